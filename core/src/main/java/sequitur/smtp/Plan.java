package sequitur.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a correction means to do before a command: decided at once, and held against the model before its first step. It
 * expects the server to accept each step and to offer what such servers do; what the server really says decides, step by
 * step, whether the plan is followed to its end.
 *
 * @param steps what is to be inserted, in its order; at most {@link #MOST_STEPS}
 * @param rewriting what the command itself is to be changed to, if it is
 * @param complete whether the command can go out then: it is legal, or breaks only what is to be logged or left to the
 *     server; a plan that is not complete is not begun
 */
public record Plan(List<Step> steps, Optional<Rewriting> rewriting, boolean complete) {

    /** No correction ever inserts more. */
    public static final int MOST_STEPS = 8;

    /** Keeps its own copy of the list. */
    public Plan {
        steps = List.copyOf(steps);
    }

    /**
     * Decides how a command is put right.
     *
     * @param state the session as it stands
     * @param policy which rules are to be corrected
     * @param line the command's octets without CR LF
     * @param address the address literal of the client's end of the connection
     * @return the plan
     */
    public static Plan of(SessionState state, Policy policy, byte[] line, String address) {
        List<Step> steps = new ArrayList<>();
        Optional<Rewriting> rewriting = Optional.empty();
        SessionState expected = state;
        byte[] current = line;
        while (true) {
            List<Violation> violations = SequencingModel.check(expected, expected.classify(current), current);
            Verdict verdict = policy.verdict(violations);
            if (!(verdict instanceof Verdict.Correct)) {
                return new Plan(steps, rewriting, !(verdict instanceof Verdict.Block));
            }
            Optional<Step> next = Correction.next(expected, policy, violations, current);
            if (next.isPresent() && steps.size() < MOST_STEPS) {
                steps.add(next.get());
                expected = next.get().expectedAfter(expected);
            } else {
                Optional<Rewriting> found = rewriting.isPresent()
                        ? Optional.empty()
                        : rewriting(expected, policy, violations, current, address);
                if (found.isEmpty()) {
                    return new Plan(steps, rewriting, isLeftToServer(policy, violations));
                }
                rewriting = found;
                current = found.get().line();
            }
        }
    }

    private static boolean isLeftToServer(Policy policy, List<Violation> violations) {
        return violations.stream()
                .map(Violation::rule)
                .allMatch(rule -> policy.action(rule) != Action.CORRECT || rule.serverDecides());
    }

    private static Optional<Rewriting> rewriting(
            SessionState state, Policy policy, List<Violation> violations, byte[] line, String address) {
        return violations.stream()
                .map(Violation::rule)
                .filter(rule -> policy.action(rule) == Action.CORRECT)
                .flatMap(rule -> Rewriting.of(rule, line, state.connection().extensions(), address).stream())
                .findFirst();
    }
}
