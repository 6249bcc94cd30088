package sequitur.engine.intercept;

import java.util.List;
import java.util.Optional;
import sequitur.engine.report.Outcome;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Rewriting;
import sequitur.smtp.mend.Step;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.wire.Verb;

/** Says what would be done about a command, and does nothing. */
final class Rehearsal {

    /** What would be done where nothing but the end of the connection helps. */
    static final String CLOSED = "the connection would have been closed";

    private final Corrector corrector;
    private final AuthObstacles obstacles;
    private final Events events;

    Rehearsal(Corrector corrector, AuthObstacles obstacles, Events events) {
        this.corrector = corrector;
        this.obstacles = obstacles;
        this.events = events;
    }

    /** A command breaks rules. */
    void judged(Object transport, Conversation conversation, Verdict verdict, byte[] line) throws Throwable {
        if (verdict instanceof Verdict.Log log) {
            report(transport, conversation, log.violation(), log.all(), new Outcome.Sent());
        } else if (verdict instanceof Verdict.Block block) {
            Outcome outcome = new Outcome.Rehearsed(blocked(block.violation()));
            report(transport, conversation, block.violation(), block.all(), outcome);
        } else if (verdict instanceof Verdict.Correct correct) {
            Plan plan = corrector.plan(transport, conversation, line);
            Optional<String> obstacle =
                    plan.steps().contains(Step.AUTH) ? obstacles.find(transport, conversation) : Optional.empty();
            Outcome outcome = new Outcome.Rehearsed(obstacle.map(why -> withoutAuth(plan, " first", why))
                    .orElseGet(() -> corrected(plan, correct.violation())));
            report(transport, conversation, correct.violation(), correct.all(), outcome);
        }
    }

    /** The message's own code closed the stream that it was given. */
    void contentClosed(Object transport, Conversation conversation) {
        Violation violation = new Violation(Rule.DATA_CONTENT, Verb.OTHER, conversation.state());
        Outcome outcome = new Outcome.Rehearsed("the stream would have been kept open");
        report(transport, conversation, violation, List.of(violation), outcome);
    }

    /** A message is sent in the middle of another one. */
    void nested(Object transport, Conversation conversation, Violation violation) {
        Outcome outcome = new Outcome.Rehearsed("it would have been blocked, with an exception");
        report(transport, conversation, violation, List.of(violation), outcome);
    }

    /** Message content broke off. */
    void contentBrokeOff(Object transport, Conversation conversation) {
        Violation violation = new Violation(Rule.DATA_CONTENT, Verb.OTHER, conversation.state());
        report(transport, conversation, violation, List.of(violation), new Outcome.Rehearsed(CLOSED));
    }

    /** The words for a plan that is to be followed by the command, again if the server has refused it before. */
    static String words(Plan plan, String then) {
        List<String> steps = plan.steps().stream().map(Step::name).toList();
        String change = plan.rewriting().map(Rewriting::change).orElse("");
        String sent = change.isEmpty() ? "" : "the command would have been sent " + change;
        if (steps.isEmpty()) {
            return sent;
        }
        return Outcome.wouldBeDone(steps) + then + (sent.isEmpty() ? "" : "; " + sent);
    }

    /** The words for a plan that would end before its AUTH. */
    static String withoutAuth(Plan plan, String then, String why) {
        List<String> before = plan.steps().subList(0, plan.steps().indexOf(Step.AUTH)).stream()
                .map(Step::name)
                .toList();
        String missing = "AUTH would have been missing: " + why;
        return before.isEmpty() ? missing : Outcome.wouldBeDone(before) + then + "; " + missing;
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

    private void report(
            Object transport, Conversation conversation, Violation violation, List<Violation> all, Outcome outcome) {
        events.report(transport, conversation, violation, all, outcome, Optional.empty());
    }
}
