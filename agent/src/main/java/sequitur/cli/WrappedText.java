package sequitur.cli;

import java.util.ArrayList;
import java.util.List;

/** Text made fit for a terminal: lines no wider than it, broken between words. */
final class WrappedText {

    /** How wide a line may be. */
    static final int WIDTH = Terminal.columns(System.getenv());

    private static final int LABEL = 9;

    private WrappedText() {}

    /**
     * Wraps a text.
     *
     * @param first what stands before the first line
     * @param others what stands before each other line
     * @param text any text of one line; a word that is too long for a line is broken where the line ends
     * @return the lines, at least one
     */
    static List<String> of(String first, String others, String text) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        String start = first;
        while (start.length() + rest.length() > WIDTH) {
            int room = WIDTH - start.length();
            int end = rest.lastIndexOf(' ', room);
            boolean betweenWords = end > 0;
            if (!betweenWords) {
                end = room;
            }
            lines.add((start + rest.substring(0, end)).stripTrailing());
            rest = rest.substring(betweenWords ? end + 1 : end);
            start = others;
        }
        lines.add((start + rest).stripTrailing());
        return lines;
    }

    /** A text behind a label, wrapped so that all its lines begin in one column. */
    static List<String> labelled(String indent, String label, String text) {
        String first = indent + label + " ".repeat(Math.max(1, LABEL - label.length()));
        return of(first, " ".repeat(indent.length() + LABEL), text);
    }
}
