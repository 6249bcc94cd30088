package sequitur.engine.act;

import java.util.Optional;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.transport.LocalReply;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * A command of the app's that the server refused or left unanswered, with all that is known of it.
 *
 * @param conversation the connection that it was sent on
 * @param before the state before the reply
 * @param verb the command: MAIL or RCPT
 * @param line the command as it was sent
 * @param reply the reply; one whose code is that of no refusal where there was none
 * @param rehearsal the key of the rehearsal that has given the reply; nothing if the server has
 * @param shown the rule that the command broke, by the server's words, where these are certain enough
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
public record RefusedCommand(
        Conversation conversation,
        SessionState before,
        Verb verb,
        byte[] line,
        LocalReply reply,
        Optional<String> rehearsal,
        Optional<Rule> shown) {

    /** The violation of this rule that the command is. */
    public Violation violation(Rule rule) {
        return new Violation(rule, verb, before);
    }

    /** What is to be done about this rule here. */
    public Action action(Rule rule) {
        return conversation.action(rule);
    }

    /** What the server had said, for a person. */
    public String words() {
        return !LocalReply.isRefusal(reply.code())
                ? "nothing"
                : conversation.login().words(reply.text().strip())
                        + rehearsal.map(key -> " in a rehearsal (" + key + ")").orElse("");
    }
}
