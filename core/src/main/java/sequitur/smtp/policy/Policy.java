package sequitur.smtp.policy;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.rule.Weight;

/** Which action is taken for which rule: an immutable value. */
public final class Policy {

    private final Action preset;
    private final Map<Rule, Action> exceptions;

    private Policy(Action preset, Map<Rule, Action> exceptions) {
        this.preset = preset;
        this.exceptions = exceptions;
    }

    /**
     * The policy that takes the same action for every rule.
     *
     * @param action the action
     * @return the policy
     */
    public static Policy of(Action action) {
        return new Policy(Objects.requireNonNull(action, "action"), Map.of());
    }

    /**
     * The same policy with another action for one rule.
     *
     * @param rule the rule
     * @param action what is to be done when it is broken
     * @return the changed policy
     */
    public Policy with(Rule rule, Action action) {
        Map<Rule, Action> changed = new EnumMap<>(Rule.class);
        changed.putAll(exceptions);
        changed.put(rule, action);
        return new Policy(preset, changed);
    }

    /**
     * What is done where no rule has an action of its own, and about what is no rule: a mail that failed.
     *
     * @return the action
     */
    public Action preset() {
        return preset;
    }

    /**
     * The same exceptions over another action for all other rules.
     *
     * @param action the action for every rule that has none of its own
     * @return the changed policy
     */
    public Policy withPreset(Action action) {
        return new Policy(Objects.requireNonNull(action, "action"), exceptions);
    }

    /**
     * What is done when a rule is broken. A forged command ({@link Weight#FORGERY}) is
     * blocked by every action but {@link Action#OFF}: it can't be let through to be written about later. A rule that only advises is logged
     * at the most, unless the policy names it. What can't be corrected and many servers take is logged instead.
     *
     * @param rule the rule
     * @return the action
     */
    public Action action(Rule rule) {
        Action named = exceptions.get(rule);
        Action action = named == null ? preset : named;
        if (action == Action.OFF || action == Action.LOG) {
            return rule.weight() == Weight.FORGERY && action == Action.LOG ? Action.BLOCK : action;
        }
        if (rule.weight() == Weight.FORGERY) {
            return Action.BLOCK;
        }
        boolean advises = rule.advisory() && named == null;
        boolean leaves = action == Action.CORRECT
                && rule.serverDecides()
                && !rule.correction().isCarriedOut();
        return advises || leaves ? Action.LOG : action;
    }

    /**
     * What is done about a violation: what is done about its rule, but one that is lighter than its rule is logged at the most, unless
     * the policy names the rule.
     *
     * @param violation the violation
     * @return the action
     */
    public Action action(Violation violation) {
        Action action = action(violation.rule());
        boolean advises = violation.weight() == Weight.ADVICE && !exceptions.containsKey(violation.rule());
        return advises && action != Action.OFF ? Action.LOG : action;
    }

    /**
     * Decides what happens to a command. Where it breaks several rules, the strongest action wins, and among equals the
     * rule that comes first; {@link Weight#FORGERY} before any other, since a forged command is no mere mistake of order.
     * A block in a session that is over is for that reason, whatever else is missing by then.
     *
     * @param violations the command's violations
     * @return the verdict; for no violations, and for those of rules that are off, {@link Verdict.Pass}
     */
    public Verdict verdict(List<Violation> violations) {
        if (violations.isEmpty()) {
            return Verdict.PASS;
        }
        List<Violation> watched = violations.stream()
                .filter(violation -> action(violation) != Action.OFF)
                .toList();
        return watched.stream()
                .map(this::action)
                .max(Action::compareTo)
                .map(strongest -> verdict(strongest, watched))
                .orElse(Verdict.PASS);
    }

    private Verdict verdict(Action strongest, List<Violation> watched) {
        boolean blocks = watched.stream().anyMatch(this::blocks);
        Action decided = blocks ? Action.BLOCK : strongest;
        Violation first = watched.stream()
                .filter(violation ->
                        blocks ? blocks(violation) || endsAll(violation.rule()) : action(violation) == strongest)
                .min(Comparator.comparing(violation -> violation.rule().weight() != Weight.FORGERY))
                .orElseThrow();
        return switch (decided) {
            case LOG -> new Verdict.Log(first, watched);
            case BLOCK -> new Verdict.Block(first, watched);
            case CORRECT -> new Verdict.Correct(first, watched);
            case OFF -> Verdict.PASS;
        };
    }

    private boolean endsAll(Rule rule) {
        return rule.endsSession() && action(rule) == Action.CORRECT;
    }

    /** Whether a violation of the rule ends in a block: by its action, or since nothing can correct it. */
    private boolean blocks(Violation violation) {
        Action action = action(violation);
        return action == Action.BLOCK
                || (action == Action.CORRECT && !violation.rule().correction().isCarriedOut());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policy policy && preset == policy.preset && exceptions.equals(policy.exceptions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(preset, exceptions);
    }

    @Override
    public String toString() {
        return preset + " " + exceptions;
    }
}
