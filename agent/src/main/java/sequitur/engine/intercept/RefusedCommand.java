package sequitur.engine.intercept;

import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * A command of the app's that the server refused or left unanswered, with all that is known of it.
 *
 * @param transport the transport that sent it
 * @param conversation what was said on it
 * @param before the state before the reply
 * @param verb the command: MAIL or RCPT
 * @param line the command as it was sent
 * @param refusal the reply; one whose code is that of no refusal where there was none
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
record RefusedCommand(
        Object transport, Conversation conversation, SessionState before, Verb verb, byte[] line, LocalReply refusal) {

    Violation violation(Rule rule) {
        return new Violation(rule, verb, before);
    }

    Action action(Rule rule) {
        return conversation.action(rule);
    }

    /** What the server had said, for a person. */
    String words() {
        return !LocalReply.isRefusal(refusal.code())
                ? "nothing"
                : conversation.words(refusal.text().strip()).toString();
    }
}
