package sequitur.engine.intercept;

import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import sequitur.engine.Works;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.report.Listeners;
import sequitur.engine.report.ReportLog;
import sequitur.engine.report.Sink;
import sequitur.engine.report.jmx.ManagementSink;
import sequitur.engine.report.relay.LogRelay;
import sequitur.engine.weave.Hooks;

/**
 * A real transport of Angus Mail that is not connected, and the hooks, called in the order in which a woven one calls them.
 */
final class HookedTransport {

    private static final String OFFERS = "250-b\n250-SIZE\n250 PIPELINING\n";
    private static final VarHandle LAST_RETURN_CODE;
    private static final VarHandle LAST_SERVER_RESPONSE;
    private static final VarHandle HOST;
    private static final VarHandle SERVER_SOCKET;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(SMTPTransport.class, MethodHandles.lookup());
            LAST_RETURN_CODE = lookup.findVarHandle(SMTPTransport.class, "lastReturnCode", int.class);
            LAST_SERVER_RESPONSE = lookup.findVarHandle(SMTPTransport.class, "lastServerResponse", String.class);
            HOST = lookup.findVarHandle(SMTPTransport.class, "host", String.class);
            SERVER_SOCKET = lookup.findVarHandle(SMTPTransport.class, "serverSocket", Socket.class);
        } catch (ReflectiveOperationException unknownTransport) {
            throw new ExceptionInInitializerError(unknownTransport);
        }
    }

    private final SMTPTransport transport;
    private final Hooks hooks;

    /** A transport whose connection was just greeted and has said EHLO. */
    HookedTransport(String agentArguments) {
        this(agentArguments, 25, OFFERS);
    }

    /** The same at another port, with another reply to EHLO. */
    HookedTransport(String agentArguments, int port, String offers) {
        this(
                hooks(agentArguments),
                new SMTPTransport(Session.getInstance(new Properties()), new URLName("smtp://localhost")),
                port,
                offers);
    }

    /** A transport of a kind of its own, whose hooks may be those of others too. */
    HookedTransport(Hooks hooks, SMTPTransport transport) {
        this(hooks, transport, 25, OFFERS);
    }

    private HookedTransport(Hooks hooks, SMTPTransport transport, int port, String offers) {
        this.hooks = hooks;
        this.transport = transport;
        HOST.set(transport, "localhost");
        LAST_SERVER_RESPONSE.set(transport, offers);
        hooks.connecting(transport, new Object[] {"localhost", port, null, null});
        // The library opens the socket; one that is there before would be the app's own.
        SERVER_SOCKET.set(transport, new LoopbackSocket(port));
        hooks.streamsOpened(transport);
        reply(220);
        exchange("EHLO client.example".getBytes(StandardCharsets.US_ASCII), 250);
        hooks.connectEnded(transport, true);
    }

    /** A transport with these hooks, and a server that offers this. */
    static HookedTransport of(Hooks hooks, String offers) {
        return new HookedTransport(
                hooks,
                new SMTPTransport(Session.getInstance(new Properties()), new URLName("smtp://localhost")),
                25,
                offers);
    }

    /** The hooks of an agent with these arguments. */
    static Hooks hooks(String agentArguments) {
        LogRelay relay = new LogRelay();
        return hooks(agentArguments, relay, new ReportLog(relay));
    }

    /** The same with something else that takes events. */
    static Hooks hooks(String agentArguments, LogRelay relay, Sink sink) {
        CurrentSettings settings = CurrentSettings.ofThisJvm(agentArguments + ",banner=false", Path.of("target"));
        return new Works(unusedInstrumentation(), settings, sink, relay, new ManagementSink(settings))
                .hooks(new Listeners(List.of(), () -> false));
    }

    /** Sends a line through the hooks and reads its reply through them; true if nothing stood in the way. */
    boolean exchange(byte[] line, int code) {
        boolean passes = send(line);
        reply(code);
        return passes;
    }

    /** Begins a message and its MAIL through the hooks; true if nothing stood in the way. */
    boolean begins() {
        return hooks.messageStarting(transport) == null && hooks.mailStarting(transport) == null;
    }

    /** Hands out the stream for a message's content through the hook; true if it is the library's own. */
    boolean opensContent(OutputStream content) {
        return hooks.contentOpened(transport, content) == null;
    }

    /** The same; true, since nothing stands in the way of an end. */
    boolean endsWell() {
        ends();
        return true;
    }

    /** Ends a message through the hook. */
    void ends() {
        hooks.messageEnded(transport, null);
    }

    /** Sends a line through the hook alone. */
    boolean send(byte[] line) {
        return hooks.commandSending(transport, line) == null;
    }

    /** The same, with the server's words; what the transport keeps of them afterwards. */
    String exchange(String line, int code, String words) {
        send(line.getBytes(StandardCharsets.ISO_8859_1));
        LAST_SERVER_RESPONSE.set(transport, words);
        reply(code);
        return (String) LAST_SERVER_RESPONSE.get(transport);
    }

    /** What the hook says to a line. */
    @Nullable
    Object answer(String line) {
        return hooks.commandSending(transport, line.getBytes(StandardCharsets.US_ASCII));
    }

    /** The code of the local reply that the app reads now; 0 if it reads one from the server. */
    int awaited() {
        return hooks.replyAwaited(transport);
    }

    /** A reply has come from the server; the code that the app is told. */
    int came(int code, String text) {
        LAST_RETURN_CODE.set(transport, code);
        LAST_SERVER_RESPONSE.set(transport, text);
        return hooks.replyRead(transport, null) instanceof Integer other ? other : code;
    }

    /** No reply has come, for this reason. */
    void failed(Throwable reason) {
        hooks.replyRead(transport, reason);
    }

    /** The last line could not be written. */
    void unwritten() {
        hooks.commandFailed(transport, new IllegalStateException("the line was not written"));
    }

    /** The connection was closed. */
    void closed() {
        hooks.connectionClosed(transport);
    }

    /** Something of the agent's own goes wrong: the library hands out a stream that is none. */
    void breakTheAgent() {
        hooks.contentOpened(transport, "no stream");
    }

    /** What the transport keeps of the last reply. */
    String lastReply() {
        return (String) LAST_SERVER_RESPONSE.get(transport);
    }

    private void reply(int code) {
        if (hooks.replyAwaited(transport) == 0) {
            LAST_RETURN_CODE.set(transport, code);
            hooks.replyRead(transport, null);
        }
    }

    /** On the class path every package is open already, so nothing asks for it. */
    static Instrumentation unusedInstrumentation() {
        return (Instrumentation) Proxy.newProxyInstance(
                HookedTransport.class.getClassLoader(),
                new Class<?>[] {Instrumentation.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /** A socket that says where it leads, and leads nowhere. */
    private static final class LoopbackSocket extends Socket {

        private final int port;

        LoopbackSocket(int port) {
            this.port = port;
        }

        @Override
        public InetAddress getInetAddress() {
            return InetAddress.getLoopbackAddress();
        }

        @Override
        public int getPort() {
            return port;
        }
    }
}
