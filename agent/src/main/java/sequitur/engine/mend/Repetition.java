package sequitur.engine.mend;

import java.util.List;
import sequitur.engine.act.Answer;
import sequitur.engine.act.Events;
import sequitur.engine.act.RefusedCommand;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CorrectionResult;
import sequitur.engine.report.Outcome;
import sequitur.engine.transport.Wire;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Rewriting;
import sequitur.smtp.rule.Rule;

/**
 * Inserts what a refusal has shown to be missing, and repeats the command. Nothing is repeated once DATA was sent.
 *
 * <p>Each answer is one to the reply: {@link Answer#PASS} leaves the refusal to the app.
 */
final class Repetition {

    private static final byte[] RSET = {'R', 'S', 'E', 'T'};

    private final Corrector corrector;
    private final Events events;

    Repetition(Corrector corrector, Events events) {
        this.corrector = corrector;
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
     * the whole plan can be foreseen to work, since the recipients that were accepted are at stake.
     */
    Answer recipient(RefusedCommand refused, Rule rule) throws Throwable {
        Conversation conversation = refused.conversation();
        byte[] mail = conversation.mail().mailLine();
        List<byte[]> accepted = conversation.mail().recipientLines();
        Plan plan = Planner.planAfterRset(conversation, mail);
        if (!plan.complete() || plan.steps().isEmpty()) {
            events.report(refused, rule, notCorrected(List.of(), "nothing can be inserted or left out safely"));
            return Answer.PASS;
        }
        if (insert(refused, RSET) / 100 != 2) {
            return abandoned(refused, rule, List.of(), "the server refused RSET");
        }
        CorrectionResult result = corrector.correct(conversation, mail);
        List<String> taken = result.takenNames();
        if (result instanceof CorrectionResult.Failed failed) {
            events.report(refused, rule, notCorrected(taken, failed.why()));
            return new Answer.Throw(failed.failure());
        }
        if (!(result instanceof CorrectionResult.Mended mended)) {
            return abandoned(refused, rule, taken, "the server did not accept what was inserted");
        }
        byte[] again = mended.rewriting().map(Rewriting::line).orElse(mail);
        return builtUp(refused, rule, taken, again, accepted);
    }

    private Answer builtUp(RefusedCommand refused, Rule rule, List<String> taken, byte[] mail, List<byte[]> accepted)
            throws Throwable {
        if (insert(refused, mail) / 100 != 2) {
            return abandoned(refused, rule, taken, "the server refused MAIL when it was repeated");
        }
        for (byte[] again : accepted) {
            if (insert(refused, again) / 100 != 2) {
                return abandoned(refused, rule, taken, "the server refused a recipient when it was repeated");
            }
        }
        int code = insert(refused, refused.line());
        events.report(refused, rule, new Outcome.Healed(refused.words(), taken, "MAIL and RCPT"));
        return new Answer.OtherReply(code);
    }

    /** A command that was repeated got no reply: nobody knows what the server made of it, so the connection is closed. */
    Answer brokenOff(RefusedCommand refused, Rule rule, Throwable failure) throws Throwable {
        Wire wire = refused.conversation().wire();
        if (!wire.isMessagingException(failure)) {
            throw failure;
        }
        wire.close();
        String why = "a command that was inserted or repeated got no reply";
        String then = "the app was given the exception, and the connection was closed";
        events.report(refused, rule, new Outcome.NotCorrected(List.of(), why, then));
        return new Answer.Throw(failure);
    }

    /** MAIL is repeated if something was inserted for it, and all went well. */
    private Answer repeated(RefusedCommand refused, Rule rule, CorrectionResult result) throws Throwable {
        if (!(result instanceof CorrectionResult.Mended mended)
                || mended.taken().isEmpty()) {
            return unmended(refused, rule, result);
        }
        int code = insert(refused, mended.rewriting().map(Rewriting::line).orElse(refused.line()));
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

    /** Nothing could be mended, or not to the end: the app gets the server's own refusal, or the library's exception. */
    private Answer unmended(RefusedCommand refused, Rule rule, CorrectionResult result) throws Throwable {
        events.report(refused, rule, notCorrected(result.takenNames(), result.why()));
        if (result instanceof CorrectionResult.Failed failed) {
            return new Answer.Throw(failed.failure());
        }
        refused.conversation().wire().setReply(refused.reply());
        return Answer.PASS;
    }

    private static int insert(RefusedCommand refused, byte[] line) throws Throwable {
        Wire wire = refused.conversation().wire();
        return refused.conversation().inserting(() -> wire.send(line));
    }

    /** What is to be said where the app is left with the refusal. */
    static Outcome notCorrected(List<String> taken, String why) {
        return new Outcome.NotCorrected(taken, why, "the app was given the server's refusal");
    }
}
