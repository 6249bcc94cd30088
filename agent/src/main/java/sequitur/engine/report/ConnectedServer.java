package sequitur.engine.report;

import java.util.Objects;
import java.util.Optional;

/**
 * The server at the other end of a connection, and what protects the connection, as receipts tell it.
 *
 * @param host the host that the app names
 * @param port the port
 * @param tls the version of TLS, such as {@code TLSv1.3}; nothing in clear text, and where no connection came about
 * @param cipher the cipher suite by its name; nothing where there is no TLS
 * @param mechanism the SASL mechanism by which the app has authenticated, if it has
 * @param software the software that the server's greeting names, if it names any
 */
public record ConnectedServer(
        String host,
        int port,
        Optional<String> tls,
        Optional<String> cipher,
        Optional<String> mechanism,
        Optional<String> software) {

    /** Checks that nothing is missing. */
    public ConnectedServer {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(cipher, "cipher");
        Objects.requireNonNull(mechanism, "mechanism");
        Objects.requireNonNull(software, "software");
    }

    /**
     * The name under which people know it.
     *
     * @return {@code host:port}, the host in brackets if it is an IPv6 address
     */
    public String address() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
