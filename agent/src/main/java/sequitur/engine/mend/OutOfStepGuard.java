package sequitur.engine.mend;

import java.util.Arrays;
import sequitur.engine.act.Deeds;
import sequitur.engine.act.Events;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.report.Outcome;
import sequitur.engine.transport.LocalReply;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * Closes a connection once a reply shows that what is sent next would not be taken for what it is: replies answer other commands
 * than those that they seem to answer, or a transaction can't be ended.
 */
public final class OutOfStepGuard {

    private static final int BAD_SEQUENCE = 503;
    private static final byte[] RSET = {'R', 'S', 'E', 'T'};

    private static final String OUT_OF_STEP = "no command is taken for message content, and no reply for another's";
    private static final String UNREAD = "the server has said something before MAIL that no command has asked for";
    private static final String TRANSACTION_STAYS =
            "the next message does not run into the transaction that stays open";

    private static final Outcome LEFT = new Outcome.Noticed("the connection was left as it is");

    private final Deeds deeds;
    private final Events events;

    /**
     * Makes it.
     *
     * @param deeds what closes the connection, or says that it would
     * @param events where it is told what is only noticed
     */
    public OutOfStepGuard(Deeds deeds, Events events) {
        this.deeds = deeds;
        this.events = events;
    }

    /**
     * MAIL is about to be sent: the server has said something that nobody has asked for, such as a second reply to one command. It would be
     * taken for the reply to MAIL.
     *
     * @param conversation the connection
     * @throws Throwable what the transport throws
     */
    public void beforeMail(Conversation conversation) throws Throwable {
        SessionState state = conversation.state();
        if (conversation.owed().isServerOwing()
                || state.connection().closed()
                || conversation.isInserting()
                || !(conversation.dialogue().hasSurplus() || isSurplus(conversation))
                || conversation.dialogue().wasUnreadTold()) {
            return;
        }
        drop(conversation, UNREAD, new Violation(Rule.REPLY_PENDING, Verb.MAIL, state), OUT_OF_STEP);
    }

    /** A server that goes may say so at any time (RFC 5321 section 3.8): as the reply to MAIL, that is understood. */
    private static boolean isSurplus(Conversation conversation) throws Throwable {
        String unread = conversation.wire().unread();
        return !unread.isEmpty() && !unread.startsWith("421") && !unread.startsWith("451 4.4.2");
    }

    /** Once a message is over, nothing more is to come: what is there now would answer each command after it one too early. */
    private static boolean endsMessage(SessionState before) {
        return before.awaitsReplyTo(Verb.END_OF_CONTENT) || before.awaitsReplyTo(Verb.BDAT_LAST);
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
        if (endsMessage(before) && !conversation.owed().isServerOwing() && isSurplus(conversation)) {
            conversation.dialogue().surplusSeen();
        }
        if (before.isOutOfStep(code)) {
            Verb verb = before.outstanding().get(0);
            String what = code + " is no reply to " + verb.label() + ": the server's replies are out of step";
            drop(conversation, what, new Violation(Rule.REPLY_PENDING, verb, before), OUT_OF_STEP);
        } else if (before.transaction().isOpen() && isStuckWith(conversation, before, code)) {
            Verb verb = before.outstanding().get(0);
            String what = "the server refused " + verb.label() + " with " + code;
            drop(conversation, what, new Violation(Rule.MAIL_NESTED, verb, before), TRANSACTION_STAYS);
        }
    }

    /** Whether the transaction can't be ended: not by RSET, nor by a MAIL where the server knows no RSET. */
    private static boolean isStuckWith(Conversation conversation, SessionState before, int code) {
        boolean unknown = conversation.dialogue().knowsNoReset();
        return before.awaitsReplyTo(Verb.MAIL)
                ? unknown && code == BAD_SEQUENCE
                : LocalReply.isRefusal(code)
                        && !unknown
                        && before.awaitsReplyTo(Verb.RSET)
                        && Arrays.equals(conversation.dialogue().answeredLine(), RSET);
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
        if (conversation.prevents(violation.rule())) {
            return deeds.drop(conversation, what, violation, purpose);
        }
        if (conversation.action(violation.rule()) != Action.OFF) {
            events.noticed(conversation, what, violation, LEFT);
        }
        return false;
    }
}
