package sequitur.cli.walk;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import sequitur.cli.recording.RecordedServer;
import sequitur.cli.recording.Start;
import sequitur.smtp.session.Encryption;

/**
 * A recorded session after its walk through the model.
 *
 * @param server who it was with
 * @param tls whether TLS was on where this record of it begins
 * @param start how its record begins
 * @param entries its entries in order, with what the model says about each; at least one
 * @param notJudged how many of its commands could not be judged
 * @param place where in the app it comes from: class, method, file and line as in a stack trace, fit to be printed; empty text if the
 *     record holds no stack trace
 */
public record CheckedSession(
        RecordedServer server, Encryption tls, Start start, List<CheckedEntry> entries, int notJudged, String place) {

    /** Checks that nothing is missing, and keeps its own copy of the list. */
    public CheckedSession {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(place, "place");
        entries = List.copyOf(entries);
    }

    /**
     * Where it begins.
     *
     * @return the line of the file, from 1
     */
    public int firstLine() {
        return entries.get(0).line();
    }

    /**
     * How many commands of the client were judged, lines of SASL exchanges and ends of message content not counted.
     *
     * @return 0 or more
     */
    public long commands() {
        return entries.stream()
                .filter(entry -> entry instanceof CheckedEntry.CheckedCommand command && command.counted())
                .count();
    }

    /**
     * All that has to be mended in it.
     *
     * @return in the order of the file; what breaks several rules counts once for each
     */
    public Stream<Finding> findings() {
        return entries.stream().flatMap(entry -> entry.findings().stream());
    }
}
