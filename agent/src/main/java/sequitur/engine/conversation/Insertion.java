package sequitur.engine.conversation;

/**
 * Something that sends commands which the app has not asked for.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Insertion<T> {

    /**
     * Sends them.
     *
     * @return what came of it
     * @throws Throwable what the transport throws
     */
    T carryOut() throws Throwable;
}
