package sequitur.engine.intercept;

import sequitur.engine.config.Host;

/**
 * The server that a transport is connected to, whatever stands between them.
 *
 * @param protocol the protocol's name in the mail session: {@code smtp}, {@code smtps}
 * @param host the host that the app names, in the form of {@link Host}
 * @param port the port that the app names, or the library's own
 */
record Server(String protocol, String host, int port) {

    static final Server UNKNOWN = new Server("smtp", "unknown", 0);

    /** Keeps the host in the one form. */
    Server {
        host = Host.of(host).text();
    }

    /** The name under which people know it. */
    String address() {
        return key() + ":" + port;
    }

    /** The host as it stands in a key of the settings. */
    String key() {
        return Host.of(host).inBrackets();
    }
}
