package sequitur.engine.intercept;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.HostSettings;
import sequitur.engine.config.Insistence;
import sequitur.engine.report.Outcome;
import sequitur.smtp.Action;
import sequitur.smtp.Authentication;
import sequitur.smtp.Connection;
import sequitur.smtp.Plan;
import sequitur.smtp.Reply;
import sequitur.smtp.Requirement;
import sequitur.smtp.Requirements;
import sequitur.smtp.Rewriting;
import sequitur.smtp.Rule;
import sequitur.smtp.SessionState;
import sequitur.smtp.Step;
import sequitur.smtp.Verb;
import sequitur.smtp.Violation;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.diagnosis.ReplyDiagnosis;

/**
 * Mends what a refusal has shown to be missing, and repeats the command: TLS or authentication that the server wants before
 * MAIL or RCPT, or the connection, where it had died before a transaction began. Nothing is repeated once DATA was sent.
 *
 * <p>Each answer is as {@link sequitur.engine.weave.Hooks#replyRead} says: null leaves the refusal to the app.
 */
final class Healer {

    /** A diagnosis that is less certain than this is not acted on. */
    private static final double CERTAIN_ENOUGH = 0.7;

    private static final byte[] RSET = {'R', 'S', 'E', 'T'};

    private final AppAccess app;
    private final Corrector corrector;
    private final CredentialFinder credentials;
    private final ConfiguredCredentials configured;
    private final LearnedRequirements learned;
    private final Events events;
    private final boolean dryRun;

    Healer(
            AppAccess app,
            Corrector corrector,
            CredentialFinder credentials,
            ConfiguredCredentials configured,
            LearnedRequirements learned,
            Events events,
            boolean dryRun) {
        this.app = app;
        this.corrector = corrector;
        this.credentials = credentials;
        this.configured = configured;
        this.learned = learned;
        this.events = events;
        this.dryRun = dryRun;
    }

    /** A command of the app's was refused, in a state that was this before the reply. */
    @Nullable
    Object refused(Object transport, Conversation conversation, SessionState before, LocalReply refusal)
            throws Throwable {
        Verb verb = before.awaitsReplyTo(Verb.MAIL) ? Verb.MAIL : Verb.RCPT;
        if (!before.awaitsReplyTo(verb)) {
            return null;
        }
        Case refused = new Case(transport, conversation, before, verb, refusal);
        Optional<Rule> told = told(refused);
        if (told.filter(Rule.SESSION_CLOSED::equals).isPresent()) {
            return verb == Verb.MAIL ? died(refused) : null;
        }
        Optional<Rule> wanted = wanted(refused);
        return wanted.isPresent() ? toItsEnd(refused, wanted.get()) : null;
    }

    private @Nullable Object toItsEnd(Case refused, Rule rule) throws Throwable {
        try {
            return rule == Rule.SESSION_CLOSED ? replaced(refused) : missing(refused, rule);
        } catch (Throwable failure) {
            return brokenOff(refused, rule, failure);
        }
    }

    /** A command that was repeated got no reply: nobody knows what the server made of it, so the connection is closed. */
    private Throwable brokenOff(Case refused, Rule rule, Throwable failure) throws Throwable {
        TransportMembers members = app.members(refused.transport());
        if (!members.isMessagingException(failure)) {
            throw failure;
        }
        members.closeConnection(refused.transport());
        String why = "a command that was inserted or repeated got no reply";
        String then = "the app was given the exception, and the connection was closed";
        report(refused, rule, new Outcome.NotCorrected(List.of(), why, then));
        return failure;
    }

    /** What the refusal says was broken, if that is certain enough. */
    private static Optional<Rule> told(Case refused) {
        Reply reply = Reply.parse(refused.refusal().text());
        Diagnosis diagnosis = ReplyDiagnosis.of(reply, refused.verb(), refused.before());
        return diagnosis.confidence() < CERTAIN_ENOUGH
                ? Optional.empty()
                : diagnosis.fault().rule();
    }

    /** What the refusal says is wanted, if it is missing, and nobody was told before the command went out. */
    private static Optional<Rule> wanted(Case refused) {
        return told(refused)
                .filter(rule -> isMissing(rule, refused.before().connection()))
                .filter(rule -> !refused.conversation().wasFlaggedFor(rule));
    }

    /** MAIL got no reply, or one that says that the session had ended: the connection had died before it. */
    @Nullable
    Object died(Object transport, Conversation conversation, SessionState before, LocalReply refusal) throws Throwable {
        return before.awaitsReplyTo(Verb.MAIL)
                ? died(new Case(transport, conversation, before, Verb.MAIL, refusal))
                : null;
    }

    /** MAIL could not be written: the connection had died before it. True if it was written to a new one. */
    boolean rewritten(Object transport, Conversation conversation) throws Throwable {
        SessionState before = conversation.state();
        Case failed = new Case(transport, conversation, before, Verb.MAIL, new LocalReply(0, ""));
        if (!before.awaitsReplyTo(Verb.MAIL) || !mayReconnect(failed)) {
            return false;
        }
        byte[] line = conversation.mailLine();
        CorrectionResult result = reconnected(failed, line);
        if (!(result instanceof CorrectionResult.Mended mended)
                || mended.taken().isEmpty()) {
            report(failed, Rule.SESSION_CLOSED, notCorrected(names(result.taken()), result.why()));
            return false;
        }
        TransportMembers members = app.members(transport);
        conversation.setInserting(true);
        try {
            members.sendCommand(
                    transport, mended.rewriting().map(Rewriting::line).orElse(line));
        } catch (Throwable failure) {
            if (!members.isMessagingException(failure)) {
                throw failure;
            }
            report(failed, Rule.SESSION_CLOSED, notCorrected(names(mended.taken()), "MAIL could not be written again"));
            return false;
        } finally {
            conversation.setInserting(false);
        }
        report(failed, Rule.SESSION_CLOSED, new Outcome.Healed(failed.words(), names(mended.taken()), "MAIL"));
        return true;
    }

    /** A refusal, and all that is known of it. */
    private record Case(
            Object transport, Conversation conversation, SessionState before, Verb verb, LocalReply refusal) {

        Violation violation(Rule rule) {
            return new Violation(rule, verb, before);
        }

        Action action(Rule rule) {
            return conversation.settings().policy().action(rule);
        }

        String words() {
            return !LocalReply.isRefusal(refusal.code())
                    ? "nothing"
                    : refusal.text().strip();
        }
    }

    private static boolean isMissing(Rule rule, Connection connection) {
        return switch (rule) {
            case AUTH_REQUIRED -> connection.authentication() == Authentication.NONE;
            case STARTTLS_REQUIRED -> !connection.tls();
            default -> false;
        };
    }

    private @Nullable Object missing(Case refused, Rule rule) throws Throwable {
        Conversation conversation = refused.conversation();
        HostSettings settings = conversation.settings();
        Insistence insistence = rule == Rule.AUTH_REQUIRED ? settings.authentication() : settings.tls();
        if (refused.action(rule) == Action.OFF || insistence == Insistence.NEVER) {
            return null;
        }
        if (refused.action(rule) != Action.CORRECT) {
            report(refused, rule, new Outcome.RefusedByServer(refused.words()));
            return null;
        }
        learn(conversation, rule);
        Optional<String> obstacle = rule == Rule.AUTH_REQUIRED ? obstacle(refused) : Optional.empty();
        if (obstacle.isPresent()) {
            report(refused, rule, notCorrected(List.of(), obstacle.get()));
            return null;
        }
        if (dryRun) {
            rehearse(refused, rule);
            return null;
        }
        return refused.verb() == Verb.MAIL ? mail(refused, rule) : recipient(refused, rule);
    }

    private Optional<String> obstacle(Case refused) throws Throwable {
        return credentials.areAtHand(refused.transport(), refused.conversation())
                ? Optional.empty()
                : configured.obstacle(refused.transport(), refused.conversation());
    }

    private void learn(Conversation conversation, Rule rule) {
        Requirement needed = Requirement.NEEDED;
        Requirement tls = rule == Rule.STARTTLS_REQUIRED ? needed : Requirement.NOT_NEEDED;
        Requirement authentication = rule == Rule.AUTH_REQUIRED ? needed : Requirement.NOT_NEEDED;
        learned.add(conversation.server(), new Requirements(tls, authentication));
        conversation.require(learned.over(conversation.server(), conversation.requirements()));
    }

    private @Nullable Object mail(Case refused, Rule rule) throws Throwable {
        byte[] line = refused.conversation().mailLine();
        CorrectionResult result = corrector.correct(refused.transport(), refused.conversation(), Verb.MAIL, line);
        return result instanceof CorrectionResult.Mended mended
                        && !mended.taken().isEmpty()
                ? repeat(refused, rule, line, mended)
                : unmended(refused, rule, result);
    }

    /** Sends MAIL again, now that what was missing is there; the server may then say that something else is. */
    private Object repeat(Case refused, Rule rule, byte[] line, CorrectionResult.Mended mended) throws Throwable {
        Object transport = refused.transport();
        Conversation conversation = refused.conversation();
        byte[] again = mended.rewriting().map(Rewriting::line).orElse(line);
        int code = insert(refused, again);
        report(refused, rule, new Outcome.Healed(refused.words(), names(mended.taken()), "MAIL"));
        if (!LocalReply.isRefusal(code)) {
            return code;
        }
        SessionState before = conversation.state().sent(Verb.MAIL, again);
        LocalReply refusal = new LocalReply(code, app.members(transport).lastServerResponse(transport));
        Case second = new Case(transport, conversation, before, Verb.MAIL, refusal);
        Optional<Rule> wanted = wanted(second);
        Object answer = wanted.isPresent() ? missing(second, wanted.get()) : null;
        return answer == null ? code : answer;
    }

    /**
     * RCPT was refused for want of what must come before MAIL: the transaction is given up and built up again. Only where
     * the whole plan can be foreseen to work, since the recipients that were accepted are at stake.
     */
    private @Nullable Object recipient(Case refused, Rule rule) throws Throwable {
        Conversation conversation = refused.conversation();
        Object transport = refused.transport();
        byte[] mail = conversation.mailLine();
        byte[] recipient = conversation.lastLine();
        List<byte[]> accepted = conversation.recipientLines();
        Plan plan = corrector.planAfterRset(transport, conversation, mail);
        if (!plan.complete() || plan.steps().isEmpty()) {
            report(refused, rule, notCorrected(List.of(), "nothing can be inserted or left out safely"));
            return null;
        }
        if (insert(refused, RSET) / 100 != 2) {
            return abandoned(refused, rule, List.of(), "the server refused RSET");
        }
        CorrectionResult result = corrector.correct(transport, conversation, Verb.MAIL, mail);
        List<String> taken = names(result.taken());
        if (result instanceof CorrectionResult.Failed failed) {
            report(refused, rule, notCorrected(taken, failed.why()));
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
        report(refused, rule, new Outcome.Healed(refused.words(), names(result.taken()), "MAIL and RCPT"));
        return code;
    }

    /** The transaction can't be built up again: no recipient may get lost in silence, so the connection is closed. */
    private Throwable abandoned(Case refused, Rule rule, List<String> taken, String why) throws Throwable {
        TransportMembers members = app.members(refused.transport());
        String last = members.lastServerResponse(refused.transport()).strip();
        members.closeConnection(refused.transport());
        report(refused, rule, new Outcome.NotCorrected(taken, why, "the connection was closed"));
        return members.messagingException(last.isEmpty() ? refused.words() : last, null);
    }

    private @Nullable Object died(Case refused) throws Throwable {
        return mayReconnect(refused) ? toItsEnd(refused, Rule.SESSION_CLOSED) : null;
    }

    private @Nullable Object replaced(Case refused) throws Throwable {
        byte[] line = refused.conversation().mailLine();
        CorrectionResult result = reconnected(refused, line);
        return result instanceof CorrectionResult.Mended mended
                        && !mended.taken().isEmpty()
                ? repeat(refused, Rule.SESSION_CLOSED, line, mended)
                : unmended(refused, Rule.SESSION_CLOSED, result);
    }

    /** Only where no transaction is lost with the connection, and the new one was not just opened for this very command. */
    private boolean mayReconnect(Case refused) {
        boolean may = refused.action(Rule.SESSION_CLOSED) == Action.CORRECT
                && !refused.before().transaction().isOpen()
                && !refused.conversation().isInserting();
        if (may && dryRun) {
            String would = Outcome.wouldBeDone(List.of(Outcome.NEW_CONNECTION));
            report(refused, Rule.SESSION_CLOSED, rehearsed(refused, would));
        }
        return may && !dryRun;
    }

    private void rehearse(Case refused, Rule rule) throws Throwable {
        Object transport = refused.transport();
        Conversation conversation = refused.conversation();
        byte[] mail = conversation.mailLine();
        Plan plan = refused.verb() == Verb.MAIL
                ? corrector.plan(transport, conversation, Verb.MAIL, mail)
                : corrector.planAfterRset(transport, conversation, mail);
        report(
                refused,
                rule,
                plan.complete() && !plan.steps().isEmpty()
                        ? rehearsed(refused, Rehearsal.words(plan, ""))
                        : new Outcome.RefusedByServer(refused.words()));
    }

    private static Outcome rehearsed(Case refused, String would) {
        String again = refused.verb() == Verb.MAIL ? "MAIL" : "MAIL and RCPT";
        return new Outcome.Rehearsed(
                "the server had said " + refused.words() + "; " + would + ", and " + again + " repeated");
    }

    private CorrectionResult reconnected(Case refused, byte[] line) throws Throwable {
        refused.conversation().over();
        return corrector.correct(refused.transport(), refused.conversation(), Verb.MAIL, line);
    }

    /** Nothing could be mended, or not to the end: the app gets the server's own refusal, or the library's exception. */
    private @Nullable Object unmended(Case refused, Rule rule, CorrectionResult result) throws Throwable {
        report(refused, rule, notCorrected(names(result.taken()), result.why()));
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

    private int insert(Case refused, byte[] line) throws Throwable {
        refused.conversation().setInserting(true);
        try {
            return app.members(refused.transport()).simpleCommand(refused.transport(), line);
        } finally {
            refused.conversation().setInserting(false);
        }
    }

    private void report(Case refused, Rule rule, Outcome outcome) {
        Violation violation = refused.violation(rule);
        events.report(
                refused.transport(), refused.conversation(), violation, List.of(violation), outcome, Optional.empty());
    }

    private static Outcome notCorrected(List<String> taken, String why) {
        return new Outcome.NotCorrected(taken, why, "the app was given the server's refusal");
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream().map(Step::name).toList();
    }
}
