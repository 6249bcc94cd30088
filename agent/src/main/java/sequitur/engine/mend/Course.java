package sequitur.engine.mend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.act.Events;
import sequitur.engine.config.HostSettings;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CorrectionResult;
import sequitur.engine.transport.Wire;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Step;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Correction;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Verb;

/**
 * One correction that is being carried out, step by step through the transport's own methods. After each step the command is judged
 * again. The plan holds as long as the server answers as it foresaw; else another one is made.
 */
final class Course {

    private final Conversation conversation;
    private final byte[] line;
    private final StepTaker steps;
    private final RequirementLearner learner;
    private final Events events;
    private final List<Step> taken = new ArrayList<>();
    private @Nullable Step begun;
    private Optional<Forecast> forecast = Optional.empty();

    /** What is left of the plan, if the session has come to this state. */
    private record Forecast(SessionState state, Plan rest) {

        boolean holds(SessionState reached) {
            return reached.connection().equals(state.connection())
                    && reached.transaction() == state.transaction()
                    && reached.inSaslExchange() == state.inSaslExchange()
                    && reached.outstanding().equals(state.outstanding())
                    && reached.firstRefusal().equals(state.firstRefusal());
        }
    }

    Course(Conversation conversation, byte[] line, StepTaker steps, RequirementLearner learner, Events events) {
        this.conversation = conversation;
        this.line = line;
        this.steps = steps;
        this.learner = learner;
        this.events = events;
    }

    CorrectionResult run() throws Throwable {
        boolean askedByWordsAlone = isAskedByWordsAlone();
        CorrectionResult result = carriedOut();
        if (result instanceof CorrectionResult.Refused refused && isUnknownReset(refused)) {
            return new CorrectionResult.TakenBack(taken, refused.why(), CorrectionResult.TakenBack.Kept.KEPT);
        }
        boolean brokenOff = result instanceof CorrectionResult.Refused || result instanceof CorrectionResult.Failed;
        if (!brokenOff) {
            return result;
        }
        learner.forget(conversation);
        return askedByWordsAlone ? takenBack(result) : result;
    }

    private boolean isUnknownReset(CorrectionResult.Refused refused) {
        return refused.step() == Step.RSET && conversation.dialogue().knowsNoReset();
    }

    private boolean isAskedByWordsAlone() {
        SessionState state = conversation.state();
        List<Violation> violations = Rulebook.check(state, state.classify(line), line);
        return Planner.isLearned(conversation.settings(), violations)
                && violations.stream()
                        .map(Violation::rule)
                        .anyMatch(rule -> rule == Rule.AUTH_REQUIRED || rule == Rule.STARTTLS_REQUIRED);
    }

    /** Nobody but the server's words has asked for what failed, so the command would have gone out without it. */
    private CorrectionResult takenBack(CorrectionResult result) throws Throwable {
        boolean stands = taken.isEmpty()
                && result instanceof CorrectionResult.Refused
                && !conversation.state().connection().closed()
                && conversation.wire().findSocket().isPresent();
        if (stands) {
            return new CorrectionResult.TakenBack(taken, result.why(), CorrectionResult.TakenBack.Kept.KEPT);
        }
        return Reconnector.startAgain(conversation)
                ? new CorrectionResult.TakenBack(taken, result.why(), CorrectionResult.TakenBack.Kept.REPLACED)
                : result;
    }

    private CorrectionResult carriedOut() throws Throwable {
        try {
            Optional<CorrectionResult> end = advance();
            while (end.isEmpty()) {
                end = advance();
            }
            return end.get();
        } catch (Throwable failure) {
            return failed(failure);
        }
    }

    /** Takes a step; gives a result if the correction ends with it. */
    private Optional<CorrectionResult> advance() throws Throwable {
        SessionState state = conversation.state();
        HostSettings settings = conversation.settings();
        List<Violation> violations = Rulebook.check(state, state.classify(line), line);
        Verdict verdict = settings.policy().verdict(violations);
        if (isRedundant(verdict)) {
            return Optional.of(new CorrectionResult.Redundant(taken));
        }
        Plan plan = planned(state);
        boolean twice = taken.contains(Step.RECONNECT) && plan.steps().contains(Step.RECONNECT);
        boolean bounded = taken.size() + plan.steps().size() <= Plan.MOST_STEPS && !twice;
        if (!plan.complete() && Planner.isLearned(settings, violations)) {
            return Optional.of(new CorrectionResult.LeftToServer(taken));
        }
        if (!plan.complete() || !bounded) {
            return Optional.of(new CorrectionResult.Impossible(taken, unmended(settings.policy(), violations)));
        }
        if (plan.steps().isEmpty()) {
            hideAgain();
            return Optional.of(
                    plan.rewriting().isEmpty() && verdict instanceof Verdict.Correct
                            ? new CorrectionResult.LeftToServer(taken)
                            : new CorrectionResult.Mended(taken, plan.rewriting()));
        }
        if (taken.isEmpty()) {
            events.planned(conversation, Verb.of(line), plan);
        }
        forecast = forecast(state, plan);
        return take(plan.steps().get(0));
    }

    private Plan planned(SessionState state) throws Throwable {
        Optional<Plan> rest = forecast.filter(present -> present.holds(state)).map(Forecast::rest);
        return rest.isPresent() ? rest.get() : Planner.plan(conversation, line);
    }

    /** After a reply that was late, or on a new connection, everything is looked at anew. */
    private static Optional<Forecast> forecast(SessionState state, Plan plan) {
        Step step = plan.steps().get(0);
        List<Step> rest = plan.steps().subList(1, plan.steps().size());
        SessionState expected = step.expectedAfter(state);
        if (step == Step.READ_REPLY || step == Step.RECONNECT) {
            return Optional.empty();
        }
        if (step == Step.STARTTLS) {
            // EHLO goes with it, whether the plan has it or not.
            if (rest.isEmpty() || rest.get(0) != Step.EHLO) {
                return Optional.empty();
            }
            expected = Step.EHLO.expectedAfter(expected);
            rest = rest.subList(1, rest.size());
        }
        return Optional.of(new Forecast(expected, new Plan(rest, plan.rewriting(), plan.complete())));
    }

    private Optional<CorrectionResult> take(Step step) throws Throwable {
        begun = step;
        Optional<CorrectionResult> end = steps.take(step, conversation, List.copyOf(taken));
        if (end.isPresent()) {
            return end;
        }
        taken.add(step);
        // RFC 3207 section 4.2: the session starts anew, whatever the policy is for those who forget it.
        return step == Step.STARTTLS ? take(Step.EHLO) : Optional.empty();
    }

    private CorrectionResult failed(Throwable failure) throws Throwable {
        Wire wire = conversation.wire();
        Step step = begun;
        if (step == null || !wire.isMessagingException(failure)) {
            throw failure;
        }
        if (conversation.state().awaitsReplyTo(Verb.STARTTLS)) {
            // A 220 that comes late would begin a handshake that nobody does.
            wire.close();
        }
        return new CorrectionResult.Failed(taken, step, failure);
    }

    private boolean isRedundant(Verdict verdict) {
        return verdict instanceof Verdict.Correct correct
                && correct.violation().rule().correction() == Correction.ANSWER
                && conversation.login().isFor(AuthCommand.parse(line));
    }

    /**
     * The library hides its AUTH from the trace of {@code mail.debug}, but makes new, talkative streams at STARTTLS. It lets the
     * trace go on by itself afterwards.
     */
    private void hideAgain() throws Throwable {
        if (Verb.of(line) == Verb.AUTH
                && taken.contains(Step.EHLO)
                && conversation.login().isOfTheLibrary()
                && !mayBeTraced()) {
            conversation.wire().suspendTracing();
        }
    }

    private boolean mayBeTraced() throws Throwable {
        return conversation
                .wire()
                .mailSession()
                .property("mail.debug.auth")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
    }

    /** Which violation stands in the way: one that is blocked, or else one that can't be put right. */
    private static Violation unmended(Policy policy, List<Violation> violations) {
        if (policy.verdict(violations) instanceof Verdict.Block block) {
            return block.violation();
        }
        List<Violation> corrected = violations.stream()
                .filter(violation -> policy.action(violation.rule()) == Action.CORRECT)
                .toList();
        return corrected.stream()
                .filter(violation -> !violation.rule().serverDecides())
                .findFirst()
                .orElseGet(() -> corrected.get(0));
    }
}
