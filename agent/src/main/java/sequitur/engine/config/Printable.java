package sequitur.engine.config;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Words of others, made fit to be printed: a server's, an app's, a file's, an exception's. There is no way back to what they were
 * made of, so that where this type stands nothing raw can get into a log, an exception or a terminal.
 *
 * <p>They are one line of printable ASCII. Any other character stands as backslash, {@code u} and four hexadecimal digits, as in
 * a properties file: control characters and with them those of a terminal's commands, line separators, what turns the direction
 * of a text, what can't be seen. So do the dollar sign before a brace, where Log4j 2 up to 2.14 looks up what is named there, and the
 * number sign before one; and every percent sign, which a formatter would take for a place to fill. Printing it again changes
 * nothing.
 */
public final class Printable {

    /** How many characters they are at most. */
    public static final int LONGEST = 500;

    /** Where the longest remark on what was left out fits in. */
    private static final int ROOM = 40;

    private final String text;

    private Printable(String text) {
        this.text = text;
    }

    /**
     * Makes words fit to be printed.
     *
     * @param words any text
     * @return at most {@value #LONGEST} characters, ended by how many of the words' were left out if any were
     */
    public static Printable of(String words) {
        return beginning(words, LONGEST, 0);
    }

    /**
     * Makes words fit to be printed in little room.
     *
     * @param words any text
     * @param limit how many characters are kept
     * @return the words, ended by three dots if something was left out
     */
    public static Printable of(String words, int limit) {
        StringBuilder printable = new StringBuilder();
        int read = append(printable, words, limit);
        return new Printable(read == words.length() ? printable.toString() : printable + "...");
    }

    /**
     * Makes the beginning of words fit to be printed.
     *
     * @param beginning any text
     * @param limit how many characters the result has at most, 40 or more
     * @param others how many characters of the words stand behind the beginning
     * @return the words, ended by how many of their characters were left out if any were
     */
    public static Printable beginning(String beginning, int limit, int others) {
        StringBuilder printable = new StringBuilder();
        if (others == 0 && append(printable, beginning, limit) == beginning.length()) {
            return new Printable(printable.toString());
        }
        printable.setLength(0);
        int read = append(printable, beginning, limit - ROOM);
        long left = (long) beginning.length() - read + others;
        return new Printable(printable + "... (" + left + " more characters)");
    }

    /**
     * Makes what was thrown fit to be printed.
     *
     * @param failure what was thrown
     * @return its class and its message
     */
    public static Printable of(Throwable failure) {
        return of(String.valueOf(failure));
    }

    /**
     * Makes a text of the agent's own fit to be printed, into which words of others may have come by a way that nobody thought of: the last
     * step before anything leaves.
     *
     * @param text lines, parted by LF
     * @return the lines, each of at most 2000 characters
     */
    public static String lines(String text) {
        return text.lines().map(line -> of(line, 2_000).text).collect(Collectors.joining("\n"));
    }

    /** Appends as many of the words' characters as there is room for; gives back how many. */
    private static int append(StringBuilder printable, String words, int room) {
        for (int place = 0; place < words.length(); place++) {
            int before = printable.length();
            appendOne(printable, words, place);
            if (printable.length() > room) {
                printable.setLength(before);
                return place;
            }
        }
        return words.length();
    }

    private static void appendOne(StringBuilder printable, String words, int place) {
        char character = words.charAt(place);
        boolean plain = switch (character) {
            case '%' -> false;
            case '$', '#' -> place + 1 < words.length() && words.charAt(place + 1) != '{';
            default -> character >= ' ' && character <= '~';
        };
        if (plain) {
            printable.append(character);
        } else {
            printable.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
        }
    }

    /** The words; they may stand anywhere. */
    @Override
    public String toString() {
        return text;
    }
}
