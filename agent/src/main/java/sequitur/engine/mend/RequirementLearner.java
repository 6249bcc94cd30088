package sequitur.engine.mend;

import sequitur.engine.act.RefusedCommand;
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

    /** A command was refused for want of what this rule asks for. */
    void learn(RefusedCommand refused, Rule rule) {
        Conversation conversation = refused.conversation();
        MailServer server = conversation.server();
        boolean tls = rule.correction() == Correction.STARTTLS;
        Requirements shown = new Requirements(
                tls ? Requirement.NEEDED : Requirement.NOT_NEEDED, tls ? Requirement.NOT_NEEDED : Requirement.NEEDED);
        if (learned.add(server, shown)) {
            notices.learned(
                    conversation.wire().application(),
                    text(server, tls ? "TLS" : "authentication", tls ? "tls" : "auth"));
            publication.publish();
        }
        Requirements known = conversation.state().connection().requirements();
        conversation.dialogue().require(learned.over(server, known));
    }

    /** Shows nothing of it any more. */
    public void withdraw() {
        publication.withdraw();
    }

    private static String text(MailServer server, String what, String key) {
        return server.address() + " insists on " + what
                + ", as a refusal has shown. Sequitur remembers that for " + LearnedRequirements.LIFE.toMinutes()
                + " minutes; sequitur.host." + server.address() + ".require." + key + "=always says so for good.";
    }
}
