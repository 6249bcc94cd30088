package sequitur.engine.intercept;

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
final class DestinationFinder {

    private static final String LIBRARY_HOST = "localhost";
    private static final int SUBMISSIONS_PORT = 465;
    private static final int SMTP_PORT = 25;
    private static final List<String> PROXIES = List.of("proxy.host", "socks.host");
    private static final List<String> FACTORIES =
            List.of("socketFactory", "socketFactory.class", "ssl.socketFactory", "ssl.socketFactory.class");

    private final AppAccess app;

    DestinationFinder(AppAccess app) {
        this.app = app;
    }

    /** The host that the library connects to if it is given this one. */
    static Host hostOrDefault(@Nullable String host) {
        return Host.of(host == null || host.isEmpty() ? LIBRARY_HOST : host);
    }

    /**
     * The name by which the app opened a socket, or the address: what the library makes of it comes from a resolver, and so from
     * whoever owns the address.
     */
    static String nameOf(Socket socket) {
        SocketAddress remote = socket.getRemoteSocketAddress();
        if (remote instanceof InetSocketAddress address) {
            return address.getHostString();
        }
        InetAddress address = socket.getInetAddress();
        return address == null ? Server.UNKNOWN.host() : address.getHostAddress();
    }

    /** The server of a connection that was just opened. */
    Server server(Object transport, Conversation conversation) throws Throwable {
        TransportMembers members = app.members(transport);
        String protocol = members.protocol(transport);
        Optional<String> ofSocket = conversation.socketName();
        if (ofSocket.isPresent()) {
            return new Server(
                    protocol, ofSocket.get(), members.serverSocket(transport).getPort());
        }
        return new Server(
                protocol, hostOrDefault(conversation.givenHost()).text(), port(transport, conversation.givenPort()));
    }

    /** The server of a connection that was met in its middle, as far as the transport itself remembers. */
    Server met(Object transport) throws Throwable {
        TransportMembers members = app.members(transport);
        return new Server(members.protocol(transport), members.host(transport), peerPort(transport));
    }

    /** As the library finds it; the socket's own port counts only where the socket leads to the server. */
    private int port(Object transport, int given) throws Throwable {
        if (given >= 0) {
            return given;
        }
        TransportMembers members = app.members(transport);
        Object session = members.mailSession(transport);
        Optional<Integer> named =
                app.mailSession(session).number(session, "mail." + members.protocol(transport) + ".port");
        return named.isPresent() ? named.get() : peerPort(transport);
    }

    private int peerPort(Object transport) throws Throwable {
        TransportMembers members = app.members(transport);
        Socket socket = members.serverSocket(transport);
        if (!isProxied(members.mailSession(transport), members.protocol(transport))) {
            return socket.getPort();
        }
        return socket instanceof SSLSocket ? SUBMISSIONS_PORT : SMTP_PORT;
    }

    /** Whether nothing that is sent over a connection leaves this machine. */
    boolean isLoopback(Object transport, Conversation conversation, Server server) throws Throwable {
        TransportMembers members = app.members(transport);
        Object session = members.mailSession(transport);
        InetAddress peer = members.serverSocket(transport).getInetAddress();
        if (peer == null || !peer.isLoopbackAddress() || isProxied(session, server.protocol())) {
            return false;
        }
        if (conversation.socketName().isPresent()) {
            return isNamedLoopback(conversation.givenHost());
        }
        if (isNamedLoopback(server.host())) {
            return !isProxiedByJvm(server);
        }
        return !isMadeByApp(session, server.protocol()) && !isProxiedByJvm(server);
    }

    private static boolean isNamedLoopback(@Nullable String host) {
        return host != null && Host.of(host).isLoopback();
    }

    /** The address by which an Authenticator may tell what it is asked for; nothing where it would be that of a proxy. */
    Optional<InetAddress> site(Object transport, Server server) throws Throwable {
        TransportMembers members = app.members(transport);
        return isProxied(members.mailSession(transport), server.protocol())
                ? Optional.empty()
                : Optional.ofNullable(members.serverSocket(transport).getInetAddress());
    }

    private boolean isProxied(Object session, String protocol) throws Throwable {
        return hasAny(session, protocol, PROXIES);
    }

    private boolean isMadeByApp(Object session, String protocol) throws Throwable {
        return hasAny(session, protocol, FACTORIES);
    }

    private boolean hasAny(Object session, String protocol, List<String> names) throws Throwable {
        for (String name : names) {
            if (app.mailSession(session).has(session, "mail." + protocol + "." + name)) {
                return true;
            }
        }
        return false;
    }

    /** Asks what the JDK itself has asked when it opened the socket. */
    private static boolean isProxiedByJvm(Server server) {
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
