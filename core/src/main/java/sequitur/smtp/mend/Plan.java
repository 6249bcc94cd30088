package sequitur.smtp.mend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.session.Transaction;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Verb;

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
            List<Violation> violations = Rulebook.check(expected, expected.classify(current), current);
            Verdict verdict = policy.verdict(violations);
            if (!(verdict instanceof Verdict.Correct)) {
                return new Plan(steps, rewriting, !(verdict instanceof Verdict.Block));
            }
            Optional<Step> next = next(expected, policy, violations, current);
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

    /**
     * The next thing to insert before a command. After it was done, and answered, the command is checked again and this is
     * asked again.
     *
     * @param state the session as it stands
     * @param policy the policy, which the inserted command has to pass as well
     * @param violations what the command still breaks
     * @param line the command's octets without CR LF
     * @return the step, or nothing if none of the violations can be put right from here
     */
    public static Optional<Step> next(SessionState state, Policy policy, List<Violation> violations, byte[] line) {
        return violations.stream()
                .filter(violation -> policy.action(violation.rule()) == Action.CORRECT)
                .filter(violation -> isInTime(violation, line))
                .map(violation -> Step.of(violation.rule().correction(), state))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .filter(step -> keepsTransaction(step, state.transaction()) && isLegal(step, state, policy));
    }

    /**
     * A new connection helps only a command that begins something, and never the opening of a connection. A SASL exchange is
     * given up only for what is a command without doubt: a response is base64, and one that is not is the server's to refuse.
     */
    private static boolean isInTime(Violation violation, byte[] line) {
        return switch (violation.rule().correction()) {
            case RECONNECT -> violation.verb() == Verb.MAIL;
            case CANCEL -> AuthCommand.isCommandInExchange(Command.of(violation.verb(), line));
            default -> true;
        };
    }

    /**
     * Whatever the policy: nothing goes into message content, and into an open transaction only the RSET that means to end it, or what
     * ends a SASL exchange.
     */
    private static boolean keepsTransaction(Step step, Transaction transaction) {
        return !transaction.isOpen()
                || step == Step.READ_REPLY
                || step == Step.CANCEL
                || (step == Step.RSET && transaction != Transaction.CONTENT);
    }

    private static boolean isLegal(Step step, SessionState state, Policy policy) {
        List<Violation> violations = Rulebook.check(state, step.verb(), step.example(state.connection())).stream()
                .filter(violation -> violation.rule() != Rule.AUTH_CLEARTEXT
                        || !state.connection().clearTextAuthentication())
                .toList();
        Verdict verdict = policy.verdict(violations);
        return verdict instanceof Verdict.Pass || verdict instanceof Verdict.Log;
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
