package sequitur.engine.weave;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.util.Optional;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The methods that are woven, each with the advice that is inlined, and the hooks that it calls at entry and at exit. */
enum HookPoint {
    PROTOCOL_CONNECT(
            named("protocolConnect"),
            TransportAdvice.ProtocolConnect.class,
            Optional.of(Hook.CONNECTING),
            Optional.of(Hook.CONNECT_ENDED)),
    INIT_STREAMS(
            named("initStreams"),
            TransportAdvice.InitStreams.class,
            Optional.empty(),
            Optional.of(Hook.STREAMS_OPENED)),
    SEND_COMMAND(
            named("sendCommand").and(takesArguments(byte[].class)),
            TransportAdvice.SendCommand.class,
            Optional.of(Hook.COMMAND_SENDING),
            Optional.of(Hook.COMMAND_FAILED)),
    READ_SERVER_RESPONSE(
            named("readServerResponse"),
            TransportAdvice.ReadServerResponse.class,
            Optional.of(Hook.REPLY_AWAITED),
            Optional.of(Hook.REPLY_READ)),
    MAIL_FROM(named("mailFrom"), TransportAdvice.MailFrom.class, Optional.of(Hook.MAIL_STARTING), Optional.empty()),
    SEND_MESSAGE(
            named("sendMessage"),
            TransportAdvice.SendMessage.class,
            Optional.of(Hook.MESSAGE_STARTING),
            Optional.of(Hook.MESSAGE_ENDED)),
    // Before JavaMail 1.6.0 there is no bdat().
    CONTENT(
            namedOneOf("data", "bdat"),
            TransportAdvice.Content.class,
            Optional.empty(),
            Optional.of(Hook.CONTENT_OPENED)),
    CLOSE_CONNECTION(
            named("closeConnection"),
            TransportAdvice.CloseConnection.class,
            Optional.empty(),
            Optional.of(Hook.CONNECTION_CLOSED));

    @SuppressWarnings("ImmutableEnumChecker") // A matcher holds nothing but names.
    private final ElementMatcher<MethodDescription> method;

    private final Class<?> advice;
    private final Optional<Hook> entry;
    private final Optional<Hook> exit;

    HookPoint(ElementMatcher<MethodDescription> method, Class<?> advice, Optional<Hook> entry, Optional<Hook> exit) {
        this.method = method;
        this.advice = advice;
        this.entry = entry;
        this.exit = exit;
    }

    /** Which methods are woven. */
    ElementMatcher<MethodDescription> method() {
        return method;
    }

    /** The class whose methods are inlined. */
    Class<?> advice() {
        return advice;
    }

    /** The hook that the advice reads from its {@link EntryHook}. */
    Optional<Hook> entry() {
        return entry;
    }

    /** The hook that the advice reads from its {@link ExitHook}. */
    Optional<Hook> exit() {
        return exit;
    }
}
