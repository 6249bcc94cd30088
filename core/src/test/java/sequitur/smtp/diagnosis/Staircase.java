package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An isotonic regression: from how probable statements were and whether they were true, stairs that never fall. */
final class Staircase {

    /** So many outcomes a step has at least: less would be chance. */
    private static final int LEAST = 50;

    /** As if each step had seen this many more, half of them true. */
    private static final double CAUTION = 2;

    /**
     * A statement.
     *
     * @param probability how probable it was computed to be
     * @param isTrue whether it was true
     */
    record Outcome(double probability, boolean isTrue) {}

    /** Outcomes that share a step. */
    private record Step(double sum, int count, int right) {

        double share() {
            return (right + CAUTION / 2) / (count + CAUTION);
        }

        Step with(Step next) {
            return new Step(sum + next.sum, count + next.count, right + next.right);
        }
    }

    private Staircase() {}

    /** The steps as lines: the mean of the probabilities on the step, and the share of true statements. */
    static List<String> of(List<Outcome> outcomes) {
        List<Step> steps = new ArrayList<>();
        List<Outcome> sorted = outcomes.stream()
                .sorted(Comparator.comparingDouble(Outcome::probability))
                .toList();
        for (int i = 0; i < sorted.size(); i += LEAST) {
            int end = sorted.size() - i < 2 * LEAST ? sorted.size() : i + LEAST;
            List<Outcome> together = sorted.subList(i, end);
            int right = (int) together.stream().filter(Outcome::isTrue).count();
            double sum = together.stream().mapToDouble(Outcome::probability).sum();
            steps.add(new Step(sum, together.size(), right));
            if (end == sorted.size()) {
                break;
            }
        }
        return level(steps).stream()
                .map(step -> String.format(Locale.ROOT, "%.3f %.3f", step.sum() / step.count(), step.share()))
                .toList();
    }

    /** Puts steps together until none is lower than the one before it. */
    private static List<Step> level(List<Step> steps) {
        List<Step> level = new ArrayList<>();
        for (Step step : steps) {
            level.add(step);
            while (level.size() > 1
                    && level.get(level.size() - 2).share()
                            >= level.get(level.size() - 1).share()) {
                Step last = level.remove(level.size() - 1);
                level.set(level.size() - 1, level.get(level.size() - 1).with(last));
            }
        }
        return level;
    }
}
