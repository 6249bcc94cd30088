package sequitur.examples.demo;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the standard output can show.
 *
 * @param colour whether it understands escapes for colours
 * @param unicode whether it shows characters beyond ASCII
 */
record Terminal(boolean colour, boolean unicode) {
    private static final Pattern LABEL = Pattern.compile(" +[a-z]+ {2,}");

    /** No line is longer. */
    static final int WIDTH = 80;

    /** How a piece of text looks. */
    enum Style {
        PLAIN(""),
        BOLD("1"),
        DIM("2"),
        RED("31"),
        GREEN("32"),
        YELLOW("33");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    /** What this process writes to: colours for a terminal, unless NO_COLOR is set; Unicode if it is encoded as UTF-8. */
    static Terminal ofStandardOutput() {
        String encoding = System.getProperty(
                "stdout.encoding",
                System.getProperty(
                        "sun.stdout.encoding", Charset.defaultCharset().name()));
        return new Terminal(
                onScreen() && System.getenv("NO_COLOR") == null,
                encoding.equalsIgnoreCase(StandardCharsets.UTF_8.name()));
    }

    /** Before JDK 22 a console is a terminal; since then it must be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean onScreen() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJdk) {
            return true;
        }
    }

    /** The text in a style. */
    String paint(Style style, String text) {
        return colour && style != Style.PLAIN && !text.isBlank() ? "\033[" + style.code + "m" + text + "\033[0m" : text;
    }

    /** A horizontal line of that many columns. */
    String rule(int columns) {
        return (unicode ? "─" : "-").repeat(Math.max(0, columns));
    }

    /** A heavier horizontal line of that many columns. */
    String heavyRule(int columns) {
        return (unicode ? "━" : "=").repeat(Math.max(0, columns));
    }

    /** The text cut to that many columns; what the output cannot show becomes a question mark. */
    String cut(String text, int columns) {
        String shown = unicode ? text : text.replaceAll("[^\\x20-\\x7e]", "?");
        return shown.length() <= columns ? shown : shown.substring(0, columns - 3) + "...";
    }

    /** The words of a text; one that fits into no line goes on in the next, from a dot or a bracket on if it has one. */
    private static List<String> words(String text, int room) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            while (rest.length() > room) {
                int end = Math.max(rest.lastIndexOf('.', room - 1), rest.lastIndexOf('(', room - 1));
                int broken = end > 0 ? end : room;
                words.add(rest.substring(0, broken));
                rest = rest.substring(broken);
            }
            words.add(rest);
        }
        return words;
    }

    /**
     * The text broken between words into lines of that many columns at most. Lines after the first stand under the words
     * that follow the label, if the text begins with one, else under its beginning.
     */
    List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(Math.min(text.length() - text.stripLeading().length(), columns / 2));
        Matcher label = LABEL.matcher(text);
        String hanging = label.lookingAt() ? " ".repeat(Math.min(label.end(), columns / 2)) : indent;
        StringBuilder line = new StringBuilder(indent);
        for (String word : words(text.strip(), columns - hanging.length())) {
            if (!line.toString().isBlank() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(hanging);
            } else if (!line.toString().isBlank()) {
                line.append(' ');
            }
            line.append(cut(word, columns - hanging.length()));
        }
        lines.add(line.toString());
        return lines;
    }
}
