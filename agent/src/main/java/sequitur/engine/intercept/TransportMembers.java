package sequitur.engine.intercept;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.Socket;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sequitur.engine.weave.Modules;

/**
 * The private and protected members of one transport class, by which the engine calls back into a transport. Everything
 * goes through the transport's own methods, so that its view of the connection stays true; its lock must be held.
 */
final class TransportMembers {

    /** The classes that are woven, whose subclasses the app's transports are. */
    private static final Set<String> WOVEN =
            Set.of("org.eclipse.angus.mail.smtp.SMTPTransport", "com.sun.mail.smtp.SMTPTransport");

    private final MethodHandle lastServerResponse;
    private final MethodHandle setLastServerResponse;
    private final MethodHandle lastReturnCode;
    private final MethodHandle setLastReturnCode;
    private final MethodHandle serverSocket;
    private final MethodHandle setServerSocket;
    private final MethodHandle setExtensions;
    private final MethodHandle host;
    private final MethodHandle name;
    private final MethodHandle session;
    private final MethodHandle getLocalHost;
    private final MethodHandle ehlo;
    private final MethodHandle startTls;
    private final MethodHandle authenticate;
    private final MethodHandle simpleCommand;
    private final MethodHandle suspendTracing;
    private final MethodHandle resumeTracing;
    private final MethodHandle simpleCommandOfOctets;
    private final MethodHandle sendCommand;
    private final MethodHandle readServerResponse;
    private final MethodHandle protocolConnect;
    private final MethodHandle closeConnection;
    private final Class<?> messagingException;
    private final MethodHandle newMessagingException;
    private final MethodHandle newAuthenticationFailedException;

    private TransportMembers(Class<?> woven, MethodHandles.Lookup lookup) throws ReflectiveOperationException {
        lastServerResponse = getter(lookup, woven.getDeclaredField("lastServerResponse"), Object.class);
        setLastServerResponse = setter(lookup, woven.getDeclaredField("lastServerResponse"), Object.class);
        lastReturnCode = getter(lookup, woven.getDeclaredField("lastReturnCode"), int.class);
        setLastReturnCode = setter(lookup, woven.getDeclaredField("lastReturnCode"), int.class);
        serverSocket = getter(lookup, woven.getDeclaredField("serverSocket"), Object.class);
        setServerSocket = setter(lookup, woven.getDeclaredField("serverSocket"), Object.class);
        setExtensions = setter(lookup, woven.getDeclaredField("extMap"), Object.class);
        host = getter(lookup, woven.getDeclaredField("host"), Object.class);
        name = getter(lookup, woven.getDeclaredField("name"), Object.class);
        Class<?> transport = woven.getSuperclass();
        Field sessionField = transport.getSuperclass().getDeclaredField("session");
        session = lookup.findGetter(woven, "session", sessionField.getType())
                .asType(MethodType.methodType(Object.class, Object.class));
        getLocalHost = method(lookup, woven.getDeclaredMethod("getLocalHost"), Object.class);
        ehlo = method(lookup, woven.getDeclaredMethod("ehlo", String.class), boolean.class);
        startTls = method(lookup, woven.getDeclaredMethod("startTLS"), void.class);
        authenticate =
                method(lookup, woven.getDeclaredMethod("authenticate", String.class, String.class), boolean.class);
        simpleCommand = method(lookup, woven.getDeclaredMethod("simpleCommand", String.class), int.class);
        suspendTracing = method(lookup, woven.getDeclaredMethod("suspendTracing"), void.class);
        resumeTracing = method(lookup, woven.getDeclaredMethod("resumeTracing"), void.class);
        simpleCommandOfOctets = method(lookup, woven.getDeclaredMethod("simpleCommand", byte[].class), int.class);
        sendCommand = method(lookup, woven.getDeclaredMethod("sendCommand", byte[].class), void.class);
        readServerResponse = method(lookup, woven.getDeclaredMethod("readServerResponse"), int.class);
        protocolConnect = lookup.unreflect(
                        woven.getDeclaredMethod("protocolConnect", String.class, int.class, String.class, String.class))
                .asType(MethodType.methodType(
                        boolean.class, Object.class, String.class, int.class, String.class, String.class));
        closeConnection = method(lookup, woven.getDeclaredMethod("closeConnection"), void.class);
        messagingException = lookup.findClass(transport.getPackageName() + ".MessagingException");
        newMessagingException = lookup.findConstructor(
                        messagingException, MethodType.methodType(void.class, String.class, Exception.class))
                .asType(MethodType.methodType(Throwable.class, String.class, Exception.class));
        newAuthenticationFailedException = lookup.findConstructor(
                        lookup.findClass(transport.getPackageName() + ".AuthenticationFailedException"),
                        MethodType.methodType(void.class, String.class))
                .asType(MethodType.methodType(Throwable.class, String.class));
    }

    /**
     * Finds the members of a transport's class.
     *
     * @param transportClass the class of a transport: a woven one or a subclass of it
     * @param instrumentation what opens the package of a named module
     * @return the members
     * @throws IllegalStateException if one can't be reached
     */
    static TransportMembers of(Class<?> transportClass, Instrumentation instrumentation) {
        Class<?> woven = transportClass;
        while (!WOVEN.contains(woven.getName())) {
            woven = woven.getSuperclass();
        }
        Modules.open(instrumentation, woven);
        try {
            return new TransportMembers(woven, MethodHandles.privateLookupIn(woven, MethodHandles.lookup()));
        } catch (ReflectiveOperationException unreachable) {
            throw new IllegalStateException("can't reach the members of " + woven.getName(), unreachable);
        }
    }

    /** The text of the last reply, with its line ends; empty before the first. */
    String lastServerResponse(Object transport) throws Throwable {
        Object text = lastServerResponse.invokeExact(transport);
        return text == null ? "" : (String) text;
    }

    /** The code of the last reply; -1 for none that could be read. */
    int lastReturnCode(Object transport) throws Throwable {
        return (int) lastReturnCode.invokeExact(transport);
    }

    /** Puts a reply where the transport keeps the last one that it read. */
    void setLastReply(Object transport, int code, String text) throws Throwable {
        setLastServerResponse.invokeExact(transport, (Object) text);
        setLastReturnCode.invokeExact(transport, code);
    }

    /** Takes the list of extensions from the transport, which else keeps an old one until it has a new one. */
    void forgetExtensions(Object transport) throws Throwable {
        setExtensions.invokeExact(transport, (Object) null);
    }

    /** The socket of the connection. */
    Socket serverSocket(Object transport) throws Throwable {
        return (Socket) (Object) serverSocket.invokeExact(transport);
    }

    /** Whether the transport has a socket: it is connected, or about to be over one that the app opened. */
    boolean hasSocket(Object transport) throws Throwable {
        return (Object) serverSocket.invokeExact(transport) != null;
    }

    /** The host as the transport knows it. */
    String host(Object transport) throws Throwable {
        return (String) (Object) host.invokeExact(transport);
    }

    /** The protocol's name, which stands in the names of its properties: {@code smtp}, {@code smtps}. */
    String protocol(Object transport) throws Throwable {
        return (String) (Object) name.invokeExact(transport);
    }

    /** The mail session that the transport belongs to. */
    Object mailSession(Object transport) throws Throwable {
        return (Object) session.invokeExact(transport);
    }

    /** Sends EHLO with the client's name and takes over the extensions; false if it was refused. */
    boolean ehlo(Object transport) throws Throwable {
        Object localHost = getLocalHost.invokeExact(transport);
        return (boolean) ehlo.invokeExact(transport, localHost);
    }

    /** Sends STARTTLS and does the handshake. */
    void startTls(Object transport) throws Throwable {
        startTls.invokeExact(transport);
    }

    /** Authenticates; closes the connection and throws if the server refuses. */
    boolean authenticate(Object transport, Credentials credentials) throws Throwable {
        return (boolean)
                authenticate.invokeExact(transport, (Object) credentials.user(), (Object) credentials.password());
    }

    /** Sends a command and gives back the code of its reply. */
    int simpleCommand(Object transport, String command) throws Throwable {
        return (int) simpleCommand.invokeExact(transport, (Object) command);
    }

    /** Keeps what follows out of what {@code mail.debug} prints. */
    void suspendTracing(Object transport) throws Throwable {
        suspendTracing.invokeExact(transport);
    }

    /** Lets {@code mail.debug} print again. */
    void resumeTracing(Object transport) throws Throwable {
        resumeTracing.invokeExact(transport);
    }

    /** Sends a command as it is and gives back the code of its reply. */
    int simpleCommand(Object transport, byte[] command) throws Throwable {
        return (int) simpleCommandOfOctets.invokeExact(transport, (Object) command);
    }

    /** Sends a command as it is, and reads no reply. */
    void sendCommand(Object transport, byte[] command) throws Throwable {
        sendCommand.invokeExact(transport, (Object) command);
    }

    /** Reads a reply and gives back its code. */
    int readServerResponse(Object transport) throws Throwable {
        return (int) readServerResponse.invokeExact(transport);
    }

    /**
     * Connects as the library does, with EHLO, STARTTLS and AUTH as the mail session's properties say; false if it wants a
     * user and password that it was not given.
     */
    boolean protocolConnect(
            Object transport, @Nullable String host, int port, @Nullable String user, @Nullable String password)
            throws Throwable {
        return (boolean) protocolConnect.invokeExact(transport, host, port, user, password);
    }

    /** Closes the socket, and nothing else: to its owner and its listeners the transport stays connected. */
    void abandonSocket(Object transport) throws Throwable {
        if (hasSocket(transport)) {
            Socket socket = serverSocket(transport);
            setServerSocket.invokeExact(transport, (Object) null);
            try {
                socket.close();
            } catch (IOException broken) {
                // It is of no more use either way.
            }
        }
    }

    /** Closes the connection at once: no QUIT, no dot. */
    void closeConnection(Object transport) throws Throwable {
        closeConnection.invokeExact(transport);
    }

    /** A {@code MessagingException} of the transport's own library. */
    Throwable messagingException(String message, @Nullable Exception cause) throws Throwable {
        return (Throwable) newMessagingException.invokeExact(message, cause);
    }

    /** An {@code AuthenticationFailedException} of the transport's own library. */
    Throwable authenticationFailed(String reply) throws Throwable {
        return (Throwable) newAuthenticationFailedException.invokeExact(reply);
    }

    /** Whether something thrown is the transport's own way to say that it failed. */
    boolean isMessagingException(Throwable thrown) {
        return messagingException.isInstance(thrown);
    }

    private static MethodHandle getter(MethodHandles.Lookup lookup, Field field, Class<?> type)
            throws IllegalAccessException {
        return lookup.unreflectGetter(field).asType(MethodType.methodType(type, Object.class));
    }

    private static MethodHandle setter(MethodHandles.Lookup lookup, Field field, Class<?> type)
            throws IllegalAccessException {
        return lookup.unreflectSetter(field).asType(MethodType.methodType(void.class, Object.class, type));
    }

    private static MethodHandle method(MethodHandles.Lookup lookup, Method method, Class<?> result)
            throws IllegalAccessException {
        MethodHandle handle = lookup.unreflect(method);
        return handle.asType(handle.type().generic().changeReturnType(result));
    }
}
