package sequitur.engine.intercept;

import sequitur.engine.report.Notices;
import sequitur.engine.report.RequirementsPublication;
import sequitur.smtp.rule.Correction;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;

/** Takes note of what a refusal shows a server to insist on: for this connection, the next ones, and whoever runs the app. */
final class Lessons {

    private final LearnedRequirements learned;
    private final Notices notices;
    private final RequirementsPublication publication;

    Lessons(LearnedRequirements learned, Notices notices) {
        this.learned = learned;
        this.notices = notices;
        this.publication = new RequirementsPublication(learned::all);
    }

    /** A command was refused for want of what this rule asks for. */
    void learn(RefusedCommand refused, Rule rule) {
        Conversation conversation = refused.conversation();
        Server server = conversation.server();
        boolean tls = rule.correction() == Correction.STARTTLS;
        Requirements shown = new Requirements(
                tls ? Requirement.NEEDED : Requirement.NOT_NEEDED, tls ? Requirement.NOT_NEEDED : Requirement.NEEDED);
        if (learned.add(server, shown)) {
            notices.learned(refused.transport().getClass().getClassLoader(), text(server, tls));
            publication.publish();
        }
        conversation.require(learned.over(server, conversation.requirements()));
    }

    /** Shows nothing of it any more. */
    void withdraw() {
        publication.withdraw();
    }

    private static String text(Server server, boolean tls) {
        return server.address() + " insists on " + (tls ? "TLS" : "authentication")
                + ", as a refusal has shown. Sequitur remembers that for " + LearnedRequirements.LIFE.toMinutes()
                + " minutes; sequitur.host." + server.address() + ".require." + (tls ? "tls" : "auth")
                + "=always says so for good.";
    }
}
