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
        if (!tellByForm(accepted)) {
            return byColumn(parted);
        }
        Evidence evidence = parted.evidence();
        if (evidence.shape().isBlank()) {
            return Speech.of(parted.text()).filter(speech -> speech != Speech.REMARK);
        }
        if (!isKnown(parted)) {
            return byWord(parted);
        }
        return Optional.of(evidence.isOfClientAlone() ? Speech.COMMAND : Speech.REPLY);
    }

    /** Whether each side has a form of its own. */
    private static boolean tellByForm(List<Evidence> accepted) {
        List<Evidence> visible =
                accepted.stream().filter(one -> !one.shape().isBlank()).toList();
        return visible.stream().noneMatch(Evidence::isOfBothSides)
                && visible.stream().anyMatch(Evidence::isOfClientAlone)
                && visible.stream().anyMatch(Evidence::isOfServerAlone);
    }

    /** Whether what stands in the prefix has stood before certain lines too. */
    private boolean isKnown(LearnedPrefixes.Parted parted) {
        List<Map<String, int[]>> known =
                columns.getOrDefault(parted.evidence().shape().key(), List.of());
        for (int i = 0; i < Math.min(known.size(), parted.columns().size()); i++) {
            boolean few = known.get(i).size() <= MOST_VALUES;
            if (few && !known.get(i).containsKey(parted.columns().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Who speaks behind a word that stands in other forms before one side alone. */
    private Optional<Speech> byWord(LearnedPrefixes.Parted parted) {
        for (String word : parted.columns()) {
            int[] sum = new int[2];
            for (List<Map<String, int[]>> form : columns.values()) {
                for (Map<String, int[]> column : form) {
                    int[] counts = column.getOrDefault(word, new int[2]);
                    sum[0] += counts[0];
                    sum[1] += counts[1];
                }
            }
            if ((sum[0] > 0) != (sum[1] > 0)) {
                return Optional.of(sum[0] > 0 ? Speech.COMMAND : Speech.REPLY);
            }
        }
        return Optional.empty();
    }

    private Optional<Speech> byColumn(LearnedPrefixes.Parted parted) {
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
