package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * What a computed probability is worth: how often statements of such a probability were true of servers that had been left
 * out. A staircase that never falls.
 */
final class Calibration {

    /** Takes every probability for what it says. */
    static final Calibration NONE = new Calibration(List.of());

    /**
     * A step of the staircase.
     *
     * @param from the least probability that is on it
     * @param share how often such statements were true
     */
    private record Step(double from, double share) {}

    private final List<Step> steps;

    private Calibration(List<Step> steps) {
        this.steps = steps;
    }

    /** Reads the steps: the least probability, and the share, on each line. */
    static Calibration of(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ", 2);
            steps.add(new Step(Double.parseDouble(words[0]), Double.parseDouble(words[1])));
        }
        return new Calibration(List.copyOf(steps));
    }

    /** How often statements of this probability were true. */
    double of(double probability) {
        double share = steps.isEmpty() ? probability : 0;
        for (Step step : steps) {
            share = probability >= step.from() ? step.share() : share;
        }
        return Math.min(1, share);
    }
}
