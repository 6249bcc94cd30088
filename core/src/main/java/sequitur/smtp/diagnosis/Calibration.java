package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * What a computed probability is worth: how often statements of such a probability were true of servers that had been left
 * out. A line through points, which never falls.
 */
final class Calibration {

    /** Takes every probability for what it says. */
    static final Calibration NONE = new Calibration(List.of());

    /**
     * A point of the line.
     *
     * @param probability the mean of the probabilities of some statements
     * @param share how many of them were true, 0 to 1
     */
    private record Point(double probability, double share) {}

    private final List<Point> points;

    private Calibration(List<Point> points) {
        this.points = points;
    }

    /** Reads the points: a probability and the share on each line, in ascending order. */
    static Calibration of(List<String> lines) {
        List<Point> points = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ", 2);
            points.add(new Point(Double.parseDouble(words[0]), Double.parseDouble(words[1])));
        }
        return new Calibration(List.copyOf(points));
    }

    /** How often statements of this probability were true, 0 to 1. */
    double of(double probability) {
        Point before = new Point(0, points.isEmpty() ? 0 : points.get(0).share());
        for (Point point : points) {
            if (probability < point.probability()) {
                double way = (probability - before.probability()) / (point.probability() - before.probability());
                return before.share() + way * (point.share() - before.share());
            }
            before = point;
        }
        return points.isEmpty() ? Math.min(1, probability) : before.share();
    }
}
