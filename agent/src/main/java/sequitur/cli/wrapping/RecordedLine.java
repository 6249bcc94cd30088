package sequitur.cli.wrapping;

import java.util.Objects;

/**
 * One line of a record.
 *
 * @param number where it stands in the file, from 1
 * @param source which of several writers it came from; empty text if nothing tells
 * @param text the line without its end and without what a log has put around it; each character is one octet
 * @param place whether it stands for itself
 */
public record RecordedLine(int number, String source, String text, Place place) {

    /** Whether a line stands for itself. */
    public enum Place {
        /** It does. */
        OWN,
        /** It bears no prefix although others do: it may go on with what stands before it. */
        CONTINUED
    }

    /** Checks that nothing is missing. */
    public RecordedLine {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(place, "place");
    }

    /**
     * A line as it stands in the file.
     *
     * @param number where
     * @param text the line without its end
     */
    public RecordedLine(int number, String text) {
        this(number, "", text, Place.OWN);
    }

    /** Tells where it stands; what it holds may be a secret. */
    @Override
    public String toString() {
        return "RecordedLine[" + number + "]";
    }
}
