package sequitur.smtp.diagnosis;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sequitur.smtp.fault.Fault;

/**
 * Weighs what the witnesses say: the weights of each fault add up, what is impossible falls out, and the shares of the others
 * make its probability.
 */
final class Weighing {

    private final Map<Fault, Double> probabilities = new EnumMap<>(Fault.class);

    /**
     * Weighs.
     *
     * @param heard what the witnesses say
     * @param situation what is known besides the reply
     */
    Weighing(List<Testimony> heard, Situation situation) {
        for (FaultGroup group : FaultGroup.values()) {
            group.faults().stream()
                    .filter(fault -> !Impossible.is(fault, situation))
                    .forEach(fault -> probabilities.put(fault, 0.0));
        }
        heard.forEach(testimony ->
                probabilities.computeIfPresent(testimony.fault(), (fault, sum) -> sum + testimony.weight()));
        double greatest = probabilities.values().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        probabilities.replaceAll((fault, sum) -> Math.exp(sum - greatest));
        double all =
                probabilities.values().stream().mapToDouble(Double::doubleValue).sum();
        probabilities.replaceAll((fault, share) -> Math.min(1, share / all));
    }

    /** The likeliest of the things that several faults may have in common, and its likeliest fault. */
    Candidate likeliest(Exactness exactness) {
        Map<Object, Candidate> candidates = new LinkedHashMap<>();
        probabilities.forEach((fault, share) -> candidates.merge(
                Candidate.common(fault, exactness), new Candidate(fault, share, share), Candidate::together));
        return candidates.values().stream()
                .max(Comparator.comparingDouble(Candidate::probability))
                .orElseThrow();
    }

    /**
     * Something that may be stated.
     *
     * @param fault the likeliest of its faults
     * @param share how probable that one is
     * @param probability how probable it is that the statement is true
     */
    record Candidate(Fault fault, double share, double probability) {

        private Candidate together(Candidate other) {
            Fault likelier = other.share > share ? other.fault : fault;
            return new Candidate(likelier, Math.max(share, other.share), probability + other.probability);
        }

        private static Object common(Fault fault, Exactness exactness) {
            FaultGroup group = FaultGroup.of(fault).orElseThrow();
            return switch (exactness) {
                case FAULT -> fault;
                case GROUP -> group;
                case FAMILY -> group.family();
                case DIALOGUE -> group.family().isOfTheDialogue();
                case UNCLEAR -> Exactness.UNCLEAR;
            };
        }
    }
}
