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
 * @param weight how grave it is: as the rule says, or lighter
 */
public record Violation(Rule rule, Verb verb, SessionState state, Weight weight) {

    /** RFC 3463 section 3.2: what is wrong with the address of a recipient, where the rule names that of a sender. */
    private static final String BAD_SENDER = "5.1.7";

    private static final String BAD_RECIPIENT = "5.1.3";

    /** Checks that nothing is missing. */
    public Violation {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(weight, "weight");
    }

    /**
     * One that is as grave as its rule.
     *
     * @param rule the rule
     * @param verb the command's verb
     * @param state the state in which it was about to be sent
     */
    public Violation(Rule rule, Verb verb, SessionState state) {
        this(rule, verb, state, rule.weight());
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
     * The reply that stands in for the server's where the command is blocked: the strict one, but for RCPT a temporary
     * one, unless it is the address itself that is wrong. Mail libraries put a recipient that was answered by 5yz among the invalid
     * addresses, and a good address must not be lost because of an ordering fault; a bad one stays bad however often it is tried.
     *
     * @return the reply, which names the rule
     */
    public Reply localReply() {
        if (verb != Verb.RCPT) {
            return strictReply();
        }
        if (!rule.isOfTheAddress()) {
            return Reply.of(451, "4.5.1", text());
        }
        String status = rule.replyStatus().equals(BAD_SENDER) ? BAD_RECIPIENT : rule.replyStatus();
        return Reply.of(rule.replyCode(), status, text());
    }

    private String text() {
        return rule.describe(verb) + " (" + rule.id() + ", " + rule.section() + ")";
    }
}
