package sequitur.cli.recording;

import java.util.List;
import java.util.Objects;

/**
 * One session of a record.
 *
 * @param server who it was with
 * @param start how its record begins
 * @param entries what was said, in order; at least one entry
 */
public record RecordedSession(RecordedServer server, Start start, List<RecordedEntry> entries) {

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public RecordedSession {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(start, "start");
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

    /**
     * The line of the file at which its last entry begins.
     *
     * @return from 1
     */
    public int lastLine() {
        return entries.get(entries.size() - 1).line();
    }
}
