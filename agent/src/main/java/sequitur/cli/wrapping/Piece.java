package sequitur.cli.wrapping;

import java.util.Map;

/**
 * A text that a record holds: a line of the file, or one of those that stand in its line.
 *
 * @param number the line of the file, from 1
 * @param text the text
 * @param kind what it is to the line
 * @param members what else was said of it, by name
 */
record Piece(int number, String text, Kind kind, Map<String, String> members) {

    /** What a text is to the line that holds it. */
    enum Kind {
        /** What the line was written for. */
        TEXT,
        /** What stands beside that, as the places of an exception. */
        BESIDE
    }

    /** Tells where it stands; what it holds may be a secret. */
    @Override
    public String toString() {
        return "Piece[number=" + number + "]";
    }
}
