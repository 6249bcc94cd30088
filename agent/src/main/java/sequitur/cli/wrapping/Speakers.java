package sequitur.cli.wrapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds out what in a prefix tells who spoke: a word that stands before commands alone where another stands before replies alone, or
 * one form of prefix for each side.
 */
final class Speakers {

    private static final int MOST_VALUES = 8;
    private static final Pattern NUMBER = Pattern.compile("\\W*[0-9][0-9a-fA-F-]*\\W*");

    private final Map<String, List<Map<String, int[]>>> columns = new HashMap<>();

    /** Takes note of who certainly spoke behind a prefix. */
    void learn(String shape, List<String> values, Speech speech) {
        if (speech == Speech.REMARK) {
            return;
        }
        List<Map<String, int[]>> known = columns.computeIfAbsent(shape, key -> new ArrayList<>());
        while (known.size() < values.size()) {
            known.add(new HashMap<>());
        }
        for (int i = 0; i < values.size(); i++) {
            Map<String, int[]> counts = known.get(i);
            if (counts.size() <= MOST_VALUES || counts.containsKey(values.get(i))) {
                counts.computeIfAbsent(values.get(i), value -> new int[2])[speech.ordinal()]++;
            }
        }
    }

    /** Who speaks behind this prefix; nothing if it does not tell. */
    Optional<Speech> of(LearnedPrefixes.Parted parted, List<Evidence> accepted) {
        boolean forms = accepted.stream()
                        .noneMatch(one -> one.isOfBothSides() || one.shape().isEmpty())
                && accepted.stream().anyMatch(Evidence::isOfClientAlone)
                && accepted.stream().anyMatch(Evidence::isOfServerAlone);
        if (forms && (parted.evidence().isOfClientAlone() || parted.evidence().isOfServerAlone())) {
            return Optional.of(parted.evidence().isOfClientAlone() ? Speech.COMMAND : Speech.REPLY);
        }
        List<Map<String, int[]>> known =
                columns.getOrDefault(parted.evidence().shape().key(), List.of());
        for (int i = 0; i < Math.min(known.size(), parted.columns().size()); i++) {
            int[] counts = known.get(i).get(parted.columns().get(i));
            if (counts != null && tells(known.get(i))) {
                return Optional.of(counts[0] > 0 ? Speech.COMMAND : Speech.REPLY);
            }
        }
        return Optional.empty();
    }

    /** Who speaks where one column has this value; nothing if it does not tell. */
    Optional<Speech> of(String column, String value) {
        List<Map<String, int[]>> known = columns.getOrDefault(column, List.of());
        int[] counts = known.isEmpty() ? null : known.get(0).get(value);
        return counts == null || !tells(known.get(0))
                ? Optional.empty()
                : Optional.of(counts[0] > 0 ? Speech.COMMAND : Speech.REPLY);
    }

    private static boolean tells(Map<String, int[]> values) {
        boolean parted = values.size() > 1
                && values.size() <= MOST_VALUES
                && values.values().stream().noneMatch(counts -> counts[0] > 0 && counts[1] > 0);
        return parted
                && values.values().stream().anyMatch(counts -> counts[0] > 0)
                && values.values().stream().anyMatch(counts -> counts[1] > 0)
                && values.keySet().stream()
                        .noneMatch(value -> NUMBER.matcher(value).matches());
    }
}
