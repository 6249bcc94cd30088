package sequitur.engine.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Host;

/**
 * Finds out which server a transport is connected to, and whether the way there stays on this machine. Both go by what the app
 * names: the peer of the socket may be a proxy. No name is resolved for it.
 */
public final class DestinationFinder {

    private static final int SUBMISSIONS_PORT = 465;
    private static final int SMTP_PORT = 25;
    private static final List<String> PROXIES = List.of("proxy.host", "socks.host");
    private static final List<String> FACTORIES =
            List.of("socketFactory", "socketFactory.class", "ssl.socketFactory", "ssl.socketFactory.class");

    private DestinationFinder() {}

    /**
     * Where a connection is to lead that the app asks for.
     *
     * @param wire the transport, which may have a socket already that the app opened
     * @param host the host that the app names, or null
     * @param port the port that it names, or -1
     * @return the destination
     */
    public static Destination asked(Wire wire, @Nullable String host, int port) throws Throwable {
        return new Destination(host, port, wire.findSocket().map(DestinationFinder::nameOf));
    }

    /**
     * The name by which the app opened a socket, or the address: what the library makes of it comes from a resolver, and so from
     * whoever owns the address.
     */
    private static String nameOf(Socket socket) {
        SocketAddress remote = socket.getRemoteSocketAddress();
        if (remote instanceof InetSocketAddress address) {
            return address.getHostString();
        }
        InetAddress address = socket.getInetAddress();
        return address == null ? MailServer.UNKNOWN.host() : address.getHostAddress();
    }

    /**
     * The server of a connection that was just opened.
     *
     * @param wire the transport
     * @param destination what the app has asked for
     * @return the server
     */
    public static MailServer server(Wire wire, Destination destination) throws Throwable {
        String protocol = wire.protocol();
        Optional<String> ofSocket = destination.socketName();
        if (ofSocket.isPresent()) {
            return new MailServer(protocol, ofSocket.get(), wire.socket().getPort());
        }
        return new MailServer(protocol, destination.hostOrDefault().text(), port(wire, destination.port()));
    }

    /**
     * The server of a connection that was joined midway, as far as the transport itself remembers.
     *
     * @param wire the transport
     * @return the server
     */
    public static MailServer remembered(Wire wire) throws Throwable {
        return new MailServer(wire.protocol(), wire.host(), peerPort(wire));
    }

    /** As the library finds it; the socket's own port counts only where the socket leads to the server. */
    private static int port(Wire wire, int given) throws Throwable {
        if (given >= 0) {
            return given;
        }
        Optional<Integer> named = wire.mailSession().number("mail." + wire.protocol() + ".port");
        return named.isPresent() ? named.get() : peerPort(wire);
    }

    private static int peerPort(Wire wire) throws Throwable {
        Socket socket = wire.socket();
        if (!isProxied(wire.mailSession(), wire.protocol())) {
            return socket.getPort();
        }
        return socket instanceof SSLSocket ? SUBMISSIONS_PORT : SMTP_PORT;
    }

    /**
     * Whether nothing that is sent over a connection leaves this machine.
     *
     * @param wire the transport
     * @param destination what the app has asked for
     * @param server the server
     * @return true if nothing does
     */
    public static boolean isLoopback(Wire wire, Destination destination, MailServer server) throws Throwable {
        MailSession session = wire.mailSession();
        InetAddress peer = wire.socket().getInetAddress();
        if (peer == null || !peer.isLoopbackAddress() || isProxied(session, server.protocol())) {
            return false;
        }
        if (destination.socketName().isPresent()) {
            return isNamedLoopback(destination.host());
        }
        if (isNamedLoopback(server.host())) {
            return !isProxiedByJvm(server);
        }
        return !isMadeByApp(session, server.protocol()) && !isProxiedByJvm(server);
    }

    private static boolean isNamedLoopback(@Nullable String host) {
        return host != null && Host.of(host).isLoopback();
    }

    /**
     * The address by which an Authenticator may tell what it is asked for.
     *
     * @param wire the transport
     * @param server the server
     * @return the address; nothing where it would be that of a proxy
     */
    public static Optional<InetAddress> site(Wire wire, MailServer server) throws Throwable {
        return isProxied(wire.mailSession(), server.protocol())
                ? Optional.empty()
                : Optional.ofNullable(wire.socket().getInetAddress());
    }

    private static boolean isProxied(MailSession session, String protocol) throws Throwable {
        return hasAny(session, protocol, PROXIES);
    }

    private static boolean isMadeByApp(MailSession session, String protocol) throws Throwable {
        return hasAny(session, protocol, FACTORIES);
    }

    private static boolean hasAny(MailSession session, String protocol, List<String> names) throws Throwable {
        for (String name : names) {
            if (session.has("mail." + protocol + "." + name)) {
                return true;
            }
        }
        return false;
    }

    /** Asks what the JDK itself has asked when it opened the socket. */
    private static boolean isProxiedByJvm(MailServer server) {
        ProxySelector selector = ProxySelector.getDefault();
        if (selector == null) {
            return false;
        }
        try {
            URI uri = new URI("socket://" + Host.of(server.host()).inBrackets() + ":" + server.port());
            return selector.select(uri).stream().anyMatch(proxy -> proxy.type() != Proxy.Type.DIRECT);
        } catch (URISyntaxException | RuntimeException unknown) {
            return true;
        }
    }
}
