package sequitur.engine.report.relay;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread {@code sequitur-reports}, a daemon that does something with each event, one after the other. It is started when there is an
 * event, and ends when there has been none for some seconds; then nothing of it is left, no shutdown hook either.
 */
final class ReportsThread {

    /** Its name while it waits. */
    static final String NAME = "sequitur-reports";

    private static final long IDLE = Duration.ofSeconds(5).toNanos();

    /** One that is never idle is replaced, so that what an app's logging keeps for each thread goes at last. */
    private static final long LONGEST_LIFE = Duration.ofMinutes(1).toNanos();

    private final EventQueue queue;
    private final Consumer<RelayedEvent> work;
    private final Runnable lastWords;
    private @Nullable Thread hook;
    private volatile @Nullable Thread thread;

    /**
     * Makes it; nothing is started.
     *
     * @param queue where it takes the events from
     * @param work what it does with each; must not throw
     * @param lastWords what is done when the JVM ends, on a thread of its own, while this one may still be at work
     */
    ReportsThread(EventQueue queue, Consumer<RelayedEvent> work, Runnable lastWords) {
        this.queue = queue;
        this.work = work;
        this.lastWords = lastWords;
    }

    /** Tells whether the caller is this thread. */
    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** To be called when an event was added: starts the thread, if there is none. */
    synchronized void wake() {
        if (thread == null) {
            Thread made = RelayThreads.daemon(NAME, this::run);
            thread = made;
            try {
                made.start();
            } catch (Throwable noRoom) {
                thread = null;
                throw noRoom;
            }
            addHook();
        }
    }

    /** Ends the thread, whose queue is closed, after what it is just doing. */
    void end(Duration patience) throws InterruptedException {
        Thread last = thread;
        if (last != null) {
            last.join(patience.toMillis());
        }
        forget(last);
    }

    private void run() {
        try {
            long end = System.nanoTime() + LONGEST_LIFE;
            while (end - System.nanoTime() > 0 && workOnNext()) {
                // What it has done with an event is out of its sight before it waits for the next one.
            }
        } finally {
            forget(Thread.currentThread());
            if (!queue.isEmpty()) {
                wake();
            }
        }
    }

    private boolean workOnNext() {
        RelayedEvent event = queue.next(System.nanoTime() + IDLE);
        if (event == null) {
            return false;
        }
        try {
            work.accept(event);
        } finally {
            queue.done();
        }
        return true;
    }

    private synchronized void forget(@Nullable Thread ended) {
        if (ended != null && ended == thread) {
            thread = null;
            removeHook();
        }
    }

    private void addHook() {
        Thread made = RelayThreads.daemon(NAME + "-last", lastWords);
        if (JvmEnd.add(made)) {
            hook = made;
        }
    }

    private void removeHook() {
        Thread registered = hook;
        hook = null;
        if (registered != null) {
            JvmEnd.remove(registered);
        }
    }
}
