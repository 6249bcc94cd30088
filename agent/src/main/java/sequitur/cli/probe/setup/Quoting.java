package sequitur.cli.probe.setup;

import java.util.Locale;
import java.util.function.IntFunction;

/** Texts as the languages of settings want them, in ASCII. They hold no control characters. */
final class Quoting {

    private Quoting() {}

    /** As a value in a properties file. */
    static String property(String text) {
        String escaped = ascii(text.replace("\\", "\\\\"), Quoting::ofJava);
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }

    /** As a string in Java, JSON, YAML or the command line of WildFly. */
    static String string(String text) {
        return '"' + ascii(text.replace("\\", "\\\\").replace("\"", "\\\""), Quoting::ofJava) + '"';
    }

    /** As an attribute or a text in XML. */
    static String xml(String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
        return ascii(escaped, unit -> String.format(Locale.ROOT, "&#%d;", unit));
    }

    /** As a word for a shell. */
    static String shell(String text) {
        if (text.chars().allMatch(character -> character <= '~')) {
            return "'" + text.replace("'", "'\\''") + "'";
        }
        return "$'" + ascii(text.replace("\\", "\\\\").replace("'", "\\'"), Quoting::ofJava) + "'";
    }

    private static String ofJava(int unit) {
        return String.format(Locale.ROOT, "\\u%04x", unit);
    }

    private static String ascii(String text, IntFunction<String> escape) {
        StringBuilder ascii = new StringBuilder();
        text.chars().forEach(unit -> {
            if (unit >= ' ' && unit <= '~') {
                ascii.append((char) unit);
            } else {
                ascii.append(escape.apply(unit));
            }
        });
        return ascii.toString();
    }
}
