package sequitur.engine.mend;

import sequitur.engine.act.RefusedCommand;
import sequitur.engine.config.RequirementMode;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.LearnedRequirements;
import sequitur.engine.report.Notices;
import sequitur.engine.report.RequirementsPublication;
import sequitur.engine.transport.MailServer;
import sequitur.smtp.rule.Correction;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;

/** Takes note of what a refusal shows a server to insist on: for this connection, the next ones, and whoever runs the app. */
public final class RequirementLearner {

    private final LearnedRequirements learned;
    private final Notices notices;
    private final RequirementsPublication publication;

    /**
     * Makes one.
     *
     * @param learned where it is kept
     * @param notices where whoever runs the app is told
     */
    public RequirementLearner(LearnedRequirements learned, Notices notices) {
        this.learned = learned;
        this.notices = notices;
        this.publication = new RequirementsPublication(learned::all);
    }

    /** A command was refused for want of what this rule asks for: for its repetition, the connection is held to insist on it. */
    void suppose(RefusedCommand refused, Rule rule) {
        Conversation conversation = refused.conversation();
        Requirements known = conversation.state().connection().requirements();
        conversation
                .dialogue()
                .require(
                        rule.correction() == Correction.STARTTLS
                                ? new Requirements(Requirement.NEEDED, known.authentication())
                                : new Requirements(known.tls(), Requirement.NEEDED));
    }

    /**
     * The server has taken MAIL once it was given what a refusal had asked for: it insists on that. Unless the refusal named the
     * sender: then it holds for that one, who knows for whom else. And unless it was rehearsed: then the server has shown nothing.
     */
    void confirm(RefusedCommand refused) {
        Conversation conversation = refused.conversation();
        if (refused.rehearsal().isPresent() || NamedAddress.isIn(refused.reply().text(), refused.line())) {
            return;
        }
        Requirements met = conversation.state().connection().requirements();
        boolean tls = met.tls() == Requirement.NEEDED && conversation.settings().tls() == RequirementMode.AUTO;
        boolean authentication = met.authentication() == Requirement.NEEDED
                && conversation.settings().authentication() == RequirementMode.AUTO;
        if (tls) {
            add(conversation, new Requirements(Requirement.NEEDED, Requirement.NOT_NEEDED), "TLS", "tls");
        }
        if (authentication) {
            add(conversation, new Requirements(Requirement.NOT_NEEDED, Requirement.NEEDED), "authentication", "auth");
        }
    }

    private void add(Conversation conversation, Requirements shown, String what, String key) {
        MailServer server = conversation.server();
        if (learned.add(server, shown)) {
            notices.inform(conversation.wire().application(), text(server, what, key));
            publication.publish();
        }
    }

    /** What was learned can't be given to this server, and it may take mail without it: nothing of it counts any more. */
    void forget(Conversation conversation) {
        learned.forget(conversation.server());
    }

    /** Shows nothing of it any more. */
    public void withdraw() {
        publication.withdraw();
    }

    private static String text(MailServer server, String what, String key) {
        return server.address() + " requires " + what
                + ", as a refusal has shown. Sequitur remembers that for " + LearnedRequirements.LIFE.toMinutes()
                + " minutes; sequitur.host." + server.address() + ".require." + key + "=always makes this permanent.";
    }
}
