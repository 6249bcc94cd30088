package sequitur.engine.intercept;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sequitur.engine.report.Outcome;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Rewriting;
import sequitur.smtp.rule.Rule;

/**
 * Inserts what a refusal has shown to be missing, and repeats the command. Nothing is repeated once DATA was sent.
 *
 * <p>Each answer is as {@link sequitur.engine.weave.Hooks#replyRead} says: null leaves the refusal to the app.
 */
final class Repetition {

    private static final byte[] RSET = {'R', 'S', 'E', 'T'};

    private final AppAccess app;
    private final Corrector corrector;
    private final Events events;

    Repetition(AppAccess app, Corrector corrector, Events events) {
        this.app = app;
        this.corrector = corrector;
        this.events = events;
    }

    /** MAIL was refused for want of what this rule asks for. */
    @Nullable
    Object mail(RefusedCommand refused, Rule rule) throws Throwable {
        byte[] line = refused.line();
        return repeated(refused, rule, line, corrector.correct(refused.transport(), refused.conversation(), line));
    }

    /** The connection had died before MAIL: MAIL goes out on a new one. */
    @Nullable
    Object replaced(RefusedCommand refused) throws Throwable {
        byte[] line = refused.line();
        return repeated(refused, Rule.SESSION_CLOSED, line, reconnected(refused, line));
    }

    /** MAIL could not even be written: true if it was written to a new connection. */
    boolean rewritten(RefusedCommand failed) throws Throwable {
        Conversation conversation = failed.conversation();
        byte[] line = failed.line();
        CorrectionResult result = reconnected(failed, line);
        if (!(result instanceof CorrectionResult.Mended mended)
                || mended.taken().isEmpty()) {
            events.report(failed, Rule.SESSION_CLOSED, notCorrected(result.takenNames(), result.why()));
            return false;
        }
        TransportMembers members = app.members(failed.transport());
        conversation.setInserting(true);
        try {
            members.sendCommand(
                    failed.transport(), mended.rewriting().map(Rewriting::line).orElse(line));
        } catch (Throwable failure) {
            if (!members.isMessagingException(failure)) {
                throw failure;
            }
            List<String> taken = mended.takenNames();
            events.report(failed, Rule.SESSION_CLOSED, notCorrected(taken, "MAIL could not be written again"));
            return false;
        } finally {
            conversation.setInserting(false);
        }
        events.report(failed, Rule.SESSION_CLOSED, new Outcome.Healed(failed.words(), mended.takenNames(), "MAIL"));
        return true;
    }

    /**
     * RCPT was refused for want of what must come before MAIL: the transaction is given up and built up again. Only where
     * the whole plan can be foreseen to work, since the recipients that were accepted are at stake.
     */
    @Nullable
    Object recipient(RefusedCommand refused, Rule rule) throws Throwable {
        Conversation conversation = refused.conversation();
        Object transport = refused.transport();
        byte[] mail = conversation.mailLine();
        byte[] recipient = refused.line();
        List<byte[]> accepted = conversation.recipientLines();
        Plan plan = corrector.planAfterRset(transport, conversation, mail);
        if (!plan.complete() || plan.steps().isEmpty()) {
            events.report(refused, rule, notCorrected(List.of(), "nothing can be inserted or left out safely"));
            return null;
        }
        if (insert(refused, RSET) / 100 != 2) {
            return abandoned(refused, rule, List.of(), "the server refused RSET");
        }
        CorrectionResult result = corrector.correct(transport, conversation, mail);
        List<String> taken = result.takenNames();
        if (result instanceof CorrectionResult.Failed failed) {
            events.report(refused, rule, notCorrected(taken, failed.why()));
            return failed.failure();
        }
        if (!(result instanceof CorrectionResult.Mended mended)) {
            return abandoned(refused, rule, taken, "the server did not accept what was inserted");
        }
        if (insert(refused, mended.rewriting().map(Rewriting::line).orElse(mail)) / 100 != 2) {
            return abandoned(refused, rule, taken, "the server refused MAIL when it was repeated");
        }
        for (byte[] again : accepted) {
            if (insert(refused, again) / 100 != 2) {
                return abandoned(refused, rule, taken, "the server refused a recipient when it was repeated");
            }
        }
        int code = insert(refused, recipient);
        events.report(refused, rule, new Outcome.Healed(refused.words(), taken, "MAIL and RCPT"));
        return code;
    }

    /** A command that was repeated got no reply: nobody knows what the server made of it, so the connection is closed. */
    Throwable brokenOff(RefusedCommand refused, Rule rule, Throwable failure) throws Throwable {
        TransportMembers members = app.members(refused.transport());
        if (!members.isMessagingException(failure)) {
            throw failure;
        }
        members.closeConnection(refused.transport());
        String why = "a command that was inserted or repeated got no reply";
        String then = "the app was given the exception, and the connection was closed";
        events.report(refused, rule, new Outcome.NotCorrected(List.of(), why, then));
        return failure;
    }

    /** MAIL is repeated if something was inserted for it, and all went well. */
    private @Nullable Object repeated(RefusedCommand refused, Rule rule, byte[] line, CorrectionResult result)
            throws Throwable {
        if (!(result instanceof CorrectionResult.Mended mended)
                || mended.taken().isEmpty()) {
            return unmended(refused, rule, result);
        }
        int code = insert(refused, mended.rewriting().map(Rewriting::line).orElse(line));
        events.report(refused, rule, new Outcome.Healed(refused.words(), mended.takenNames(), "MAIL"));
        return code;
    }

    /** The transaction can't be built up again: no recipient may get lost in silence, so the connection is closed. */
    private Throwable abandoned(RefusedCommand refused, Rule rule, List<String> taken, String why) throws Throwable {
        TransportMembers members = app.members(refused.transport());
        String last = members.lastServerResponse(refused.transport()).strip();
        members.closeConnection(refused.transport());
        events.report(refused, rule, new Outcome.NotCorrected(taken, why, "the connection was closed"));
        return members.messagingException(
                last.isEmpty()
                        ? refused.words()
                        : refused.conversation().words(last).toString(),
                null);
    }

    private CorrectionResult reconnected(RefusedCommand refused, byte[] line) throws Throwable {
        refused.conversation().over();
        return corrector.correct(refused.transport(), refused.conversation(), line);
    }

    /** Nothing could be mended, or not to the end: the app gets the server's own refusal, or the library's exception. */
    private @Nullable Object unmended(RefusedCommand refused, Rule rule, CorrectionResult result) throws Throwable {
        events.report(refused, rule, notCorrected(result.takenNames(), result.why()));
        if (result instanceof CorrectionResult.Failed failed) {
            return failed.failure();
        }
        app.members(refused.transport())
                .setLastReply(
                        refused.transport(),
                        refused.refusal().code(),
                        refused.refusal().text());
        return null;
    }

    private int insert(RefusedCommand refused, byte[] line) throws Throwable {
        TransportMembers members = app.members(refused.transport());
        return refused.conversation().inserting(() -> members.simpleCommand(refused.transport(), line));
    }

    /** What is to be said where the app is left with the refusal. */
    static Outcome notCorrected(List<String> taken, String why) {
        return new Outcome.NotCorrected(taken, why, "the app was given the server's refusal");
    }
}
