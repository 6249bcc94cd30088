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
    private static final SpeakerCount NONE = new SpeakerCount();
    private static final Pattern NUMBER = Pattern.compile("\\W*[0-9][0-9a-fA-F-]*\\W*");

    private final Map<String, List<Map<String, SpeakerCount>>> columns = new HashMap<>();

    /** Takes note of who certainly spoke behind a prefix. */
    void learn(String shape, List<String> values, Speech speech) {
        if (speech == Speech.REMARK) {
            return;
        }
        List<Map<String, SpeakerCount>> known = columns.computeIfAbsent(shape, key -> new ArrayList<>());
        while (known.size() < values.size()) {
            known.add(new HashMap<>());
        }
        for (int i = 0; i < values.size(); i++) {
            Map<String, SpeakerCount> counts = known.get(i);
            if (counts.size() <= MOST_VALUES || counts.containsKey(values.get(i))) {
                counts.computeIfAbsent(values.get(i), value -> new SpeakerCount())
                        .add(speech);
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
        List<Map<String, SpeakerCount>> known =
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
            SpeakerCount sum = new SpeakerCount();
            for (List<Map<String, SpeakerCount>> form : columns.values()) {
                for (Map<String, SpeakerCount> column : form) {
                    sum.add(column.getOrDefault(word, NONE));
                }
            }
            if (sum.onlySide().isPresent()) {
                return sum.onlySide();
            }
        }
        return Optional.empty();
    }

    private Optional<Speech> byColumn(LearnedPrefixes.Parted parted) {
        List<Map<String, SpeakerCount>> known =
                columns.getOrDefault(parted.evidence().shape().key(), List.of());
        for (int i = 0; i < Math.min(known.size(), parted.columns().size()); i++) {
            SpeakerCount counts = known.get(i).getOrDefault(parted.columns().get(i), NONE);
            if (counts.onlySide().isPresent() && tells(known.get(i))) {
                return counts.onlySide();
            }
        }
        return Optional.empty();
    }

    /** Who speaks where one column has this value; nothing if it does not tell. */
    Optional<Speech> of(String column, String value) {
        List<Map<String, SpeakerCount>> known = columns.getOrDefault(column, List.of());
        if (known.isEmpty() || !tells(known.get(0))) {
            return Optional.empty();
        }
        return known.get(0).getOrDefault(value, NONE).onlySide();
    }

    private static boolean tells(Map<String, SpeakerCount> values) {
        boolean parted = values.size() > 1
                && values.size() <= MOST_VALUES
                && values.values().stream().noneMatch(counts -> counts.isOfClient() && counts.isOfServer());
        return parted
                && values.values().stream().anyMatch(SpeakerCount::isOfClient)
                && values.values().stream().anyMatch(SpeakerCount::isOfServer)
                && values.keySet().stream()
                        .noneMatch(value -> NUMBER.matcher(value).matches());
    }
}
