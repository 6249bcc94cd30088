package sequitur.engine.weave;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The hooks, each with the name of its field in the bridge, and how the function in that field calls {@link Hooks}. */
enum Hook {
    CONNECTING("connecting", Caller.TRANSPORT),
    CONNECT_ENDED("connectEnded", Caller.TRANSPORT),
    STREAMS_OPENED("streamsOpened", Caller.TRANSPORT),
    COMMAND_SENDING("commandSending", Caller.ANY),
    REPLY_AWAITED("replyAwaited", Caller.ANY),
    REPLY_READ("replyRead", Caller.ANY),
    COMMAND_FAILED("commandFailed", Caller.ANY),
    MAIL_STARTING("mailStarting", Caller.ANY),
    MESSAGE_STARTING("messageStarting", Caller.ANY),
    CONTENT_OPENED("contentOpened", Caller.ANY),
    MESSAGE_ENDED("messageEnded", Caller.ANY),
    CONNECTION_CLOSED("connectionClosed", Caller.ANY);

    private final String fieldName;
    private final Caller caller;

    Hook(String fieldName, Caller caller) {
        this.fieldName = fieldName;
        this.caller = caller;
    }

    /** Who may call a hook: the bridge can be called by every class. */
    private enum Caller {
        /** Woven code alone, since the hook decides what a connection leads to. */
        TRANSPORT,
        /** Any class, for a genuine transport. */
        ANY
    }

    /** The name of the bridge's field. */
    String fieldName() {
        return fieldName;
    }

    /** Whether nobody but woven code may call it. */
    boolean isForWovenCodeAlone() {
        return caller == Caller.TRANSPORT;
    }

    /** Calls it with the argument that woven code gives; returns the answer, null where it has none. */
    @Nullable
    Object call(Hooks hooks, Object transport, @Nullable Object argument) {
        return switch (this) {
            case COMMAND_SENDING -> hooks.commandSending(transport, (byte[]) given(argument));
            // Small numbers are boxed without a new object.
            case REPLY_AWAITED -> hooks.replyAwaited(transport);
            case REPLY_READ -> hooks.replyRead(transport, (Throwable) argument);
            case COMMAND_FAILED -> hooks.commandFailed(transport, (Throwable) given(argument));
            case MAIL_STARTING -> hooks.mailStarting(transport);
            case MESSAGE_STARTING -> hooks.messageStarting(transport);
            case CONTENT_OPENED -> hooks.contentOpened(transport, given(argument));
            case CONNECTING, CONNECT_ENDED, STREAMS_OPENED, MESSAGE_ENDED, CONNECTION_CLOSED -> {
                tell(hooks, transport, argument);
                yield null;
            }
        };
    }

    /** Calls one that only listens. */
    private void tell(Hooks hooks, Object transport, @Nullable Object argument) {
        switch (this) {
            case CONNECTING -> hooks.connecting(transport, (Object[]) given(argument));
            case CONNECT_ENDED -> hooks.connectEnded(transport, given(argument));
            case STREAMS_OPENED -> hooks.streamsOpened(transport);
            case MESSAGE_ENDED -> hooks.messageEnded(transport, (Throwable) argument);
            case CONNECTION_CLOSED -> hooks.connectionClosed(transport);
            default -> throw new IllegalStateException(this + " has an answer");
        }
    }

    private static Object given(@Nullable Object argument) {
        return Objects.requireNonNull(argument, "woven code gives this argument");
    }
}
