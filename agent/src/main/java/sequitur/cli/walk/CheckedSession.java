package sequitur.cli.walk;

import java.util.List;
import java.util.Objects;
import sequitur.cli.recording.RecordedSession;

/**
 * A recorded session after its walk through the model.
 *
 * @param recorded the session as it was recorded
 * @param entries its entries in order, with what the model says about each
 */
public record CheckedSession(RecordedSession recorded, List<CheckedEntry> entries) {

    /** Checks that there is a session, and keeps its own copy of the list. */
    public CheckedSession {
        Objects.requireNonNull(recorded, "recorded");
        entries = List.copyOf(entries);
    }

    /**
     * How many commands the client gave, lines of SASL exchanges and ends of message content not counted.
     *
     * @return 0 or more
     */
    public long commands() {
        return entries.stream()
                .filter(entry -> entry instanceof CheckedEntry.CheckedCommand command && command.counted())
                .count();
    }

    /**
     * How many rules were broken, each one counted at each command that breaks it. Rules that only warn do not count.
     *
     * @return 0 or more
     */
    public long violations() {
        return entries.stream()
                .mapToLong(entry -> entry instanceof CheckedEntry.CheckedCommand command
                        ? command.faults().size()
                        : 0)
                .sum();
    }
}
