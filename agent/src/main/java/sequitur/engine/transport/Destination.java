package sequitur.engine.transport;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Host;

/**
 * Where a connection is to lead, in the words of the app.
 *
 * @param host the host that it names; null if it names none
 * @param port the port; -1 for the library's default
 * @param socketName the name of the socket that the app itself has opened; nothing if the library opens one
 */
public record Destination(@Nullable String host, int port, Optional<String> socketName) {

    private static final String LIBRARY_HOST = "localhost";

    /**
     * The host that the library connects to.
     *
     * @return the host that the app names, or else the library's own
     */
    public Host hostOrDefault() {
        return Host.of(host == null || host.isEmpty() ? LIBRARY_HOST : host);
    }
}
