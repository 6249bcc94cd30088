package sequitur.smtp.diagnosis;

import java.util.List;
import java.util.Locale;

/**
 * The words of a reply's text without what the server only echoes: in lower case, with a dot for the end of a sentence.
 *
 * <p>An address or an echoed line may say {@code data}, {@code mail} or {@code auth} and means nothing by it. So what
 * stands in angle brackets becomes {@code <>}, an address {@code @}, a host name {@code host}, a link {@code link}, and
 * what is quoted {@code x}, unless it is a verb or a single word. The name of a list of blocked addresses is evidence:
 * {@code blocklist} stands beside the host or the link that names it.
 */
final class Wording {

    /** How much of a text is looked at: replies say what they have to say at their beginning. */
    static final int LOOKED_AT = 2_000;

    /** Before the first word. */
    static final String BEGIN = "^";

    /** After the last word. */
    static final String END = "$";

    /** Between two sentences. */
    static final String STOP = ".";

    private Wording() {}

    /**
     * The words of a text.
     *
     * @param text any text
     * @return its words between {@link #BEGIN} and {@link #END}
     */
    static List<String> of(String text) {
        String beginning = text.substring(0, Math.min(text.length(), LOOKED_AT));
        return WordOrder.settled(new WordReader(beginning.toLowerCase(Locale.ROOT)).words());
    }

    /** Whether it is no word but the border of a sentence or of the text. */
    static boolean isBoundary(String word) {
        return word.equals(STOP) || word.equals(BEGIN) || word.equals(END);
    }
}
