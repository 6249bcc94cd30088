package sequitur.engine.intercept;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sequitur.engine.report.Outcome;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * Closes a connection once a reply shows that what is sent next would not be taken for what it is: replies answer other commands
 * than those that they seem to answer, or a transaction can't be ended.
 */
final class LostDialogue {

    private static final byte[] RSET = {'R', 'S', 'E', 'T'};

    private static final String OUT_OF_STEP = "no command is taken for message content, and no reply for another's";
    private static final String TRANSACTION_STAYS =
            "the next message does not run into the transaction that stays open";

    private final AppAccess app;
    private final Events events;
    private final boolean dryRun;

    LostDialogue(AppAccess app, Events events, boolean dryRun) {
        this.app = app;
        this.events = events;
        this.dryRun = dryRun;
    }

    /** A reply was read, in a state that was this before it. */
    void answered(Object transport, Conversation conversation, SessionState before, int code) throws Throwable {
        if (before.isOutOfStep(code)) {
            Verb verb = before.outstanding().get(0);
            String what = code + " is no reply to " + verb.label() + ": the server's replies are out of step";
            drop(transport, conversation, new Violation(Rule.REPLY_PENDING, verb, before), what, OUT_OF_STEP);
        } else if (LocalReply.isRefusal(code)
                && before.awaitsReplyTo(Verb.RSET)
                && before.transaction().isOpen()
                && Arrays.equals(conversation.answeredLine(), RSET)) {
            Violation violation = new Violation(Rule.MAIL_NESTED, Verb.RSET, before);
            drop(transport, conversation, violation, "the server refused RSET with " + code, TRANSACTION_STAYS);
        }
    }

    /**
     * The library says QUIT in the middle of reading a reply, since that one was none; it would do so again for each line that is
     * none. True if the connection was closed instead.
     */
    boolean garbled(Object transport, Conversation conversation) throws Throwable {
        SessionState state = conversation.state();
        Verb verb = state.outstanding().stream().findFirst().orElse(Verb.OTHER);
        String what = "the reply to " + verb.label() + " does not begin with a code";
        return drop(transport, conversation, new Violation(Rule.REPLY_PENDING, verb, state), what, OUT_OF_STEP);
    }

    private boolean drop(Object transport, Conversation conversation, Violation violation, String what, String purpose)
            throws Throwable {
        if (!conversation.prevents(violation.rule())) {
            return false;
        }
        if (!dryRun) {
            app.members(transport).closeConnection(transport);
        }
        Outcome outcome = dryRun ? new Outcome.Rehearsed(Rehearsal.CLOSED) : new Outcome.Dropped(purpose);
        events.report(transport, conversation, what, violation, List.of(violation), outcome, Optional.empty());
        return !dryRun;
    }
}
