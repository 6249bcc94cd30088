package sequitur.engine.report;

import java.time.Duration;
import java.util.Objects;

/**
 * One command and its reply, for those who look at each.
 *
 * @param server the server as {@code host:port}
 * @param verb the command's verb; of a line of a SASL exchange {@code AUTH}
 * @param code the reply's three digits
 * @param duration from the moment before the command was written to the one at which its reply was read
 */
public record CommandReceipt(String server, String verb, int code, Duration duration) {

    /** Checks that nothing is missing. */
    public CommandReceipt {
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(verb, "verb");
        Objects.requireNonNull(duration, "duration");
    }
}
