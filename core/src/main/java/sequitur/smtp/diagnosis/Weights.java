package sequitur.smtp.diagnosis;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import sequitur.smtp.fault.Fault;

/**
 * How much each witness's word counts, as {@link WeightTable} lists it: fitted to replies of known meaning, each server left out
 * once to see how true it is of servers that nobody has looked at.
 */
final class Weights {

    private static final Weights FITTED = new Weights(TableEntry.in(WeightTable.TEXT));

    private final Map<String, Map<Fault, Testimony>> byWitness = new HashMap<>();
    private final Map<Exactness, Calibration> calibrations = new EnumMap<>(Exactness.class);

    /**
     * Reads a table: a witness at the margin and below it, indented, faults and their weights; or {@code sure} with an
     * {@link Exactness}, and below it how often a statement of so much probability was true.
     */
    Weights(Stream<TableEntry> table) {
        table.forEach(this::take);
    }

    /** Those that were fitted. */
    static Weights fitted() {
        return FITTED;
    }

    /** What a witness says by itself: for each of the faults that it speaks for or against. */
    Iterable<Testimony> of(String witness) {
        return byWitness.getOrDefault(witness, Map.of()).values();
    }

    /** How much a witness that speaks for one fault counts. */
    double of(String witness, Fault fault) {
        return Optional.ofNullable(byWitness.getOrDefault(witness, Map.of()).get(fault))
                .map(Testimony::weight)
                .orElse(0.0);
    }

    /** How sure a statement of such exactness is. */
    Calibration calibration(Exactness exactness) {
        return calibrations.getOrDefault(exactness, Calibration.NONE);
    }

    private void take(TableEntry entry) {
        if (entry.name().equals("sure")) {
            calibrations.put(Exactness.valueOf(entry.head().get(1)), Calibration.of(entry.lines()));
            return;
        }
        String witness = String.join(" ", entry.head());
        Map<Fault, Testimony> testimonies = new EnumMap<>(Fault.class);
        for (String line : entry.lines()) {
            List<String> words = List.of(line.split(" "));
            Fault fault = Fault.of(words.get(0)).orElseThrow(() -> new IllegalArgumentException(line));
            testimonies.put(fault, new Testimony(witness, fault, Double.parseDouble(words.get(1))));
        }
        byWitness.put(witness, testimonies);
    }
}
