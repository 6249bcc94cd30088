package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import sequitur.smtp.fault.Fault;

/**
 * Fits the weights: a regression that makes the right faults of labelled replies as probable as it can, held back by a penalty
 * for each weight that leaves what it is held to be beforehand. The same samples give the same weights.
 */
final class WeightsFit {

    private static final int ROUNDS = 150;
    private static final double STEP = 0.15;

    /** What stands first in the table of clues says more; how much more is fitted from here on. */
    private static final double FIRST = 2.5;

    /** What the model finds in the state. No labelled reply comes with a state: it is held to be this much. */
    private static final double MODEL = 6;

    /** How dear it is for a weight to leave its beginning: dearer for codes, which are rare and many. */
    private static final double CLUE_PENALTY = 0.1;

    private static final double CODE_PENALTY = 1;

    private static final Map<String, Double> PRIORS =
            Clues.all().inOrder().stream().collect(Collectors.toMap(Clue::id, Clue::prior));

    private final List<Sample> samples;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Double> beginnings = new ArrayList<>();
    private final List<Double> penalties = new ArrayList<>();
    private final List<int[]> features = new ArrayList<>();
    private final double[] weights;

    private WeightsFit(List<Sample> samples) {
        this.samples = samples;
        // What no sample holds keeps the weight that it is held to have.
        Clues.all().inOrder().forEach(clue -> number(clue.id()));
        samples.forEach(sample ->
                features.add(sample.heard().stream().mapToInt(this::number).toArray()));
        weights = beginnings.stream().mapToDouble(Double::doubleValue).toArray();
        descend();
    }

    /** Fits the weights to samples. */
    static Weights of(List<Sample> samples) {
        return new Weights(TableEntry.in(String.join("\n", table(samples))));
    }

    /** The fitted weights as lines of their table. */
    static List<String> table(List<Sample> samples) {
        return new WeightsFit(samples).lines();
    }

    /** Clues are told by themselves, other witnesses by the fault that they speak for. */
    private static String key(Testimony testimony) {
        boolean many =
                testimony.witness().equals(Witnesses.ANY) || testimony.witness().indexOf(' ') > 0;
        return testimony.witness() + (many ? "\n" + testimony.fault().id() : "");
    }

    private int number(Testimony testimony) {
        return number(key(testimony));
    }

    private int number(String name) {
        return numbers.computeIfAbsent(name, key -> {
            beginnings.add(beginning(key));
            penalties.add(key.indexOf('\n') < 0 ? CLUE_PENALTY : CODE_PENALTY);
            return penalties.size() - 1;
        });
    }

    private static double beginning(String key) {
        return switch (key) {
            case Witnesses.FIRST -> FIRST;
            case Witnesses.MODEL -> MODEL;
            default ->
                Optional.ofNullable(PRIORS.get(key))
                        .map(prior -> Math.max(0.2, Math.log(prior / (1 - prior))))
                        .orElse(0.0);
        };
    }

    /** Adam's descent (Kingma and Ba, 2015): each weight takes steps of its own length. */
    private void descend() {
        double[] mean = new double[weights.length];
        double[] square = new double[weights.length];
        for (int round = 1; round <= ROUNDS; round++) {
            double[] slope = slope();
            for (int i = 0; i < weights.length; i++) {
                mean[i] = 0.9 * mean[i] + 0.1 * slope[i];
                square[i] = 0.99 * square[i] + 0.01 * slope[i] * slope[i];
                double direction = mean[i] / (1 - Math.pow(0.9, round));
                weights[i] -= STEP * direction / (Math.sqrt(square[i] / (1 - Math.pow(0.99, round))) + 1e-6);
            }
        }
    }

    private double[] slope() {
        double[] slope = new double[weights.length];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = penalties.get(i) * (weights[i] - beginnings.get(i));
        }
        for (int i = 0; i < samples.size(); i++) {
            add(slope, samples.get(i), features.get(i));
        }
        return slope;
    }

    private void add(double[] slope, Sample sample, int[] numbersHeard) {
        double[] parts = Witnesses.parts(sample.heard(), i -> weights[numbersHeard[i]]);
        double[] shares = new double[Fault.values().length];
        Arrays.fill(shares, Double.NEGATIVE_INFINITY);
        sample.possible().forEach(fault -> shares[Weighing.place(fault)] = 0);
        for (int i = 0; i < numbersHeard.length; i++) {
            shares[Weighing.place(sample.heard().get(i).fault())] += parts[i] * weights[numbersHeard[i]];
        }
        double all = 0;
        double right = 0;
        for (Fault fault : sample.possible()) {
            double share = Math.exp(shares[Weighing.place(fault)]);
            shares[Weighing.place(fault)] = share;
            all += share;
            right += sample.means().contains(fault) ? share : 0;
        }
        for (int i = 0; i < numbersHeard.length && right > 0; i++) {
            Fault fault = sample.heard().get(i).fault();
            double share = sample.possible().contains(fault) ? shares[Weighing.place(fault)] : 0;
            slope[numbersHeard[i]] +=
                    sample.counts() * parts[i] * (share / all - (sample.means().contains(fault) ? share / right : 0));
        }
    }

    private List<String> lines() {
        Map<String, Map<String, Double>> table = new TreeMap<>();
        numbers.forEach((key, number) -> {
            String[] parts = key.split("\n", 2);
            String named = key.contains(".") ? key.split("\\.", 2)[0] : Fault.NONE.id();
            double weight = Math.round(weights[number] * 10) / 10.0;
            if (weight != 0) {
                table.computeIfAbsent(parts[0], any -> new TreeMap<>())
                        .put(parts.length > 1 ? parts[1] : named, weight);
            }
        });
        table.computeIfAbsent(Witnesses.MODEL, any -> new TreeMap<>()).put(Fault.NONE.id(), MODEL);
        List<String> lines = new ArrayList<>();
        table.forEach((witness, faults) -> {
            lines.add(witness);
            faults.entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .forEach(entry -> lines.add("  " + entry.getKey() + " " + entry.getValue()));
        });
        return lines;
    }
}
