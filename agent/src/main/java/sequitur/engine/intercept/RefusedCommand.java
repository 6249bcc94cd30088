package sequitur.engine.intercept;

import sequitur.smtp.Action;
import sequitur.smtp.Rule;
import sequitur.smtp.SessionState;
import sequitur.smtp.Verb;
import sequitur.smtp.Violation;

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
