package sequitur.engine.mend;

import java.util.List;
import java.util.Optional;
import sequitur.engine.act.Answer;
import sequitur.engine.act.Events;
import sequitur.engine.act.RefusedCommand;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CorrectionResult;
import sequitur.engine.conversation.CorrectionResult.TakenBack.Kept;
import sequitur.engine.report.Outcome;
import sequitur.engine.report.Outcome.GivenBack.Left;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.Wire;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Rewriting;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.wire.Verb;

/**
 * Inserts what a refusal has shown to be missing, and repeats the command. Nothing is repeated once DATA was sent.
 *
 * <p>Each answer is one to the reply: {@link Answer#PASS} leaves the refusal to the app.
 */
final class Repetition {

    private static final byte[] RSET = {'R', 'S', 'E', 'T'};

    private static final String REFUSAL = "the server's refusal";

    private final Corrector corrector;
    private final RequirementLearner learner;
    private final Events events;

    Repetition(Corrector corrector, RequirementLearner learner, Events events) {
        this.corrector = corrector;
        this.learner = learner;
        this.events = events;
    }

    /** MAIL was refused for want of what this rule asks for. */
    Answer mail(RefusedCommand refused, Rule rule) throws Throwable {
        return repeated(refused, rule, corrector.correct(refused.conversation(), refused.line()));
    }

    /** The connection had died before MAIL: MAIL goes out on a new one. */
    Answer onNewConnection(RefusedCommand refused) throws Throwable {
        return repeated(refused, Rule.SESSION_CLOSED, reconnected(refused));
    }

    /** MAIL could not even be written: true if it was written to a new connection. */
    boolean writtenToNewConnection(RefusedCommand failed) throws Throwable {
        CorrectionResult result = reconnected(failed);
        if (!(result instanceof CorrectionResult.Mended mended)
                || mended.taken().isEmpty()) {
            events.report(failed, Rule.SESSION_CLOSED, notCorrected(result.takenNames(), result.why()));
            return false;
        }
        Wire wire = failed.conversation().wire();
        byte[] again = mended.rewriting().map(Rewriting::line).orElse(failed.line());
        try {
            failed.conversation().inserting(() -> {
                wire.write(again);
                return true;
            });
        } catch (Throwable failure) {
            if (!wire.isMessagingException(failure)) {
                throw failure;
            }
            Outcome outcome = notCorrected(mended.takenNames(), "MAIL could not be written again");
            events.report(failed, Rule.SESSION_CLOSED, outcome);
            return false;
        }
        events.report(failed, Rule.SESSION_CLOSED, new Outcome.Healed(failed.words(), mended.takenNames(), "MAIL"));
        return true;
    }

    /**
     * RCPT was refused for want of what must come before MAIL: the transaction is given up and built up again. Only where
     * the whole plan can be foreseen to work, since the recipients that were accepted are at stake. If it does not work, the transaction
     * is built up as it was, and the app gets the refusal that it would have got without the agent.
     */
    Answer recipient(RefusedCommand refused, Rule rule) throws Throwable {
        Conversation conversation = refused.conversation();
        Transaction transaction = new Transaction(
                conversation.mail().mailLine(), conversation.mail().recipientLines());
        Plan plan = Planner.planAfterRset(conversation, transaction.mail());
        if (!plan.complete() || plan.steps().isEmpty()) {
            events.report(refused, rule, notCorrected(List.of(), "nothing can be inserted or left out safely"));
            return Answer.PASS;
        }
        try {
            return insertedBefore(refused, rule, transaction);
        } catch (Throwable failure) {
            if (!conversation.wire().isMessagingException(failure)) {
                throw failure;
            }
            return asItWas(refused, rule, transaction, List.of(), "a command that was inserted got no reply");
        }
    }

    private Answer insertedBefore(RefusedCommand refused, Rule rule, Transaction transaction) throws Throwable {
        Conversation conversation = refused.conversation();
        if (!LocalReply.isAcceptance(Rebuilding.insert(conversation, RSET))) {
            return asItWas(refused, rule, transaction, List.of(), "the server refused RSET");
        }
        CorrectionResult result = corrector.correct(conversation, transaction.mail());
        List<String> taken = result.takenNames();
        if (!(result instanceof CorrectionResult.Mended mended)) {
            return asItWas(refused, rule, transaction, taken, result.why());
        }
        byte[] mail = mended.rewriting().map(Rewriting::line).orElse(transaction.mail());
        Optional<String> broken = Rebuilding.of(conversation, mail, transaction.recipients());
        if (broken.isPresent()) {
            return asItWas(refused, rule, transaction, taken, broken.get());
        }
        int code = Rebuilding.insert(conversation, refused.line());
        if (Permission.isDenied(code, conversation.wire().replyText())) {
            return asItWas(refused, rule, transaction, taken, "the server refused RCPT again when it was repeated");
        }
        events.report(refused, rule, new Outcome.Healed(refused.words(), taken, "MAIL and RCPT"));
        return new Answer.OtherReply(code);
    }

    /** What the app had built up before a command was refused. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
    private record Transaction(byte[] mail, List<byte[]> recipients) {}

    /**
     * The transaction is built up as the app had it: on a connection as the library makes it, so that nothing stands between the server
     * and the app that it has not asked for. No recipient may get lost in silence: if that fails, the connection is closed.
     */
    private Answer asItWas(RefusedCommand refused, Rule rule, Transaction transaction, List<String> taken, String why)
            throws Throwable {
        Conversation conversation = refused.conversation();
        if (!Reconnector.startAgain(conversation)) {
            return abandoned(refused, rule, taken, why);
        }
        Optional<String> broken = Rebuilding.of(conversation, transaction.mail(), transaction.recipients());
        if (broken.isPresent()) {
            return abandoned(refused, rule, taken, broken.get());
        }
        conversation.wire().setReply(refused.reply());
        events.report(refused, rule, new Outcome.GivenBack(taken, why, REFUSAL, Left.REBUILT));
        return Answer.PASS;
    }

    /**
     * MAIL or RCPT was refused to a login that the agent had inserted, which the app has not asked for: what the server says
     * to it without that login is what counts.
     */
    Answer withoutLogin(RefusedCommand refused) throws Throwable {
        Conversation conversation = refused.conversation();
        boolean mail = refused.verb() == Verb.MAIL;
        byte[] mailLine = mail ? refused.line() : conversation.mail().mailLine();
        List<byte[]> recipients = mail ? List.of() : conversation.mail().recipientLines();
        learner.forget(conversation);
        if (!Reconnector.startAgain(conversation)) {
            return withoutLogin(refused, "no new connection could be opened");
        }
        Optional<String> broken = Rebuilding.of(conversation, mailLine, recipients);
        if (broken.isPresent()) {
            return mail
                    ? withoutLogin(refused, broken.get())
                    : abandoned(refused, Rule.AUTH_REQUIRED, List.of(), broken.get());
        }
        int code = mail ? conversation.wire().replyCode() : Rebuilding.insert(conversation, refused.line());
        if (!LocalReply.isAcceptance(code)) {
            return withoutLogin(refused, "the server refused RCPT without it, too");
        }
        String again = refused.verb().label();
        events.withoutLogin(refused, new Outcome.Healed(refused.words(), List.of(Outcome.NEW_CONNECTION), again));
        return new Answer.OtherReply(code);
    }

    /** Without the login it is refused as well: the app gets the refusal that was meant for it. */
    private Answer withoutLogin(RefusedCommand refused, String why) throws Throwable {
        refused.conversation().wire().setReply(refused.reply());
        events.withoutLogin(refused, notCorrected(List.of(), why));
        return Answer.PASS;
    }

    /**
     * A command that was inserted or repeated got no reply. The connection is closed by then. A refusal that was to be mended still is
     * the app's, on a new connection; where none was, the app gets the exception.
     */
    Answer brokenOff(RefusedCommand refused, Rule rule, Throwable failure) throws Throwable {
        Wire wire = refused.conversation().wire();
        if (!wire.isMessagingException(failure)) {
            throw failure;
        }
        wire.close();
        String why = "a command that was inserted or repeated got no reply";
        if (rule == Rule.SESSION_CLOSED || refused.verb() != Verb.MAIL) {
            events.report(refused, rule, new Outcome.GivenBack(List.of(), why, "the exception", Left.CLOSED));
            return new Answer.Throw(failure);
        }
        return refusedAfterAll(refused, rule, List.of(), why);
    }

    /** The app gets the refusal that it would have got without the agent, and a connection that is of use. */
    private Answer refusedAfterAll(RefusedCommand refused, Rule rule, List<String> taken, String why) throws Throwable {
        Conversation conversation = refused.conversation();
        boolean stands = conversation.wire().findSocket().isPresent()
                && !conversation.state().connection().closed();
        Left connection = stands ? Left.AS_IT_IS : Reconnector.startAgain(conversation) ? Left.REOPENED : Left.CLOSED;
        conversation.wire().setReply(refused.reply());
        events.report(refused, rule, new Outcome.GivenBack(taken, why, REFUSAL, connection));
        return Answer.PASS;
    }

    /** MAIL is repeated if something was inserted for it, and all went well. */
    private Answer repeated(RefusedCommand refused, Rule rule, CorrectionResult result) throws Throwable {
        if (!(result instanceof CorrectionResult.Mended mended)
                || mended.taken().isEmpty()) {
            return unmended(refused, rule, result);
        }
        int code = Rebuilding.insert(
                refused.conversation(), mended.rewriting().map(Rewriting::line).orElse(refused.line()));
        if (LocalReply.isAcceptance(code)) {
            learner.confirm(refused);
        }
        events.report(refused, rule, new Outcome.Healed(refused.words(), mended.takenNames(), "MAIL"));
        return new Answer.OtherReply(code);
    }

    /** The transaction can't be built up again: no recipient may get lost in silence, so the connection is closed. */
    private Answer abandoned(RefusedCommand refused, Rule rule, List<String> taken, String why) throws Throwable {
        Conversation conversation = refused.conversation();
        String last = conversation.wire().replyText().strip();
        String words = last.isEmpty()
                ? refused.words()
                : conversation.login().words(last).toString();
        conversation.wire().close();
        events.report(refused, rule, new Outcome.NotCorrected(taken, why, "the connection was closed"));
        return new Answer.Throw(conversation.wire().messagingException(words, null));
    }

    private CorrectionResult reconnected(RefusedCommand refused) throws Throwable {
        refused.conversation().connectionEnded();
        return corrector.correct(refused.conversation(), refused.line());
    }

    /** Nothing could be mended, or not to the end: the app gets the server's own refusal, or the exception of a new connection. */
    private Answer unmended(RefusedCommand refused, Rule rule, CorrectionResult result) throws Throwable {
        if (rule == Rule.SESSION_CLOSED && result instanceof CorrectionResult.Failed failed) {
            events.report(
                    refused,
                    rule,
                    new Outcome.GivenBack(result.takenNames(), result.why(), "that exception", Left.AS_IT_IS));
            return new Answer.Throw(failed.failure());
        }
        if (result instanceof CorrectionResult.TakenBack back && back.connection() == Kept.REPLACED) {
            refused.conversation().wire().setReply(refused.reply());
            events.report(refused, rule, new Outcome.GivenBack(back.takenNames(), back.why(), REFUSAL, Left.REOPENED));
            return Answer.PASS;
        }
        return refusedAfterAll(refused, rule, result.takenNames(), result.why());
    }

    /** What is to be said where the app is left with the refusal. */
    static Outcome notCorrected(List<String> taken, String why) {
        return new Outcome.GivenBack(taken, why, REFUSAL, Left.AS_IT_IS);
    }
}
