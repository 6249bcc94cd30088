package sequitur.engine.intercept;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.report.Outcome;
import sequitur.engine.weave.Hooks;
import sequitur.smtp.mend.Rewriting;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.BlockedBy;
import sequitur.smtp.rule.Correction;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Carries out a verdict: lets the command go, answers it in the server's place, or throws; and reports it. */
final class VerdictExecution {

    /** Two of them, and what is said of them, fit into one line of a report. */
    private static final int LONGEST_NAME = 180;

    private static final String NO_HALF_MESSAGE = "the server does not deliver half a message";

    private final AppAccess app;
    private final Events events;

    VerdictExecution(AppAccess app, Events events) {
        this.app = app;
        this.events = events;
    }

    /** Carries out a verdict that asks for no correction; the answer is as {@link Hooks#commandSending} says. */
    @Nullable
    Object decided(Object transport, Conversation conversation, Verdict verdict, byte[] line) throws Throwable {
        if (verdict instanceof Verdict.Log logged) {
            events.report(
                    transport,
                    conversation,
                    logged.violation(),
                    logged.all(),
                    new Outcome.Sent(),
                    remark(conversation, logged.violation()));
            return null;
        }
        return verdict instanceof Verdict.Block block
                ? block(transport, conversation, block.violation(), block.all(), line, List.of())
                : null;
    }

    /** Carries out what came of a correction; the answer is as {@link Hooks#commandSending} says. */
    @Nullable
    Object corrected(
            Object transport, Conversation conversation, Verdict.Correct verdict, byte[] line, CorrectionResult result)
            throws Throwable {
        Violation violation = verdict.violation();
        List<String> inserted = result.takenNames();
        if (result instanceof CorrectionResult.Mended mended) {
            Optional<String> change = mended.rewriting().map(Rewriting::change);
            Outcome corrected = new Outcome.Corrected(inserted, change);
            events.report(transport, conversation, violation, verdict.all(), corrected, Optional.empty());
            return mended.rewriting().map(Rewriting::line).orElse(null);
        }
        if (result instanceof CorrectionResult.Redundant) {
            Reply already = Reply.of(235, "2.7.0", "Already authenticated as this user");
            events.report(
                    transport, conversation, violation, verdict.all(), new Outcome.Answered(already), Optional.empty());
            return answer(transport, conversation, violation.verb(), LocalReply.of(already));
        }
        if (result instanceof CorrectionResult.Impossible impossible) {
            return block(transport, conversation, impossible.violation(), verdict.all(), line, inserted);
        }
        Outcome outcome = new Outcome.NotCorrected(inserted, result.why(), then(result));
        events.report(transport, conversation, violation, verdict.all(), outcome, Optional.empty());
        if (result instanceof CorrectionResult.Refused refused) {
            return answer(transport, conversation, violation.verb(), refused.reply());
        }
        return result instanceof CorrectionResult.Failed failed ? failed.failure() : null;
    }

    private static String then(CorrectionResult result) {
        if (result instanceof CorrectionResult.Refused) {
            return "the app was given that reply";
        }
        return result instanceof CorrectionResult.Failed
                ? "the app was given that exception"
                : "the command was sent as it was";
    }

    /** The content of a message broke off: the connection is closed before anything else can be taken for its text. */
    void contentBrokeOff(Object transport, Conversation conversation) throws Throwable {
        Violation violation = new Violation(Rule.DATA_CONTENT, Verb.OTHER, conversation.state());
        Optional<String> remark = remark(conversation, violation);
        app.members(transport).closeConnection(transport);
        events.report(
                transport,
                conversation,
                "sendMessage() failed in the middle of the message content",
                violation,
                List.of(violation),
                new Outcome.Dropped(NO_HALF_MESSAGE),
                remark);
    }

    /** The message's own code closed the stream that it was given, which was kept open, or not. */
    void contentClosed(Object transport, Conversation conversation, Rule rule, boolean ignored) {
        Violation violation = new Violation(rule, Verb.OTHER, conversation.state());
        events.report(
                transport,
                conversation,
                "writeTo() closed the stream that it was given",
                violation,
                List.of(violation),
                new Outcome.StreamClosed(ignored),
                Optional.empty());
    }

    /** A message is sent in the middle of another one, which goes on. Gives back what is thrown to the app. */
    Throwable nested(Object transport, Conversation conversation, Violation violation) throws Throwable {
        String text = "sendMessage() in the middle of another message on the same Transport";
        events.report(
                transport,
                conversation,
                text,
                violation,
                List.of(violation),
                new Outcome.Refused(text),
                Optional.of("The other message goes on. Send this one on a Transport of its own."));
        // Without an IOException in it: for one of those the library would close the connection.
        return app.members(transport).messagingException(text, null);
    }

    /**
     * A transaction was left open by a command that was blocked: RSET ends it, or else the connection is closed, as where replies
     * are outstanding that would be taken for the one to RSET.
     */
    void endTransaction(Object transport, Conversation conversation) throws Throwable {
        TransportMembers members = app.members(transport);
        int code = members.lastReturnCode(transport);
        String text = members.lastServerResponse(transport);
        try {
            if (conversation.isServerOwing()
                    || conversation.inserting(() -> members.simpleCommand(transport, "RSET")) / 100 != 2) {
                members.closeConnection(transport);
            }
        } finally {
            members.setLastReply(transport, code, text);
        }
    }

    private Object block(
            Object transport,
            Conversation conversation,
            Violation violation,
            List<Violation> all,
            byte[] line,
            List<String> inserted)
            throws Throwable {
        if (violation.rule().blockedBy() == BlockedBy.EXCEPTION) {
            conversation.forgeryWasBlocked();
            String text = "Command contains illegal character: " + firstIllegal(line);
            events.report(transport, conversation, violation, all, new Outcome.Refused(text), Optional.empty());
            // What Angus Mail 2.0.4 and its contemporaries throw, so that apps need to know but one exception.
            return app.members(transport)
                    .messagingException("Can't send command to SMTP host", new IllegalArgumentException(text));
        }
        Reply reply = violation.localReply();
        Outcome outcome = new Outcome.Blocked(reply);
        Optional<String> remark = remark(conversation, violation);
        if (conversation.isInContent()) {
            app.members(transport).closeConnection(transport);
            outcome = new Outcome.Dropped(NO_HALF_MESSAGE);
        } else if (violation.rule().blockedBy() == BlockedBy.GIVE_UP
                && conversation.state().inSaslExchange()) {
            remark = Optional.of(giveUpExchange(transport, conversation));
        } else if (violation.rule().correction() == Correction.READ_REPLY && conversation.hasMissedReply()) {
            // Without a timeout the app may still read one reply for each of its commands, in their order.
            app.members(transport).closeConnection(transport);
            outcome = new Outcome.Dropped("the late reply is not taken for the answer to another command");
        } else if (!inserted.isEmpty()) {
            outcome = new Outcome.NotCorrected(inserted, "nothing more can be inserted safely", "it was blocked");
        }
        events.report(transport, conversation, violation, all, outcome, remark);
        return answer(transport, conversation, violation.verb(), LocalReply.of(reply));
    }

    /**
     * The app is told that the exchange is over, so it has to be: else the next command would be taken for a line of it. Says what
     * was done, in a sentence.
     */
    private String giveUpExchange(Object transport, Conversation conversation) throws Throwable {
        TransportMembers members = app.members(transport);
        try {
            if (conversation.isServerOwing()) {
                members.closeConnection(transport);
                return "Replies were outstanding in the SASL exchange that it was sent into, and the connection was closed.";
            }
            conversation.inserting(() -> members.simpleCommand(transport, "*"));
            return "The SASL exchange that it was sent into was given up.";
        } catch (Throwable failure) {
            if (!members.isMessagingException(failure)) {
                throw failure;
            }
            members.closeConnection(transport);
            return "The SASL exchange that it was sent into could not be given up, and the connection was closed.";
        }
    }

    /** Gives the app a reply in the server's place. BDAT has none: its chunk would be written before it is read. */
    private Object answer(Object transport, Conversation conversation, Verb verb, LocalReply reply) throws Throwable {
        if (verb == Verb.BDAT || verb == Verb.BDAT_LAST) {
            return app.members(transport).messagingException(reply.text(), null);
        }
        conversation.answerLocally(reply);
        return Hooks.SKIP;
    }

    private static Optional<String> remark(Conversation conversation, Violation violation) {
        if (violation.rule() == Rule.TRANSPORT_SHARED) {
            return Optional.of("The transaction was opened by the thread \""
                    + Printable.of(conversation.transactionOwnerName(), LONGEST_NAME)
                    + "\", and this command comes from \""
                    + Printable.of(Thread.currentThread().getName(), LONGEST_NAME) + "\".");
        }
        return conversation.isInContent()
                ? conversation.contentFailure().map(failure -> "The content failed with " + Printable.of(failure) + ".")
                : Optional.empty();
    }

    private static String firstIllegal(byte[] line) {
        for (byte octet : line) {
            if (octet == '\r' || octet == '\n' || octet == 0) {
                return String.format(Locale.ROOT, "0x%02x", octet);
            }
        }
        throw new IllegalArgumentException("the line holds no CR, LF or NUL");
    }
}
