package sequitur.engine.report.relay;

/** The end of the JVM, which begins with {@code System.exit}, a signal, or the end of the last thread that is no daemon. */
public final class JvmEnd {

    private static final Thread NO_HOOK = RelayThreads.daemon("sequitur-no-hook", () -> {});

    private JvmEnd() {}

    /**
     * Tells whether the end has begun. As long as it has not, no shutdown hook runs, and so no logging has stopped itself in one.
     */
    static boolean hasBegun() {
        return !remove(NO_HOOK);
    }

    /**
     * Has something done when the end begins, at the same time as the hooks of others.
     *
     * @param hook a thread that was not started
     * @return false if the end has begun already; then nothing is done
     */
    public static boolean add(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException begun) {
            return false;
        }
    }

    /**
     * Takes that back.
     *
     * @return false if the end has begun already
     */
    public static boolean remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            return true;
        } catch (IllegalStateException begun) {
            return false;
        }
    }
}
