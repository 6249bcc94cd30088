package sequitur.cli.wrapping;

import java.util.HashSet;
import java.util.Set;

/** What has been found behind prefixes of one form. */
final class Evidence {

    /** The code of a reply says little if it is always the same: it may be any number. */
    private static final int CODES = 8;

    private static final int SURE = 1000;

    private final PrefixShape shape;
    private final String sample;
    private final int length;
    private final Set<String> codes = new HashSet<>();
    private int commands;
    private int replies;
    private int acceptances;
    private int remarks;
    private int marked;

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
        switch (speech) {
            case COMMAND -> commands++;
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
        return commands > 0 && replies > 0;
    }

    boolean hasRemarks() {
        return remarks > 0;
    }

    boolean isOfClientAlone() {
        return commands > 0 && replies == 0;
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
