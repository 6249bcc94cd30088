package sequitur.engine.weave;

import java.util.List;
import java.util.Optional;

/** The methods that are woven, each with the advice that is inlined, and the hooks that it calls at entry and at exit. */
enum HookPoint {
    PROTOCOL_CONNECT(
            List.of("protocolConnect("),
            TransportAdvice.ProtocolConnect.class,
            Optional.of(Hook.CONNECTING),
            Optional.of(Hook.CONNECT_ENDED)),
    INIT_STREAMS(
            List.of("initStreams("),
            TransportAdvice.InitStreams.class,
            Optional.empty(),
            Optional.of(Hook.STREAMS_OPENED)),
    SEND_COMMAND(
            List.of("sendCommand([B)"),
            TransportAdvice.SendCommand.class,
            Optional.of(Hook.COMMAND_SENDING),
            Optional.of(Hook.COMMAND_FAILED)),
    READ_SERVER_RESPONSE(
            List.of("readServerResponse("),
            TransportAdvice.ReadServerResponse.class,
            Optional.of(Hook.REPLY_AWAITED),
            Optional.of(Hook.REPLY_READ)),
    MAIL_FROM(List.of("mailFrom("), TransportAdvice.MailFrom.class, Optional.of(Hook.MAIL_STARTING), Optional.empty()),
    SEND_MESSAGE(
            List.of("sendMessage("),
            TransportAdvice.SendMessage.class,
            Optional.of(Hook.MESSAGE_STARTING),
            Optional.of(Hook.MESSAGE_ENDED)),
    // Before JavaMail 1.6.0 there is no bdat().
    CONTENT(
            List.of("data(", "bdat("),
            TransportAdvice.Content.class,
            Optional.empty(),
            Optional.of(Hook.CONTENT_OPENED)),
    CLOSE_CONNECTION(
            List.of("closeConnection("),
            TransportAdvice.CloseConnection.class,
            Optional.empty(),
            Optional.of(Hook.CONNECTION_CLOSED));

    /** How name and descriptor of such a method begin. */
    @SuppressWarnings("ImmutableEnumChecker") // Lists of this kind can't be changed.
    private final List<String> methods;

    private final Class<?> advice;
    private final Optional<Hook> entry;
    private final Optional<Hook> exit;

    HookPoint(List<String> methods, Class<?> advice, Optional<Hook> entry, Optional<Hook> exit) {
        this.methods = methods;
        this.advice = advice;
        this.entry = entry;
        this.exit = exit;
    }

    /**
     * What is woven into a method.
     *
     * @param name its name
     * @param descriptor its parameters and what it returns, as class files write it
     * @return nothing for most methods
     */
    static Optional<HookPoint> of(String name, String descriptor) {
        String method = name + descriptor;
        for (HookPoint point : values()) {
            for (String start : point.methods) {
                if (method.startsWith(start)) {
                    return Optional.of(point);
                }
            }
        }
        return Optional.empty();
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
