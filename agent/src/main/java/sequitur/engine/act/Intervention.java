package sequitur.engine.act;

/**
 * What is done for a command or a reply.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface Intervention<T> {

    /**
     * Does it.
     *
     * @return what comes of it
     * @throws Throwable what the transport throws
     */
    T carryOut() throws Throwable;
}
