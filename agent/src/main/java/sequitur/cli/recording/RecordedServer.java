package sequitur.cli.recording;

import java.util.Locale;
import java.util.Objects;

/**
 * The server at the other end, as far as the record tells.
 *
 * @param name host and port, or empty text where the record names none
 * @param host the host's name or address, or empty text
 * @param port the port as it was written, or empty text
 * @param tls whether TLS was on from the start
 */
public record RecordedServer(String name, String host, String port, boolean tls) {

    /** The record tells nothing. */
    public static final RecordedServer UNKNOWN = new RecordedServer("", "", "", false);

    /** Checks that nothing is missing. */
    public RecordedServer {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(port, "port");
    }

    /**
     * A server whose host is known.
     *
     * @param host the host's name or address
     * @param port the port as it was written
     * @param tls whether TLS was on from the start
     * @return the server
     */
    public static RecordedServer of(String host, String port, boolean tls) {
        return new RecordedServer(host + (port.isEmpty() ? "" : ":" + port), host, port, tls);
    }

    /**
     * Whether clear text reaches nobody else. Where the record names no host this is taken to be so, since nothing shall be
     * blamed that nobody can know.
     *
     * @return true for a host on the loopback interface, and for one that is not known
     */
    public boolean loopback() {
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.isEmpty()
                || lower.equals("localhost")
                || lower.endsWith(".localhost")
                || lower.startsWith("127.")
                || lower.equals("::1")
                || lower.equals("[::1]");
    }
}
