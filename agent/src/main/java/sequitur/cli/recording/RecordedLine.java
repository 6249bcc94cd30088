package sequitur.cli.recording;

import java.util.Objects;

/**
 * One line of a record as it stands in its file.
 *
 * @param number where it stands, from 1
 * @param text the line without its end; each character is one octet
 */
record RecordedLine(int number, String text) {

    /** Checks that there is a text. */
    RecordedLine {
        Objects.requireNonNull(text, "text");
    }

    /** Tells where it stands; what it holds may be a secret. */
    @Override
    public String toString() {
        return "RecordedLine[" + number + "]";
    }
}
