package sequitur.engine.transport;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.ref.WeakReference;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One transport of the app's, by which the engine speaks to a server and to the app. Everything goes through the transport's own
 * methods, so that its view of the connection stays true; its lock must be held.
 *
 * <p>The transport is held weakly, and nothing of its class is held: what keeps a wire keeps nothing of the app alive.
 *
 * <p>Each method throws what the transport throws. That is any {@link Throwable}, since methods are called by their handles.
 */
public final class Wire {

    /** More than the code and the status of a reply. */
    private static final int LOOKED_AT = 16;

    /** {@code ConnectionEvent.OPENED} of the library. */
    private static final int OPENED = 1;

    private final AppAccess app;
    private final WeakReference<Object> bound;
    private boolean makingStreams;

    Wire(AppAccess app, Object transport) {
        this.app = app;
        this.bound = new WeakReference<>(transport);
    }

    private Object transport() {
        Object transport = bound.get();
        if (transport == null) {
            throw new IllegalStateException("the transport is gone");
        }
        return transport;
    }

    /**
     * The loader of the transport's class, from which the app's logging can be seen.
     *
     * @return the loader; null for the boot loader
     */
    public @Nullable ClassLoader application() {
        return transport().getClass().getClassLoader();
    }

    /** The text of the last reply, with its line ends; empty before the first reply. */
    public String replyText() throws Throwable {
        Object transport = transport();
        Object text = app.members(transport).lastServerResponse.invokeExact(transport);
        return text == null ? "" : (String) text;
    }

    /** The code of the last reply; -1 where none could be read. */
    public int replyCode() throws Throwable {
        Object transport = transport();
        return (int) app.members(transport).lastReturnCode.invokeExact(transport);
    }

    /**
     * The beginning of what the server has sent and nobody has read; what TLS has not deciphered yet does not count. It is still
     * there to be read afterwards.
     *
     * @return the text; empty where there is nothing, and for a connection that is broken
     */
    public String unread() throws Throwable {
        Object transport = transport();
        Object input = app.members(transport).serverInput.invokeExact(transport);
        try {
            int length = input == null ? 0 : Math.min(LOOKED_AT, ((InputStream) input).available());
            return length == 0 ? "" : beginning((InputStream) input, length);
        } catch (IOException broken) {
            return "";
        }
    }

    private static String beginning(InputStream input, int length) throws IOException {
        input.mark(length);
        try {
            return new String(input.readNBytes(length), StandardCharsets.ISO_8859_1);
        } finally {
            input.reset();
        }
    }

    /**
     * Puts a reply where the transport keeps the last one that it has read.
     *
     * @param reply the reply
     */
    public void setReply(LocalReply reply) throws Throwable {
        Object transport = transport();
        TransportMembers members = app.members(transport);
        members.setLastServerResponse.invokeExact(transport, (Object) reply.text());
        members.setLastReturnCode.invokeExact(transport, reply.code());
    }

    /**
     * Has the transport make its streams once more: of another socket's streams, while its own socket stays. Nothing may have been read or written since it
     * made them.
     *
     * @param other whose streams it takes
     */
    public void makeStreamsOf(Socket other) throws Throwable {
        Object transport = transport();
        TransportMembers members = app.members(transport);
        Object own = members.serverSocket.invokeExact(transport);
        members.setServerSocket.invokeExact(transport, (Object) other);
        makingStreams = true;
        try {
            members.initStreams.invokeExact(transport);
        } finally {
            makingStreams = false;
            members.setServerSocket.invokeExact(transport, own);
        }
    }

    /** Whether the transport makes streams for that reason, and for no connection. */
    public boolean isMakingStreams() {
        return makingStreams;
    }

    /** Takes the list of extensions from the transport, which else keeps an old one until it has a new one. */
    public void forgetExtensions() throws Throwable {
        Object transport = transport();
        app.members(transport).setExtensions.invokeExact(transport, (Object) null);
    }

    /**
     * The socket of the connection.
     *
     * @return the socket; nothing if the transport has none: it is not connected, nor about to be over one that the app opened
     */
    public Optional<Socket> findSocket() throws Throwable {
        Object transport = transport();
        Object socket = app.members(transport).serverSocket.invokeExact(transport);
        return Optional.ofNullable((Socket) socket);
    }

    /**
     * The socket of a connection that is there.
     *
     * @return the socket
     * @throws IllegalStateException if there is none
     */
    public Socket socket() throws Throwable {
        return findSocket().orElseThrow(() -> new IllegalStateException("the transport has no socket"));
    }

    /**
     * The release of the mail library.
     *
     * @return as its jar states it, or nothing if it does not
     */
    public Optional<String> release() {
        return app.members(transport()).release();
    }

    /** The host as the transport knows it. */
    String host() throws Throwable {
        Object transport = transport();
        return (String) (Object) app.members(transport).host.invokeExact(transport);
    }

    /** The protocol's name, which stands in the names of its properties: {@code smtp}, {@code smtps} or another. */
    public String protocol() throws Throwable {
        Object transport = transport();
        return (String) (Object) app.members(transport).name.invokeExact(transport);
    }

    /** The mail session that the transport belongs to, to be kept no longer than one command. */
    public MailSession mailSession() throws Throwable {
        Object transport = transport();
        Object session = app.members(transport).session.invokeExact(transport);
        return new MailSession(app.sessionMembers(session), session);
    }

    /**
     * Whether the mail session is met for the first time.
     *
     * @param met the mail sessions that were met
     * @return true once for each
     */
    public boolean meetsSession(WeakIdentityMap<Boolean> met) throws Throwable {
        Object transport = transport();
        Object session = app.members(transport).session.invokeExact(transport);
        boolean known = met.get(session) != null;
        if (!known) {
            met.putIfAbsent(session, true);
        }
        return !known;
    }

    /** The host in the transport's URLName: that of the app, or of the last connection. */
    public Optional<String> urlHost() throws Throwable {
        return ofUrl(app.members(transport()).hostOfUrl);
    }

    /** The password in the transport's URLName, which the library uses again for any host that it is asked to connect to. */
    public Optional<String> urlPassword() throws Throwable {
        return ofUrl(app.members(transport()).passwordOfUrl);
    }

    private Optional<String> ofUrl(MethodHandle part) throws Throwable {
        Object transport = transport();
        Object url = app.members(transport).url.invokeExact(transport);
        if (url == null) {
            return Optional.empty();
        }
        Object text = part.invokeExact(url);
        return Optional.ofNullable((String) text);
    }

    /** The Message-ID of the message that is being sent; nothing if it has none, or if there is no message. */
    public Optional<String> messageId() throws Throwable {
        Object transport = transport();
        Optional<MessageMembers> members = app.members(transport).message;
        if (members.isEmpty()) {
            return Optional.empty();
        }
        Object message = members.get().message().invokeExact(transport);
        if (message == null) {
            return Optional.empty();
        }
        Object id = members.get().messageId().invokeExact(message);
        return Optional.ofNullable((String) id);
    }

    /** Whom the message is for that is being sent, as the app has given it; empty if there is no message. */
    public List<String> recipients() throws Throwable {
        Object transport = transport();
        Optional<MessageMembers> members = app.members(transport).message;
        Object addresses = members.isEmpty() ? null : members.get().addresses().invokeExact(transport);
        return addresses == null
                ? List.of()
                : Arrays.stream((Object[]) addresses).map(String::valueOf).toList();
    }

    /** Sends EHLO with the client's name and takes over the extensions; false if it was refused. */
    public boolean ehlo() throws Throwable {
        Object transport = transport();
        TransportMembers members = app.members(transport);
        Object localHost = members.getLocalHost.invokeExact(transport);
        return (boolean) members.ehlo.invokeExact(transport, localHost);
    }

    /** Sends STARTTLS and does the handshake. Throws if the server refuses or the handshake fails. */
    public void startTls() throws Throwable {
        Object transport = transport();
        app.members(transport).startTls.invokeExact(transport);
    }

    /**
     * Authenticates. Closes the connection and throws if the server refuses.
     *
     * @param credentials whom to authenticate as
     * @return whether the library says that it was done
     */
    public boolean authenticate(Credentials credentials) throws Throwable {
        Object transport = transport();
        return (boolean)
                app.members(transport).authenticate.invokeExact(transport, (Object) credentials.user(), (Object)
                        credentials.password());
    }

    /**
     * Sends a command and reads its reply.
     *
     * @param command the command without CR LF
     * @return the code of the reply
     */
    public int send(String command) throws Throwable {
        Object transport = transport();
        return (int) app.members(transport).simpleCommand.invokeExact(transport, (Object) command);
    }

    /**
     * Sends a command as it is and reads its reply.
     *
     * @param command the command's octets without CR LF
     * @return the code of the reply
     */
    public int send(byte[] command) throws Throwable {
        Object transport = transport();
        return (int) app.members(transport).simpleCommandOfOctets.invokeExact(transport, (Object) command);
    }

    /**
     * Writes a command as it is, and reads no reply.
     *
     * @param command the command's octets without CR LF
     */
    public void write(byte[] command) throws Throwable {
        Object transport = transport();
        app.members(transport).sendCommand.invokeExact(transport, (Object) command);
    }

    /** Reads a reply, and returns its code. */
    public int readReply() throws Throwable {
        Object transport = transport();
        return (int) app.members(transport).readServerResponse.invokeExact(transport);
    }

    /** Keeps what follows out of what {@code mail.debug} prints. */
    public void suspendTracing() throws Throwable {
        Object transport = transport();
        app.members(transport).suspendTracing.invokeExact(transport);
    }

    /** Lets {@code mail.debug} print again. */
    public void resumeTracing() throws Throwable {
        Object transport = transport();
        app.members(transport).resumeTracing.invokeExact(transport);
    }

    /**
     * Connects as the library does, with EHLO, STARTTLS and AUTH as the mail session's properties say.
     *
     * @param host the host; null for the library's default
     * @param port the port; -1 for the library's default
     * @param user the user's name, or null
     * @param password the password, or null
     * @return false if the library wants a user and password that it was not given
     */
    public boolean connect(@Nullable String host, int port, @Nullable String user, @Nullable String password)
            throws Throwable {
        Object transport = transport();
        return (boolean) app.members(transport).protocolConnect.invokeExact(transport, host, port, user, password);
    }

    /** Has the library take the transport for connected again, after its own close was followed by another connection. */
    public void connectedAgain() throws Throwable {
        Object transport = transport();
        TransportMembers members = app.members(transport);
        members.setConnected.invokeExact(transport, true);
        members.notifyConnectionListeners.invokeExact(transport, OPENED);
    }

    /** Whether the library itself refuses a command with CR or LF in it, and so never leaves it to the agent. */
    public boolean refusesForgeries() {
        return app.members(transport()).refusesForgeries;
    }

    /** Closes the socket, and nothing else: to its owner and its listeners the transport stays connected. */
    public void abandonSocket() throws Throwable {
        Optional<Socket> socket = findSocket();
        if (socket.isPresent()) {
            Object transport = transport();
            app.members(transport).setServerSocket.invokeExact(transport, (Object) null);
            try {
                socket.get().close();
            } catch (IOException broken) {
                // It is of no more use either way.
            }
        }
    }

    /** Closes the connection at once: no QUIT, no dot. */
    public void close() throws Throwable {
        Object transport = transport();
        app.members(transport).closeConnection.invokeExact(transport);
    }

    /**
     * Makes a {@code MessagingException} of the transport's own library.
     *
     * @param message what it says
     * @param cause its cause, or null
     * @return the exception, which is not thrown
     */
    public Throwable messagingException(String message, @Nullable Exception cause) throws Throwable {
        return (Throwable) app.members(transport()).newMessagingException.invokeExact(message, cause);
    }

    /**
     * Makes an {@code AuthenticationFailedException} of the transport's own library.
     *
     * @param reply what it says
     * @return the exception, which is not thrown
     */
    public Throwable authenticationFailed(String reply) throws Throwable {
        return (Throwable)
                app.members(transport()).newAuthenticationFailedException.invokeExact(reply);
    }

    /**
     * Whether something thrown is the transport's own way to say that it failed.
     *
     * @param thrown what was thrown
     * @return true for a {@code MessagingException} of its library
     */
    public boolean isMessagingException(Throwable thrown) {
        return app.members(transport()).messagingException.isInstance(thrown);
    }

    /** Whether a reply may still come that could not be read for this reason. */
    public static boolean isTimeout(Throwable failure) {
        return failure.getCause() instanceof SocketTimeoutException;
    }
}
