package sequitur.cli.recording;

import java.util.List;
import java.util.Objects;

/**
 * One session of a record, or the part of it that could be held.
 *
 * @param source which of several writers it came from; empty text if nothing tells
 * @param server who it was with
 * @param start how its record begins
 * @param ending whether its record goes on
 * @param order whether its lines stand in the order in which they were said
 * @param entries what was said, in order; at least one entry
 */
public record RecordedSession(
        String source, RecordedServer server, Start start, Ending ending, Order order, List<RecordedEntry> entries) {

    /** Whether the record of a session goes on. */
    public enum Ending {
        /** No more of it is recorded. */
        WHOLE,
        /** It was too long to be held as a whole; another part follows. */
        CUT
    }

    /** Whether the lines of a session stand in the order in which they were said. */
    public enum Order {
        /** They do. */
        KEPT,
        /** Lines of other sessions stand between them, and nothing tells which. */
        MIXED
    }

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public RecordedSession {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(ending, "ending");
        Objects.requireNonNull(order, "order");
        entries = List.copyOf(entries);
        if (entries.isEmpty()) {
            throw new IllegalArgumentException("a session in which nothing was said");
        }
    }

    /**
     * The line of the file at which it begins.
     *
     * @return from 1
     */
    public int firstLine() {
        return entries.get(0).line();
    }

    /** The same session as one that goes on with the one before. */
    RecordedSession continued(RecordedServer before) {
        return new RecordedSession(source, before, Start.CONTINUED, ending, order, entries);
    }

    /** The same session as one of which another part follows. */
    RecordedSession cut() {
        return new RecordedSession(source, server, start, Ending.CUT, order, entries);
    }
}
