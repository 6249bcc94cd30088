package sequitur.engine.weave;

import java.lang.invoke.MethodHandles;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The hooks as the functions that woven code calls. The bridge lets every class of the app call them too, so they look at who does:
 * they pass on nothing about objects that are no woven transport, and what a connection is opened to only from the
 * transport's own code.
 */
final class HookFunctions {

    /** The names of the bridge's fields. */
    static final List<String> NAMES = List.of(
            "connecting",
            "connectEnded",
            "streamsOpened",
            "commandSending",
            "replyAwaited",
            "replyRead",
            "commandFailed",
            "mailStarting",
            "messageStarting",
            "contentOpened",
            "messageEnded",
            "connectionClosed");

    /** Those that tell what a connection leads to. */
    private static final Set<String> OPENING = Set.of("connecting", "streamsOpened", "connectEnded");

    private final Hooks hooks;
    private final WovenTransports transports;

    HookFunctions(Hooks hooks, WovenTransports transports) {
        this.hooks = hooks;
        this.transports = transports;
    }

    /**
     * The functions by their names.
     *
     * @throws IllegalAccessException never
     */
    Map<String, BiFunction<Object, @Nullable Object, @Nullable Object>> byName() throws IllegalAccessException {
        // Later, where the app's own permissions count, this class could not be loaded.
        MethodHandles.lookup().ensureInitialized(PrivilegedCall.class);
        Map<String, BiFunction<Object, @Nullable Object, @Nullable Object>> functions = new LinkedHashMap<>();
        for (String name : NAMES) {
            functions.put(name, guarded(function(name), name));
        }
        return functions;
    }

    private BiFunction<Object, @Nullable Object, @Nullable Object> function(String name) {
        return switch (name) {
            case "connecting" ->
                (transport, arguments) -> {
                    hooks.connecting(transport, (Object[]) given(arguments));
                    return null;
                };
            case "connectEnded" ->
                (transport, nothing) -> {
                    hooks.connectEnded(transport);
                    return null;
                };
            case "streamsOpened" ->
                (transport, nothing) -> {
                    hooks.streamsOpened(transport);
                    return null;
                };
            case "commandSending" -> (transport, line) -> hooks.commandSending(transport, (byte[]) given(line));
            // Small numbers are boxed without a new object.
            case "replyAwaited" -> (transport, nothing) -> hooks.replyAwaited(transport);
            case "replyRead" -> (transport, failure) -> hooks.replyRead(transport, (Throwable) failure);
            case "commandFailed" -> (transport, nothing) -> hooks.commandFailed(transport);
            case "mailStarting" -> (transport, nothing) -> hooks.mailStarting(transport);
            case "messageStarting" -> (transport, nothing) -> hooks.messageStarting(transport);
            case "contentOpened" -> (transport, stream) -> hooks.contentOpened(transport, given(stream));
            case "messageEnded" ->
                (transport, failure) -> {
                    hooks.messageEnded(transport, (Throwable) failure);
                    return null;
                };
            case "connectionClosed" ->
                (transport, nothing) -> {
                    hooks.connectionClosed(transport);
                    return null;
                };
            default -> throw new IllegalArgumentException(name);
        };
    }

    private BiFunction<Object, @Nullable Object, @Nullable Object> guarded(
            BiFunction<Object, @Nullable Object, @Nullable Object> function, String name) {
        return new Guard(function, transports, OPENING.contains(name));
    }

    private static Object given(@Nullable Object argument) {
        if (argument == null) {
            throw new IllegalArgumentException("woven code gives this argument");
        }
        return argument;
    }

    /**
     * Looks at who calls. Under a security manager the engine works with its own permissions, not with those of the app's
     * classes that happen to send mail, which need not have what any lambda needs.
     */
    private record Guard(
            BiFunction<Object, @Nullable Object, @Nullable Object> function, WovenTransports transports, boolean opens)
            implements BiFunction<Object, @Nullable Object, @Nullable Object> {

        @Override
        @SuppressWarnings("removal")
        public @Nullable Object apply(Object transport, @Nullable Object argument) {
            return System.getSecurityManager() == null
                    ? pass(transport, argument)
                    : AccessController.doPrivileged(new PrivilegedCall(this, transport, argument));
        }

        @Nullable
        Object pass(Object transport, @Nullable Object argument) {
            boolean genuine = transports.include(transport) && (!opens || transports.areCalling());
            return genuine ? function.apply(transport, argument) : null;
        }
    }

    private record PrivilegedCall(
            Guard guard, Object transport, @Nullable Object argument) implements PrivilegedAction<@Nullable Object> {

        @Override
        public @Nullable Object run() {
            return guard.pass(transport, argument);
        }
    }
}
