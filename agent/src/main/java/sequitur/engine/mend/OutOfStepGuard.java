package sequitur.engine.mend;

import java.util.Arrays;
import sequitur.engine.act.Deeds;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.transport.LocalReply;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * Closes a connection once a reply shows that what is sent next would not be taken for what it is: replies answer other commands
 * than those that they seem to answer, or a transaction can't be ended.
 */
public final class OutOfStepGuard {

    private static final byte[] RSET = {'R', 'S', 'E', 'T'};

    private static final String OUT_OF_STEP = "no command is taken for message content, and no reply for another's";
    private static final String TRANSACTION_STAYS =
            "the next message does not run into the transaction that stays open";

    private final Deeds deeds;

    /**
     * Makes it.
     *
     * @param deeds what closes the connection, or says that it would
     */
    public OutOfStepGuard(Deeds deeds) {
        this.deeds = deeds;
    }

    /**
     * A reply was read.
     *
     * @param conversation the connection
     * @param before the state before the reply
     * @param code the reply's code
     * @throws Throwable what the transport throws
     */
    public void replyRead(Conversation conversation, SessionState before, int code) throws Throwable {
        if (before.isOutOfStep(code)) {
            Verb verb = before.outstanding().get(0);
            String what = code + " is no reply to " + verb.label() + ": the server's replies are out of step";
            drop(conversation, what, new Violation(Rule.REPLY_PENDING, verb, before), OUT_OF_STEP);
        } else if (LocalReply.isRefusal(code)
                && before.awaitsReplyTo(Verb.RSET)
                && before.transaction().isOpen()
                && Arrays.equals(conversation.dialogue().answeredLine(), RSET)) {
            Violation violation = new Violation(Rule.MAIL_NESTED, Verb.RSET, before);
            drop(conversation, "the server refused RSET with " + code, violation, TRANSACTION_STAYS);
        }
    }

    /**
     * The library says QUIT in the middle of reading a reply, since that one was none; it would do so again for each line that is
     * none.
     *
     * @param conversation the connection
     * @return true if the connection was closed instead
     * @throws Throwable what the transport throws
     */
    public boolean replyGarbled(Conversation conversation) throws Throwable {
        SessionState state = conversation.state();
        Verb verb = state.outstanding().stream().findFirst().orElse(Verb.OTHER);
        String what = "the reply to " + verb.label() + " does not begin with a code";
        return drop(conversation, what, new Violation(Rule.REPLY_PENDING, verb, state), OUT_OF_STEP);
    }

    private boolean drop(Conversation conversation, String what, Violation violation, String purpose) throws Throwable {
        return conversation.prevents(violation.rule()) && deeds.drop(conversation, what, violation, purpose);
    }
}
