package sequitur.cli.wrapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds out what a log has put before its lines. No log's form is known beforehand: where a line ends in what is certainly part of
 * an SMTP dialogue, what stands before that is a prefix, and the others of its form are prefixes as well.
 */
final class LearnedPrefixes {

    private static final int MOST_SHAPES = 12;
    private static final int MOST_EVIDENCE = 2000;

    /** What is so much rarer than another form is a sentence that happens to end like the protocol. */
    private static final int RARER = 20;

    /** A reply code alone may be any number. */
    private static final int NUMBER = 5;

    /** A place in the code below an exception. */
    private static final Pattern FRAME = Pattern.compile("(?:^|\\s)at [\\w$./@]+[.][\\w$<>]+\\(");

    private static final String BEFORE = " \t|>])}<\"'`:=,;#";

    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private List<Evidence> accepted = List.of();

    /**
     * A line taken apart.
     *
     * @param evidence what is known of its prefix
     * @param columns the words and brackets in the prefix
     * @param text what stands behind the prefix
     */
    record Parted(Evidence evidence, List<String> columns, String text) {}

    /** Looks at more lines. */
    void learn(List<String> lines) {
        for (String line : lines) {
            Optional<Parted> known = spoken(line);
            if (known.isPresent()) {
                String text = known.get().text();
                Speech.of(text).ifPresent(speech -> known.get().evidence().add(speech, text));
            } else {
                scan(line);
            }
        }
        accept();
    }

    /** Whether a line may end in what is certainly protocol, whatever stands before it. */
    static boolean holdsProtocol(String line) {
        LearnedPrefixes prefixes = new LearnedPrefixes();
        prefixes.scan(line);
        return !prefixes.evidence.isEmpty();
    }

    /** The forms that were found. */
    List<Evidence> accepted() {
        return accepted;
    }

    /** Takes a line apart; nothing if it has none of the prefixes. */
    Optional<Parted> part(String line) {
        Optional<Parted> spoken = spoken(line);
        if (spoken.isPresent()) {
            return spoken;
        }
        Parted bare = null;
        for (Evidence one : accepted) {
            Optional<Parted> parted = part(one, line);
            if (parted.isPresent() && !one.shape().isEmpty()) {
                return parted;
            }
            bare = parted.orElse(bare);
        }
        return Optional.ofNullable(bare);
    }

    /** Takes a line apart so that what is left is certainly protocol: behind the longest prefix for which it is. */
    private Optional<Parted> spoken(String line) {
        return accepted.stream()
                .map(one -> part(one, line))
                .flatMap(Optional::stream)
                .filter(parted -> Speech.of(parted.text()).isPresent())
                .min(Comparator.comparing(parted -> parted.text().length()));
    }

    private static Optional<Parted> part(Evidence one, String line) {
        PrefixShape shape = one.shape();
        return shape.fit(line).map(fit -> new Parted(one, fit.columns(), shape.text(line, fit.start(), one.suffix())));
    }

    private void scan(String line) {
        if (FRAME.matcher(line).find()) {
            return;
        }
        int end = Math.min(line.length(), PrefixShape.LONGEST);
        int place = 0;
        while (place < end) {
            if (place > 0 && BEFORE.indexOf(line.charAt(place - 1)) < 0) {
                place++;
                continue;
            }
            String text = line.substring(place);
            Optional<Speech> speech = speech(line, place);
            boolean number = text.length() < NUMBER && Character.isDigit(text.charAt(0)) && place > 0;
            if (speech.isEmpty() || number) {
                place++;
                continue;
            }
            note(line, place, speech.get(), text);
            if (speech.get() == Speech.REMARK) {
                return;
            }
            place += Math.max(1, Speech.marker(text) + 1);
        }
    }

    /** What stands at a place, whether or not marks stand behind it. */
    private static Optional<Speech> speech(String line, int place) {
        String text = place > 0 ? unquoted(line, place) : line;
        Optional<Speech> whole = Speech.of(text);
        int end = text.length();
        while (whole.isEmpty() && place > 0 && end > 1 && Evidence.MARKS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
            whole = Speech.of(text.substring(0, end));
        }
        return whole;
    }

    private static String unquoted(String line, int place) {
        char before = line.charAt(place - 1);
        int end = "\"'`".indexOf(before) >= 0 ? line.lastIndexOf(before) : -1;
        return end < place ? line.substring(place) : line.substring(place, end);
    }

    private void note(String line, int place, Speech speech, String text) {
        PrefixShape shape = PrefixShape.of(line.substring(0, place));
        if (evidence.size() >= MOST_EVIDENCE) {
            evidence.values().removeIf(one -> !one.isRepeated());
        }
        if (evidence.size() < MOST_EVIDENCE) {
            evidence.computeIfAbsent(shape.key(), key -> new Evidence(shape, line, place))
                    .add(speech, text);
        }
    }

    private void accept() {
        List<Evidence> ranked = evidence.values().stream()
                .sorted(Comparator.comparing(Evidence::weight)
                        .reversed()
                        .thenComparing(one -> one.shape().key().length()))
                .toList();
        List<Evidence> chosen = new ArrayList<>();
        for (Evidence one : ranked) {
            if (chosen.size() < MOST_SHAPES && isBelievable(one, ranked, chosen) && !isMisread(one, chosen)) {
                chosen.add(one);
            }
        }
        accepted = List.copyOf(chosen);
    }

    private static boolean isBelievable(Evidence one, List<Evidence> ranked, List<Evidence> chosen) {
        boolean rare = chosen.stream().anyMatch(other -> other.weight() > RARER * one.weight());
        if (one.isOfBothSides() || one.hasRemarks()) {
            return !rare || one.shape().looksLikeHeader();
        }
        if (one.isMarked()) {
            return true;
        }
        boolean settled = chosen.stream().anyMatch(Evidence::isOfBothSides);
        if (settled) {
            return one.shape().looksLikeHeader() && one.isRepeated() && (one.accepts() || one.isOfClientAlone());
        }
        return one.isOfClientAlone()
                ? ranked.stream().anyMatch(other -> other.isOfServerAlone() && other.accepts())
                : one.accepts() && ranked.stream().anyMatch(Evidence::isOfClientAlone);
    }

    /** Whether the sample is better read with a prefix that was chosen before. */
    private static boolean isMisread(Evidence one, List<Evidence> chosen) {
        for (Evidence other : chosen) {
            Optional<PrefixShape.Fit> fit =
                    other.shape().isEmpty() ? Optional.empty() : other.shape().fit(one.sample());
            if (fit.isPresent()) {
                int start = fit.get().start();
                boolean inside = start < one.length();
                boolean spoken =
                        Speech.of(other.shape().text(one.sample(), start, other.suffix())).isPresent();
                if (inside || spoken) {
                    return true;
                }
            }
        }
        return false;
    }
}
