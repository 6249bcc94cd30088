package sequitur.engine.config;

import java.util.Locale;

/** Text from elsewhere, made fit for one line of a log. */
public final class Printable {

    private Printable() {}

    /**
     * Escapes everything but printable ASCII.
     *
     * @param text any text
     * @return one line, in which other characters stand as backslash, {@code u} and four hexadecimal digits, as in a
     *     properties file
     */
    public static String of(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= ' ' && character <= '~') {
                printable.append(character);
            } else {
                printable.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            }
        }
        return printable.toString();
    }

    /**
     * Escapes everything but printable ASCII in the beginning of a text.
     *
     * @param text any text
     * @param limit how many of its characters are kept, 0 or more
     * @return one line, ended by three dots if something was cut off
     */
    public static String of(String text, int limit) {
        return text.length() <= limit ? of(text) : of(text.substring(0, limit)) + "...";
    }
}
