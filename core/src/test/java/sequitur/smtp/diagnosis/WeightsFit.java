package sequitur.smtp.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sequitur.smtp.fault.Fault;

/**
 * Fits the weights: a regression that makes the right faults of labelled replies as probable as it can, held back by a penalty for
 * each weight that leaves what it is held to be beforehand. The same input gives the same weights.
 */
final class WeightsFit {

    private static final int ROUNDS = 250;
    private static final double FIRST = 2.5;
    private static final double MODEL = 6;

    /** How dear it is for a weight to leave its beginning: the more, the rarer what it stands for. */
    private static final double CLUE_PENALTY = Double.parseDouble(System.getProperty("pc", "0.1"));

    private static final double CODE_PENALTY = Double.parseDouble(System.getProperty("pk", "1"));

    private final List<Sample> samples;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Double> beginnings = new ArrayList<>();
    private double[] weights = {};

    /**
     * What the witnesses say of one reply, and what it means.
     *
     * @param kind the kind of its server
     * @param situation what is known besides
     * @param heard what is said
     * @param means the faults that are right
     */
    record Sample(String kind, Situation situation, List<Testimony> heard, Set<Fault> means) {}

    private WeightsFit(List<Sample> samples) {
        this.samples = samples;
    }

    /** Fits the weights to samples. */
    static Weights fit(List<Sample> samples) {
        return new Weights(TableEntry.in(String.join("\n", table(samples))));
    }

    /** The fitted weights as lines of their table. */
    static List<String> table(List<Sample> samples) {
        WeightsFit fit = new WeightsFit(samples);
        fit.descend();
        return fit.lines();
    }

    /** The samples of replies: each by its words alone, and where its command is known with that. */
    static List<Sample> samples(List<LabelledReply> replies) {
        Weights open = open(replies);
        List<Sample> samples = new ArrayList<>();
        for (LabelledReply reply : replies) {
            samples.add(sample(open, reply, Situation.UNKNOWN, reply.means()));
            reply.answered()
                    .ifPresent(verb ->
                            samples.add(sample(open, reply, Situation.after(verb), reply.meansInContext())));
        }
        return samples;
    }

    private static Sample sample(Weights open, LabelledReply reply, Situation situation, Set<Fault> means) {
        List<Clue> clues = Clues.all().in(reply.reply());
        return new Sample(
                reply.kind(),
                situation,
                new Witnesses(open, situation).of(reply.reply(), clues),
                means.stream().filter(fault -> !Impossible.is(fault, situation)).collect(Collectors.toSet()));
    }

    /** A table in which every code, status and command speaks for each fault that it was seen with, and says nothing yet. */
    private static Weights open(List<LabelledReply> replies) {
        Map<String, Set<Fault>> seen = new TreeMap<>();
        for (LabelledReply reply : replies) {
            Stream<String> witnesses = Stream.of(
                            Optional.of(Witnesses.ANY),
                            Optional.of("code " + reply.reply().code()),
                            reply.reply().status().map(status -> "status x" + status.substring(1)),
                            reply.answered().map(verb -> "after " + verb))
                    .flatMap(Optional::stream);
            witnesses.forEach(
                    witness -> seen.computeIfAbsent(witness, any -> new LinkedHashSet<>()).addAll(reply.means()));
        }
        List<String> lines = new ArrayList<>();
        seen.forEach((witness, faults) -> {
            lines.add(witness);
            faults.forEach(fault -> lines.add("  " + fault.id() + " 0"));
        });
        return new Weights(TableEntry.in(String.join("\n", lines)));
    }

    /** Clues are told by themselves, other witnesses by the fault that they speak for. */
    private static String key(Testimony testimony) {
        String witness = testimony.witness();
        boolean many = witness.equals(Witnesses.ANY)
                || witness.startsWith("code ")
                || witness.startsWith("status ")
                || witness.startsWith("after ");
        return many ? witness + "\n" + testimony.fault().id() : witness;
    }

    private int number(Testimony testimony) {
        return numbers.computeIfAbsent(key(testimony), key -> {
            beginnings.add(beginning(key));
            return beginnings.size() - 1;
        });
    }

    private static double beginning(String key) {
        return switch (key) {
            case Witnesses.FIRST -> FIRST;
            case Witnesses.MODEL -> MODEL;
            default -> Optional.ofNullable(PRIORS.get(key)).map(WeightsFit::weight).orElse(0.0);
        };
    }

    private static final Map<String, Double> PRIORS =
            Clues.all().inOrder().stream().collect(Collectors.toMap(Clue::id, Clue::prior));

    private static double weight(double prior) {
        return Math.max(0.2, Math.log(prior / (1 - prior)));
    }

    private void descend() {
        List<int[]> features = new ArrayList<>();
        samples.forEach(sample -> features.add(
                sample.heard().stream().mapToInt(this::number).toArray()));
        weights = beginnings.stream().mapToDouble(Double::doubleValue).toArray();
        double[] mean = new double[weights.length];
        double[] square = new double[weights.length];
        for (int round = 1; round <= ROUNDS; round++) {
            double[] slope = slope(features);
            for (int i = 0; i < weights.length; i++) {
                mean[i] = 0.9 * mean[i] + 0.1 * slope[i];
                square[i] = 0.99 * square[i] + 0.01 * slope[i] * slope[i];
                double step = 0.1 * mean[i] / (1 - Math.pow(0.9, round));
                weights[i] -= step / (Math.sqrt(square[i] / (1 - Math.pow(0.99, round))) + 1e-6);
            }
        }
    }

    private double[] slope(List<int[]> features) {
        double[] slope = new double[weights.length];
        int number = 0;
        for (String key : numbers.keySet()) {
            double penalty = key.indexOf('\n') < 0 ? CLUE_PENALTY : CODE_PENALTY;
            slope[number] = penalty * (weights[number] - beginnings.get(number));
            number++;
        }
        for (int i = 0; i < samples.size(); i++) {
            add(slope, samples.get(i), features.get(i));
        }
        return slope;
    }

    private void add(double[] slope, Sample sample, int[] features) {
        double[] shares = new double[Fault.values().length];
        for (FaultGroup group : FaultGroup.values()) {
            group.faults().forEach(fault -> shares[fault.ordinal()] =
                    Impossible.is(fault, sample.situation()) ? Double.NEGATIVE_INFINITY : 0);
        }
        double[] parts = Witnesses.parts(sample.heard(), i -> weights[features[i]]);
        for (int i = 0; i < features.length; i++) {
            shares[sample.heard().get(i).fault().ordinal()] += parts[i] * weights[features[i]];
        }
        double all = 0;
        double right = 0;
        for (Fault fault : Fault.values()) {
            double share = FaultGroup.of(fault).isEmpty() ? 0 : Math.exp(shares[fault.ordinal()]);
            shares[fault.ordinal()] = share;
            all += share;
            right += sample.means().contains(fault) ? share : 0;
        }
        if (right == 0) {
            return;
        }
        for (int i = 0; i < features.length; i++) {
            Fault fault = sample.heard().get(i).fault();
            double share = shares[fault.ordinal()];
            slope[features[i]] += parts[i] * (share / all - (sample.means().contains(fault) ? share / right : 0));
        }
    }

    private List<String> lines() {
        Map<String, Map<String, Double>> table = new TreeMap<>();
        numbers.forEach((key, number) -> {
            String[] parts = key.split("\n", 2);
            String fault = parts.length > 1 ? parts[1] : key.contains(".") ? key.split("\\.", 2)[0] : Fault.NONE.id();
            double weight = Math.round(weights[number] * 100) / 100.0;
            if (weight != 0) {
                table.computeIfAbsent(parts[0], any -> new TreeMap<>()).put(fault, weight);
            }
        });
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
