package sequitur.engine.intercept;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.HostSettings;
import sequitur.engine.config.RequirementMode;
import sequitur.engine.report.Outcome;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Step;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Correction;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * Decides what is done about a refusal: whether it shows that TLS or authentication is missing, or that the connection had
 * died before a transaction began, and whether that may be mended here.
 *
 * <p>Each answer is as {@link sequitur.engine.weave.Hooks#replyRead} says: null leaves the refusal to the app.
 */
final class Healer {

    /** A diagnosis that is less certain than this is not acted on. */
    private static final double CERTAIN_ENOUGH = 0.7;

    private static final String OUTSTANDING = "the app has yet to read the replies to other commands";

    private final AppAccess app;
    private final Corrector corrector;
    private final AuthObstacles obstacles;
    private final Lessons lessons;
    private final Repetition repetition;
    private final Events events;
    private final boolean dryRun;

    Healer(
            AppAccess app,
            Corrector corrector,
            AuthObstacles obstacles,
            Lessons lessons,
            Events events,
            boolean dryRun) {
        this.app = app;
        this.corrector = corrector;
        this.obstacles = obstacles;
        this.lessons = lessons;
        this.repetition = new Repetition(app, corrector, events);
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
        byte[] line = conversation.answeredLine();
        RefusedCommand refused = new RefusedCommand(transport, conversation, before, verb, line, refusal);
        Optional<Rule> told = told(refused);
        if (told.filter(Rule.SESSION_CLOSED::equals).isPresent()) {
            return verb == Verb.MAIL ? died(refused) : null;
        }
        Optional<Rule> wanted = wanted(refused);
        return wanted.isPresent() ? toItsEnd(refused, wanted.get()) : null;
    }

    /** MAIL got no reply, or one that says that the session had ended: the connection had died before it. */
    @Nullable
    Object died(Object transport, Conversation conversation, SessionState before, LocalReply refusal) throws Throwable {
        byte[] line = conversation.answeredLine();
        return before.awaitsReplyTo(Verb.MAIL)
                ? died(new RefusedCommand(transport, conversation, before, Verb.MAIL, line, refusal))
                : null;
    }

    /** MAIL could not be written: the connection had died before it. True if it was written to a new one. */
    boolean rewritten(Object transport, Conversation conversation) throws Throwable {
        SessionState before = conversation.state();
        byte[] line = conversation.lastLine();
        LocalReply none = new LocalReply(0, "");
        RefusedCommand failed = new RefusedCommand(transport, conversation, before, Verb.MAIL, line, none);
        return before.awaitsReplyTo(Verb.MAIL) && mayReconnect(failed) && repetition.rewritten(failed);
    }

    private @Nullable Object died(RefusedCommand refused) throws Throwable {
        return mayReconnect(refused) ? toItsEnd(refused, Rule.SESSION_CLOSED) : null;
    }

    private @Nullable Object toItsEnd(RefusedCommand refused, Rule rule) throws Throwable {
        try {
            return rule == Rule.SESSION_CLOSED
                    ? lookedAtAgain(refused, repetition.replaced(refused))
                    : missing(refused, rule);
        } catch (Throwable failure) {
            return repetition.brokenOff(refused, rule, failure);
        }
    }

    /** What the refusal says was broken, if that is certain enough. */
    private static Optional<Rule> told(RefusedCommand refused) {
        Reply reply = Reply.parse(refused.refusal().text());
        Diagnosis diagnosis = ReplyDiagnosis.of(reply, refused.verb(), refused.before());
        return diagnosis.confidence() < CERTAIN_ENOUGH ? Optional.empty() : Rule.of(diagnosis.fault());
    }

    /** What the refusal says is wanted, if it is missing, and nobody was told before the command went out. */
    private static Optional<Rule> wanted(RefusedCommand refused) {
        return told(refused)
                .filter(rule -> isMissing(rule, refused.before().connection()))
                .filter(rule -> !refused.conversation().wasFlaggedFor(rule));
    }

    private static boolean isMissing(Rule rule, Connection connection) {
        return switch (rule) {
            case AUTH_REQUIRED -> connection.authentication() == Authentication.NONE;
            case STARTTLS_REQUIRED -> !connection.tls();
            default -> false;
        };
    }

    private @Nullable Object missing(RefusedCommand refused, Rule rule) throws Throwable {
        HostSettings settings = refused.conversation().settings();
        RequirementMode insistence = rule.correction() == Correction.AUTH ? settings.authentication() : settings.tls();
        if (refused.action(rule) == Action.OFF || insistence == RequirementMode.NEVER) {
            return null;
        }
        if (refused.action(rule) != Action.CORRECT) {
            events.report(refused, rule, new Outcome.RefusedByServer(refused.words()));
            return null;
        }
        lessons.learn(refused, rule);
        Optional<String> obstacle = obstacle(refused, rule);
        if (obstacle.isPresent()) {
            events.report(refused, rule, Repetition.notCorrected(List.of(), obstacle.get()));
            return null;
        }
        if (dryRun) {
            rehearse(refused, rule);
            return null;
        }
        return refused.verb() == Verb.MAIL
                ? lookedAtAgain(refused, repetition.mail(refused, rule))
                : repetition.recipient(refused, rule);
    }

    private Optional<String> obstacle(RefusedCommand refused, Rule rule) throws Throwable {
        if (refused.conversation().isServerOwing()) {
            return Optional.of(OUTSTANDING);
        }
        if (refused.verb() == Verb.RCPT && !refused.before().transaction().isOpen()) {
            return Optional.of("no transaction was open that could be built up again");
        }
        return rule.correction() == Correction.AUTH
                ? obstacles.find(refused.transport(), refused.conversation())
                : Optional.empty();
    }

    /** MAIL was sent again, now that what was missing is there; the server may then say that something else is. */
    private @Nullable Object lookedAtAgain(RefusedCommand refused, @Nullable Object answer) throws Throwable {
        if (!(answer instanceof Integer code) || !LocalReply.isRefusal(code)) {
            return answer;
        }
        Object transport = refused.transport();
        Conversation conversation = refused.conversation();
        byte[] line = conversation.answeredLine();
        SessionState before = conversation.state().sent(Verb.MAIL, line);
        LocalReply refusal = new LocalReply(code, app.members(transport).lastServerResponse(transport));
        RefusedCommand second = new RefusedCommand(transport, conversation, before, Verb.MAIL, line, refusal);
        Optional<Rule> wanted = wanted(second);
        Object other = wanted.isPresent() ? missing(second, wanted.get()) : null;
        return other == null ? code : other;
    }

    /** Only where neither a transaction nor a reply is lost with the connection, and the new one was not just opened for this very command. */
    private boolean mayReconnect(RefusedCommand refused) {
        boolean may = refused.action(Rule.SESSION_CLOSED) == Action.CORRECT
                && !refused.before().transaction().isOpen()
                && !refused.conversation().isInserting()
                && !refused.conversation().isServerOwing();
        if (may && dryRun) {
            String would = Outcome.wouldBeDone(List.of(Outcome.NEW_CONNECTION));
            events.report(refused, Rule.SESSION_CLOSED, rehearsed(refused, would));
        }
        return may && !dryRun;
    }

    private void rehearse(RefusedCommand refused, Rule rule) throws Throwable {
        Object transport = refused.transport();
        Conversation conversation = refused.conversation();
        Plan plan = refused.verb() == Verb.MAIL
                ? corrector.plan(transport, conversation, refused.line())
                : corrector.planAfterRset(transport, conversation, conversation.mailLine());
        if (!plan.complete() || plan.steps().isEmpty()) {
            events.report(refused, rule, new Outcome.RefusedByServer(refused.words()));
            return;
        }
        Optional<String> obstacle =
                plan.steps().contains(Step.AUTH) ? obstacles.find(transport, conversation) : Optional.empty();
        String had = "the server had said " + refused.words() + "; ";
        events.report(
                refused,
                rule,
                obstacle.isPresent()
                        ? new Outcome.Rehearsed(had + Rehearsal.withoutAuth(plan, "", obstacle.get()))
                        : rehearsed(refused, Rehearsal.words(plan, "")));
    }

    private static Outcome rehearsed(RefusedCommand refused, String would) {
        String again = refused.verb() == Verb.MAIL ? "MAIL" : "MAIL and RCPT";
        return new Outcome.Rehearsed(
                "the server had said " + refused.words() + "; " + would + ", and " + again + " repeated");
    }
}
