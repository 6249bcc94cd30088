package sequitur.engine.intercept;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import sequitur.engine.weave.Hooks;

/**
 * A transport whose {@code connect()} is the library's own, and whose server is a script: it wants AUTH for MAIL, and takes any.
 * The hooks are called as a woven transport calls them.
 */
final class ScriptedTransport extends SMTPTransport {

    private static final String OFFERS = "250-b\n250 AUTH PLAIN\n";
    private static final VarHandle LAST_RETURN_CODE;
    private static final VarHandle LAST_SERVER_RESPONSE;
    private static final VarHandle SERVER_SOCKET;
    private static final VarHandle EXTENSIONS;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(SMTPTransport.class, MethodHandles.lookup());
            LAST_RETURN_CODE = lookup.findVarHandle(SMTPTransport.class, "lastReturnCode", int.class);
            LAST_SERVER_RESPONSE = lookup.findVarHandle(SMTPTransport.class, "lastServerResponse", String.class);
            SERVER_SOCKET = lookup.findVarHandle(SMTPTransport.class, "serverSocket", Socket.class);
            EXTENSIONS = lookup.findVarHandle(SMTPTransport.class, "extMap", Hashtable.class);
        } catch (ReflectiveOperationException unknownTransport) {
            throw new ExceptionInInitializerError(unknownTransport);
        }
    }

    private final Hooks hooks;
    private final Function<String, Socket> sockets;
    private final boolean demanding;
    private final List<String> sent = new ArrayList<>();

    /**
     * Makes one.
     *
     * @param demanding whether it has the library ask the Authenticator where there is no password, as mail.smtp.auth=true does
     * @param sockets what stands for the connection to a host
     */
    ScriptedTransport(Session session, URLName url, boolean demanding, Hooks hooks, Function<String, Socket> sockets) {
        super(session, url);
        this.demanding = demanding;
        this.hooks = hooks;
        this.sockets = sockets;
    }

    /** The commands that the server got since the last connection, MAIL first of all. */
    List<String> sent() {
        return List.copyOf(sent);
    }

    @Override
    protected synchronized boolean protocolConnect(
            @Nullable String host, int port, @Nullable String user, @Nullable String password) {
        hooks.connecting(this, new Object[] {host, port, user, password});
        if (demanding && password == null) {
            hooks.connectEnded(this, false);
            return false;
        }
        sent.clear();
        if (SERVER_SOCKET.get(this) == null) {
            SERVER_SOCKET.set(this, sockets.apply(host == null ? "localhost" : host));
        }
        hooks.streamsOpened(this);
        reply(220, "220 b\n");
        command("EHLO client.example".getBytes(StandardCharsets.US_ASCII));
        offer(Map.of("AUTH", "PLAIN"));
        hooks.connectEnded(this, true);
        return true;
    }

    @SuppressWarnings("JdkObsolete") // the library's own type
    private void offer(Map<String, String> extensions) {
        EXTENSIONS.set(this, new Hashtable<>(extensions));
    }

    /** For the library it is the key under which it looks for a password, and it would ask a resolver about a host. */
    @Override
    public URLName getURLName() {
        return new URLName("smtp", null, -1, null, null, null);
    }

    @Override
    public synchronized int simpleCommand(String command) {
        return command(command.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    protected synchronized int simpleCommand(byte[] command) {
        return command(command);
    }

    @Override
    public synchronized void close() throws jakarta.mail.MessagingException {
        SERVER_SOCKET.set(this, null);
        super.close();
        hooks.connectionClosed(this);
    }

    private int command(byte[] line) {
        String command = new String(line, StandardCharsets.US_ASCII);
        if (hooks.commandSending(this, line) != null) {
            hooks.replyAwaited(this);
            return (int) LAST_RETURN_CODE.get(this);
        }
        sent.add(command);
        boolean authenticated = sent.stream().anyMatch(earlier -> earlier.startsWith("AUTH "));
        if (command.startsWith("EHLO")) {
            return reply(250, OFFERS);
        }
        if (command.startsWith("AUTH")) {
            return reply(235, "235 2.7.0 Authenticated\n");
        }
        return command.startsWith("MAIL") && !authenticated
                ? reply(530, "530 5.7.0 Authentication required\n")
                : reply(250, "250 2.0.0 Ok\n");
    }

    private int reply(int code, String text) {
        hooks.replyAwaited(this);
        LAST_RETURN_CODE.set(this, code);
        LAST_SERVER_RESPONSE.set(this, text);
        return hooks.replyRead(this, null) instanceof Integer other ? other : code;
    }

    /** A socket that says where it leads, and leads nowhere. */
    static final class Signpost extends Socket {

        private final InetAddress address;

        Signpost(InetAddress address) {
            this.address = address;
        }

        @Override
        public InetAddress getInetAddress() {
            return address;
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return new InetSocketAddress(address, getPort());
        }

        @Override
        public int getPort() {
            return 25;
        }
    }
}
