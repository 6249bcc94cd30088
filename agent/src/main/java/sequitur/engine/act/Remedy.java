package sequitur.engine.act;

import sequitur.smtp.mend.Plan;

/**
 * A way to put something right, which can be foreseen, and carried out.
 *
 * @param <T> what comes of carrying it out
 */
public interface Remedy<T> {

    /**
     * Says what would be done; nothing is done.
     *
     * @return the plan
     * @throws Throwable what the transport throws
     */
    Plan plan() throws Throwable;

    /**
     * Does it, as far as that goes.
     *
     * @return what came of it
     * @throws Throwable what the transport throws
     */
    T carryOut() throws Throwable;
}
