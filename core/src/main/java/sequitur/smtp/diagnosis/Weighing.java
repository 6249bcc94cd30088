package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sequitur.smtp.fault.Fault;

/**
 * Weighs what the witnesses say: the weights of each fault add up, what is impossible falls out, and the shares of the others
 * make its probability.
 */
final class Weighing {

    /** The faults that a refusal can mean. */
    private static final List<Fault> FAULTS = Stream.of(Fault.values())
            .filter(fault -> FaultGroup.of(fault).isPresent())
            .toList();

    /** For each fault what it has in common with others: itself, its group, its family, its side. */
    private static final Map<Exactness, int[]> COMMON = new EnumMap<>(Exactness.class);

    private static final Map<Fault, Integer> PLACES = new EnumMap<>(Fault.class);

    static {
        FAULTS.forEach(fault -> PLACES.put(fault, PLACES.size()));
        for (Exactness exactness : Exactness.values()) {
            List<Object> numbered = new ArrayList<>();
            int[] common = new int[FAULTS.size()];
            for (Fault fault : FAULTS) {
                Object shared = shared(fault, exactness);
                if (!numbered.contains(shared)) {
                    numbered.add(shared);
                }
                common[place(fault)] = numbered.indexOf(shared);
            }
            COMMON.put(exactness, common);
        }
    }

    /** The probability of each fault; 0 for what is impossible. */
    private final double[] probabilities = new double[FAULTS.size()];

    /**
     * Something that may be stated.
     *
     * @param fault the likeliest of its faults
     * @param probability how probable it is that the statement is true
     */
    record Candidate(Fault fault, double probability) {}

    /**
     * Weighs.
     *
     * @param heard what the witnesses say
     * @param situation what is known besides the reply
     */
    Weighing(List<Testimony> heard, Situation situation) {
        for (Fault fault : FAULTS) {
            probabilities[place(fault)] = Impossible.is(fault, situation) ? Double.NEGATIVE_INFINITY : 0;
        }
        heard.forEach(testimony -> probabilities[place(testimony.fault())] += testimony.weight());
        double greatest = Arrays.stream(probabilities).max().orElse(0);
        double all = 0;
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = Math.exp(probabilities[i] - greatest);
            all += probabilities[i];
        }
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] /= all;
        }
    }

    /** The place of a fault that a refusal can mean, from 0 on. */
    static int place(Fault fault) {
        return PLACES.getOrDefault(fault, 0);
    }

    /** The likeliest statement of such exactness. */
    Candidate likeliest(Exactness exactness) {
        int[] common = COMMON.getOrDefault(exactness, new int[0]);
        double[] sums = new double[probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            sums[common[i]] += probabilities[i];
        }
        int best = 0;
        for (int i = 1; i < sums.length; i++) {
            best = sums[i] > sums[best] ? i : best;
        }
        return new Candidate(FAULTS.get(likeliestOf(common, best)), sums[best]);
    }

    private int likeliestOf(int[] common, int number) {
        int likeliest = -1;
        for (int i = 0; i < common.length; i++) {
            if (common[i] == number && (likeliest < 0 || probabilities[i] > probabilities[likeliest])) {
                likeliest = i;
            }
        }
        return likeliest;
    }

    private static Object shared(Fault fault, Exactness exactness) {
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
