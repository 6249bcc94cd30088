package sequitur.engine.act;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Where the engine does more than watch: it sends commands of its own, or answers in the server's place. The engine can be
 * taken away between two interventions, and not within one, which the app would be left in the middle of.
 */
public final class Interventions {

    private static final long PAUSE = 10;

    private int running;
    private boolean ended;

    /**
     * Carries an intervention out, unless there are to be no more of them.
     *
     * @param otherwise what leaves the app alone
     * @param intervention what is done
     * @param <T> what comes of it
     * @return what came of it
     * @throws Throwable what is thrown there
     */
    public <T> T attempt(T otherwise, Intervention<T> intervention) throws Throwable {
        if (!begin()) {
            return otherwise;
        }
        try {
            return intervention.carryOut();
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
    public synchronized boolean end(BooleanSupplier replyWaits, long patience) {
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
