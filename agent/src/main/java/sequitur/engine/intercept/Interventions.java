package sequitur.engine.intercept;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where the engine does more than watch: it sends commands of its own, or answers in the server's place. The engine can be
 * taken away between two interventions, and not within one, which the app would be left in the middle of.
 */
final class Interventions {

    private static final long PAUSE = 10;

    private int running;
    private boolean ended;

    /** What is done for a command or a reply; gives what the hook is to give back. */
    @FunctionalInterface
    interface Intervention {
        @Nullable
        Object run() throws Throwable;
    }

    /** Carries an intervention out, or gives back null, which leaves the app alone, if there are to be no more of them. */
    @Nullable
    Object attempt(Intervention intervention) throws Throwable {
        if (!begin()) {
            return null;
        }
        try {
            return intervention.run();
        } finally {
            finish();
        }
    }

    private synchronized boolean begin() {
        if (ended) {
            return false;
        }
        running++;
        return true;
    }

    private synchronized void finish() {
        running--;
        notifyAll();
    }

    /**
     * Lets no intervention begin any more, and waits for those that run.
     *
     * @param replyWaits whether the app has yet to read what the engine has answered
     * @param patience how long to wait at most, in milliseconds
     * @return false if that was not long enough, or the thread was interrupted; interventions may begin again then
     */
    synchronized boolean end(BooleanSupplier replyWaits, long patience) {
        ended = true;
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
        try {
            while (running > 0 || replyWaits.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    ended = false;
                    return false;
                }
                // The app reads a reply without a word to this object.
                wait(PAUSE);
            }
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            ended = false;
            return false;
        }
    }
}
