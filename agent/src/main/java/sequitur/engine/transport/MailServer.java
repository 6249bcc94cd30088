package sequitur.engine.transport;

import sequitur.engine.config.Host;

/**
 * The server that a transport is connected to, whatever stands between them.
 *
 * @param protocol the protocol's name in the mail session: {@code smtp}, {@code smtps}
 * @param host the host that the app names, in the form of {@link Host}
 * @param port the port that the app names, or the library's own
 */
public record MailServer(String protocol, String host, int port) {

    /** Stands for the server of a transport that has never been connected. */
    public static final MailServer UNKNOWN = new MailServer("smtp", "unknown", 0);

    /** Keeps the host in the one form. */
    public MailServer {
        host = Host.of(host).text();
    }

    /**
     * The name under which people know it.
     *
     * @return {@code host:port}
     */
    public String address() {
        return key() + ":" + port;
    }

    /**
     * The host as it stands in a key of the settings.
     *
     * @return the host, in brackets if it is an IPv6 address
     */
    public String key() {
        return Host.of(host).inBrackets();
    }
}
