package sequitur.engine.weave;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The hooks, each with the name of its field in the bridge, and how the function in that field calls {@link Hooks}. */
enum Hook {
    CONNECTING("connecting", Caller.TRANSPORT, (hooks, transport, arguments) -> {
        hooks.connecting(transport, (Object[]) given(arguments));
        return null;
    }),
    CONNECT_ENDED("connectEnded", Caller.TRANSPORT, (hooks, transport, ending) -> {
        hooks.connectEnded(transport, given(ending));
        return null;
    }),
    STREAMS_OPENED("streamsOpened", Caller.TRANSPORT, (hooks, transport, nothing) -> {
        hooks.streamsOpened(transport);
        return null;
    }),
    COMMAND_SENDING(
            "commandSending",
            Caller.ANY,
            (hooks, transport, line) -> hooks.commandSending(transport, (byte[]) given(line))),
    // Small numbers are boxed without a new object.
    REPLY_AWAITED("replyAwaited", Caller.ANY, (hooks, transport, nothing) -> hooks.replyAwaited(transport)),
    REPLY_READ("replyRead", Caller.ANY, (hooks, transport, failure) -> hooks.replyRead(transport, (Throwable) failure)),
    COMMAND_FAILED(
            "commandFailed",
            Caller.ANY,
            (hooks, transport, failure) -> hooks.commandFailed(transport, (Throwable) given(failure))),
    MAIL_STARTING("mailStarting", Caller.ANY, (hooks, transport, nothing) -> hooks.mailStarting(transport)),
    MESSAGE_STARTING("messageStarting", Caller.ANY, (hooks, transport, nothing) -> hooks.messageStarting(transport)),
    CONTENT_OPENED(
            "contentOpened", Caller.ANY, (hooks, transport, stream) -> hooks.contentOpened(transport, given(stream))),
    MESSAGE_ENDED("messageEnded", Caller.ANY, (hooks, transport, failure) -> {
        hooks.messageEnded(transport, (Throwable) failure);
        return null;
    }),
    CONNECTION_CLOSED("connectionClosed", Caller.ANY, (hooks, transport, nothing) -> {
        hooks.connectionClosed(transport);
        return null;
    });

    private final String fieldName;
    private final Caller caller;

    @SuppressWarnings("ImmutableEnumChecker") // The functions refer to nothing.
    private final Call call;

    Hook(String fieldName, Caller caller, Call call) {
        this.fieldName = fieldName;
        this.caller = caller;
        this.call = call;
    }

    /** Who may call a hook: the bridge can be called by every class. */
    private enum Caller {
        /** Woven code alone, since the hook decides what a connection leads to. */
        TRANSPORT,
        /** Any class, for a genuine transport. */
        ANY
    }

    @FunctionalInterface
    private interface Call {
        @Nullable
        Object make(Hooks hooks, Object transport, @Nullable Object argument);
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
        return call.make(hooks, transport, argument);
    }

    private static Object given(@Nullable Object argument) {
        return Objects.requireNonNull(argument, "woven code gives this argument");
    }
}
