package sequitur.engine.weave;

import java.lang.invoke.MethodHandles;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A hook as the function that woven code calls. The bridge lets every class of the app call it too, so it looks at who does: it passes
 * on nothing about objects that are no woven transport, and what a connection is opened to only from the transport's own code.
 *
 * <p>Under a security manager the engine works with its own permissions, not with those of the app's classes that happen to send
 * mail, which need not have what any lambda needs.
 *
 * @param hook the hook
 * @param hooks what it leads to
 * @param transports the classes that were woven
 */
record HookFunction(Hook hook, Hooks hooks, WovenTransports transports)
        implements BiFunction<Object, @Nullable Object, @Nullable Object> {

    /**
     * Loads what is needed for a call. Later, where the app's own permissions count, that could not be done.
     *
     * @throws IllegalAccessException never
     */
    static void load() throws IllegalAccessException {
        MethodHandles.lookup().ensureInitialized(PrivilegedCall.class);
    }

    @Override
    @SuppressWarnings("removal")
    public @Nullable Object apply(Object transport, @Nullable Object argument) {
        return System.getSecurityManager() == null
                ? pass(transport, argument)
                : AccessController.doPrivileged(new PrivilegedCall(this, transport, argument));
    }

    private @Nullable Object pass(Object transport, @Nullable Object argument) {
        boolean genuine = transports.include(transport) && (!hook.isForWovenCodeAlone() || transports.areCalling());
        return genuine ? hook.call(hooks, transport, argument) : null;
    }

    private record PrivilegedCall(
            HookFunction function,
            Object transport,
            @Nullable Object argument) implements PrivilegedAction<@Nullable Object> {

        @Override
        public @Nullable Object run() {
            return function.pass(transport, argument);
        }
    }
}
