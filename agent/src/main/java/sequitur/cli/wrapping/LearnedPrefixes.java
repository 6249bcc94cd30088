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

    private static final int MOST_LOOKED_AT = 20_000;

    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private List<Evidence> accepted = List.of();
    private int looked;

    /**
     * A line taken apart.
     *
     * @param evidence what is known of its prefix
     * @param columns the words and brackets in the prefix
     * @param text what stands behind the prefix
     * @param speech what that is, if it is certainly protocol
     */
    record Parted(Evidence evidence, List<String> columns, String text, Optional<Speech> speech) {

        /** Tells how much stands before it; what the line holds may be a secret. */
        @Override
        public String toString() {
            return "Parted[columns=" + columns.size() + "]";
        }
    }

    /**
     * Looks at more lines and takes them apart.
     *
     * @param lines a part of the record
     * @return each line without its prefix; nothing for one that has none of the prefixes
     */
    List<Optional<Parted>> part(List<String> lines) {
        List<Optional<Parted>> parted = partAll(lines);
        boolean learned = false;
        for (int i = 0; i < lines.size(); i++) {
            Optional<Speech> speech = parted.get(i).flatMap(Parted::speech);
            if (speech.isPresent()) {
                Parted known = parted.get(i).get();
                known.evidence().add(speech.get(), known.text());
            } else if (isWorthALook(lines.get(i), parted.get(i))) {
                learned |= scan(lines.get(i));
            }
        }
        if (!learned) {
            return parted;
        }
        accept();
        return partAll(lines);
    }

    private List<Optional<Parted>> partAll(List<String> lines) {
        return lines.stream().map(this::part).toList();
    }

    /** At first every line is looked at; later those whose prefix is not known, if they hold what no other text does. */
    private boolean isWorthALook(String line, Optional<Parted> parted) {
        if (looked < MOST_LOOKED_AT) {
            looked++;
            return true;
        }
        boolean known = parted.filter(one -> !one.evidence().shape().isEmpty()).isPresent();
        return !known && (line.contains("EHLO ") || line.contains("MAIL FROM:") || line.contains("DEBUG SMTP"));
    }

    /** Whether a line may end in what is certainly protocol, whatever stands before it. */
    static boolean holdsProtocol(String line) {
        return new LearnedPrefixes().scan(line);
    }

    /** The forms that were found. */
    List<Evidence> accepted() {
        return accepted;
    }

    private Optional<Parted> part(String line) {
        List<Parted> fitting = accepted.stream()
                .map(one -> part(one, line))
                .flatMap(Optional::stream)
                .toList();
        // Behind the longest prefix for which what is left is certainly protocol; else behind the likeliest one.
        return fitting.stream()
                .filter(parted -> parted.speech().isPresent())
                .min(Comparator.comparing(parted -> parted.text().length()))
                .or(() -> fitting.stream()
                        .filter(parted -> !parted.evidence().shape().isEmpty())
                        .findFirst())
                .or(() -> fitting.stream().findFirst());
    }

    private static Optional<Parted> part(Evidence one, String line) {
        PrefixShape shape = one.shape();
        return shape.fit(line).map(fit -> {
            String text = shape.text(line, fit.start(), one.suffix());
            return new Parted(one, fit.columns(), text, Speech.of(text));
        });
    }

    /** Looks for places where protocol may begin; true if there are any. */
    private boolean scan(String line) {
        if (FRAME.matcher(line).find()) {
            return false;
        }
        boolean found = false;
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
            found = true;
            if (speech.get() == Speech.REMARK) {
                return true;
            }
            place += Math.max(1, Speech.marker(text) + 1);
        }
        return found;
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
        String prefix = line.substring(0, place);
        String key = PrefixShape.key(prefix);
        if (evidence.size() >= MOST_EVIDENCE) {
            evidence.values().removeIf(one -> !one.isRepeated());
        }
        Evidence known = evidence.get(key);
        if (known == null && evidence.size() < MOST_EVIDENCE) {
            known = new Evidence(PrefixShape.of(prefix), line, place);
            evidence.put(key, known);
        }
        if (known != null) {
            known.add(speech, text);
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
                boolean spoken = Speech.of(other.shape().text(one.sample(), start, other.suffix()))
                        .isPresent();
                if (inside || spoken) {
                    return true;
                }
            }
        }
        return false;
    }
}
