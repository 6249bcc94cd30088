package sequitur.cli.wrapping;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been found behind prefixes of one form. */
final class Evidence {

    /** The code of a reply says little if it is always the same: it may be any number. */
    private static final int CODES = 8;

    private static final int SURE = 1000;

    /** So many texts do not end alike by chance. */
    private static final int ENOUGH = 4;

    private static final int LONGEST_SUFFIX = 4;

    /** What may stand behind a text. */
    static final String MARKS = "]>)}|\"'`;,";

    private final PrefixShape shape;
    private final String sample;
    private final int length;
    private final Set<String> codes = new HashSet<>();
    private int commands;

    /** Commands with an argument: a sentence may well end in one without. */
    private int arguments;

    private int replies;
    private int acceptances;
    private int remarks;
    private int marked;

    /** What all texts end with. */
    private @Nullable String ending;

    /**
     * Begins with nothing.
     *
     * @param shape the form
     * @param sample a line with such a prefix
     * @param length how long the prefix is there
     */
    Evidence(PrefixShape shape, String sample, int length) {
        this.shape = shape;
        this.sample = sample;
        this.length = length;
    }

    void add(Speech speech, String text) {
        marked += Speech.marker(text) > 0 ? 1 : 0;
        ending = ending == null ? lastMarks(text) : commonEnding(ending, text);
        switch (speech) {
            case COMMAND -> {
                commands++;
                arguments += Speech.withoutMarker(text).indexOf(' ') > 0 ? 1 : 0;
            }
            case REMARK -> remarks++;
            case REPLY -> {
                replies++;
                String code = text.substring(Speech.marker(text));
                acceptances += code.charAt(0) < '4' ? 1 : 0;
                if (codes.size() < CODES) {
                    codes.add(code.substring(0, 3));
                }
            }
        }
    }

    private static String lastMarks(String text) {
        int start = text.length();
        while (start > 0 && text.length() - start < LONGEST_SUFFIX && MARKS.indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        return text.substring(start);
    }

    private static String commonEnding(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length())
                && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
            length++;
        }
        return one.substring(one.length() - length);
    }

    /** The marks that stand behind every text; mostly none. */
    String suffix() {
        return ending != null && isOfBothSides() && commands + replies >= ENOUGH ? ending : "";
    }

    PrefixShape shape() {
        return shape;
    }

    /** A line that has such a prefix. */
    String sample() {
        return sample;
    }

    /** How long the prefix of the sample is. */
    int length() {
        return length;
    }

    boolean isOfBothSides() {
        return commands > 0 && replies > 0 && isSure();
    }

    private boolean isSure() {
        return arguments > 0 || marked > 0 || shape.isBlank() || shape.looksLikeHeader();
    }

    boolean hasRemarks() {
        return remarks > 0;
    }

    boolean isOfClientAlone() {
        return commands > 0 && replies == 0 && isSure();
    }

    boolean isOfServerAlone() {
        return commands == 0 && replies > 0;
    }

    /** Whether it shows that something was accepted: an exception's text only repeats refusals. */
    boolean accepts() {
        return acceptances > 0;
    }

    /** Whether a well-known marker of the speaker stands behind the prefix: no sentence has one. */
    boolean isMarked() {
        return marked > 0;
    }

    boolean isRepeated() {
        return commands + remarks + codes.size() > 1;
    }

    /** How much speaks for it. */
    int weight() {
        return 4 * (commands + remarks) + codes.size() + replies + (isOfBothSides() ? SURE : 0);
    }
}
