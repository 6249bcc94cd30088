package sequitur.smtp.rule;

import java.util.Objects;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * A command that breaks a rule.
 *
 * @param rule the rule
 * @param verb the command's verb
 * @param state the state in which it was about to be sent
 */
public record Violation(Rule rule, Verb verb, SessionState state) {

    /** Checks that nothing is missing. */
    public Violation {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(state, "state");
    }

    /**
     * The reply that a strict server would give to this command.
     *
     * @return the reply, which names the rule
     */
    public Reply strictReply() {
        return Reply.of(rule.replyCode(), rule.replyStatus(), text());
    }

    /**
     * The reply that stands in for the server's where the command is blocked: the strict one, but for RCPT always a temporary
     * one. Mail libraries put a recipient that was answered by 5yz among the invalid addresses, and a good address must not
     * be lost because of an ordering fault.
     *
     * @return the reply, which names the rule
     */
    public Reply localReply() {
        return verb == Verb.RCPT ? Reply.of(451, "4.5.1", text()) : strictReply();
    }

    private String text() {
        return rule.describe(verb) + " (" + rule.id() + ", " + rule.section() + ")";
    }
}
