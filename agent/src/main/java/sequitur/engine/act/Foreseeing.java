package sequitur.engine.act;

import java.util.List;
import java.util.Optional;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CorrectionResult;
import sequitur.engine.login.AuthObstacles;
import sequitur.engine.report.Outcome;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Rewriting;
import sequitur.smtp.mend.Step;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.wire.Verb;

/** Says what would be done, and does nothing: the dry run. */
public final class Foreseeing implements Deeds {

    /** What would be done where nothing but the end of the connection helps. */
    private static final String CLOSED = "the connection would have been closed";

    private final AuthObstacles obstacles;
    private final Events events;

    /**
     * Makes it.
     *
     * @param obstacles what would stand in the way of an AUTH
     * @param events where it is reported
     */
    public Foreseeing(AuthObstacles obstacles, Events events) {
        this.obstacles = obstacles;
        this.events = events;
    }

    @Override
    public Answer attempt(Intervention<Answer> intervention) {
        return Answer.PASS;
    }

    @Override
    public Answer judged(Conversation conversation, Verdict verdict, Remedy<CorrectionResult> remedy) throws Throwable {
        if (verdict instanceof Verdict.Log log) {
            events.report(conversation, log.violation(), log.all(), new Outcome.Sent());
        } else if (verdict instanceof Verdict.Block block) {
            Outcome outcome = new Outcome.Foreseen(blocked(block.violation()));
            events.report(conversation, block.violation(), block.all(), outcome);
        } else if (verdict instanceof Verdict.Correct correct) {
            Plan plan = remedy.plan();
            Outcome outcome = new Outcome.Foreseen(obstacle(conversation, plan)
                    .map(why -> withoutAuth(plan, " first", why))
                    .orElseGet(() -> corrected(plan, correct.violation())));
            events.report(conversation, correct.violation(), correct.all(), outcome);
        }
        return Answer.PASS;
    }

    private Optional<String> obstacle(Conversation conversation, Plan plan) throws Throwable {
        return plan.steps().contains(Step.AUTH) ? obstacles.find(conversation) : Optional.empty();
    }

    private static String corrected(Plan plan, Violation violation) {
        if (!plan.complete()) {
            return blocked(violation);
        }
        String words = words(plan, " first");
        return words.isEmpty() ? "nothing would have been changed" : words;
    }

    private static String blocked(Violation violation) {
        return switch (violation.rule().blockedBy()) {
            case CLOSE -> CLOSED;
            default ->
                "it would have been answered " + violation.localReply().code() + " "
                        + violation.localReply().status().orElse("") + " in the server's place";
        };
    }

    /** The words for a plan that is to be followed by the command, again if the server has refused it before. */
    private static String words(Plan plan, String then) {
        List<String> steps = plan.steps().stream().map(Step::name).toList();
        String change = plan.rewriting().map(Rewriting::change).orElse("");
        String sent = change.isEmpty() ? "" : "the command would have been sent " + change;
        if (steps.isEmpty()) {
            return sent;
        }
        return Outcome.wouldBeDone(steps) + then + (sent.isEmpty() ? "" : "; " + sent);
    }

    /** The words for a plan that would end before its AUTH. */
    private static String withoutAuth(Plan plan, String then, String why) {
        List<String> before = plan.steps().subList(0, plan.steps().indexOf(Step.AUTH)).stream()
                .map(Step::name)
                .toList();
        String missing = "AUTH would have been missing: " + why;
        return before.isEmpty() ? missing : Outcome.wouldBeDone(before) + then + "; " + missing;
    }

    @Override
    public Answer beforeMail(Conversation conversation, Verdict.Correct verdict, Remedy<CorrectionResult> remedy) {
        // It is said of the MAIL line that follows.
        return Answer.PASS;
    }

    @Override
    public Answer nested(Conversation conversation, Violation violation) {
        report(conversation, violation, "it would have been blocked, with an exception");
        return Answer.PASS;
    }

    @Override
    public void forgetExtensions(Conversation conversation) {
        // The app goes by those that it knows, as it would without the agent.
    }

    @Override
    public boolean keepsOpen(Conversation conversation, Rule rule) {
        return false;
    }

    @Override
    public void closedWithStream(Conversation conversation) {
        report(conversation, content(conversation), "the stream would have been kept open");
    }

    @Override
    public void contentBrokeOff(Conversation conversation) {
        report(conversation, content(conversation), CLOSED);
    }

    private static Violation content(Conversation conversation) {
        return new Violation(Rule.DATA_CONTENT, Verb.OTHER, conversation.state());
    }

    private void report(Conversation conversation, Violation violation, String would) {
        events.report(conversation, violation, List.of(violation), new Outcome.Foreseen(would));
    }

    @Override
    public boolean drop(Conversation conversation, String what, Violation violation, String purpose) {
        events.report(conversation, what, violation, new Outcome.Foreseen(CLOSED), Optional.empty());
        return false;
    }

    @Override
    public boolean mayReset(Conversation conversation) {
        return false;
    }

    @Override
    public boolean mayReconnect(RefusedCommand refused) {
        if (refused.conversation().dialogue().isFlaggedFor(Rule.SESSION_CLOSED)) {
            // It was said before the command went out.
            return false;
        }
        String would = Outcome.wouldBeDone(List.of(Outcome.NEW_CONNECTION));
        events.report(refused, Rule.SESSION_CLOSED, repeated(refused, would, List.of("MAIL")));
        return false;
    }

    @Override
    public Answer supply(RefusedCommand refused, Rule rule, List<String> again, Remedy<Answer> remedy)
            throws Throwable {
        Plan plan = remedy.plan();
        if (!plan.complete() || plan.steps().isEmpty()) {
            events.report(refused, rule, new Outcome.RefusedByServer(refused.words()));
            return Answer.PASS;
        }
        Optional<String> obstacle = obstacle(refused.conversation(), plan);
        Outcome outcome = obstacle.isPresent()
                ? new Outcome.Foreseen(had(refused) + withoutAuth(plan, "", obstacle.get()))
                : repeated(refused, words(plan, ""), again);
        events.report(refused, rule, outcome);
        return Answer.PASS;
    }

    @Override
    public boolean hasFailed(Answer answer) {
        return false;
    }

    private static Outcome repeated(RefusedCommand refused, String would, List<String> again) {
        return new Outcome.Foreseen(had(refused) + would + ", and " + String.join(" and ", again) + " repeated");
    }

    private static String had(RefusedCommand refused) {
        return "the server had said " + refused.words() + "; ";
    }
}
