package sequitur.engine.intercept;

/**
 * The server that a transport is connected to.
 *
 * @param protocol the protocol's name in the mail session: {@code smtp}, {@code smtps}
 * @param host the host as the app names it
 * @param port the port of the socket
 */
record Server(String protocol, String host, int port) {

    static final Server UNKNOWN = new Server("smtp", "unknown", 0);

    /** The name under which people know it. */
    String address() {
        return host.indexOf(':') >= 0 ? "[" + host + "]:" + port : host + ":" + port;
    }
}
