package sequitur.engine.watch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import sequitur.engine.report.relay.RelayThreads;

/**
 * The thread {@code sequitur-watch}, a daemon that looks at all waits from time to time. There is one for all connections: it is started when one is
 * opened, and ends when none has been open for some seconds.
 */
final class WatchThread {

    /** Its name while it lives. */
    static final String NAME = "sequitur-watch";

    private static final long IDLE = Duration.ofSeconds(5).toNanos();
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Look look;
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    /** What it does from time to time. */
    interface Look {

        /** Looks at all waits, and returns after how many nanoseconds to look again; 0 if no connection is open. Must not throw. */
        long atAll();

        /** Whether a connection is open. */
        boolean isNeeded();
    }

    WatchThread(Look look) {
        this.look = look;
    }

    /** A connection is open: starts the thread, if there is none, and has it look at once. */
    void wake() {
        Thread running = thread;
        if (running == null) {
            start();
        } else {
            LockSupport.unpark(running);
        }
    }

    private synchronized void start() {
        if (thread == null && !closed) {
            Thread made = RelayThreads.daemon(NAME, this::run);
            thread = made;
            try {
                made.start();
            } catch (Throwable noRoom) {
                thread = null;
                throw noRoom;
            }
        }
    }

    private void run() {
        long needed = System.nanoTime();
        while (!closed) {
            long pause = look.atAll();
            long now = System.nanoTime();
            if (pause > 0) {
                needed = now;
            } else if (now - needed > IDLE && mayEnd()) {
                return;
            }
            LockSupport.parkNanos(this, pause > 0 ? pause : IDLE / 5);
        }
    }

    /** Under the same lock as the start, so that a connection which is opened now finds either this thread or none. */
    private synchronized boolean mayEnd() {
        boolean may = !look.isNeeded();
        if (may) {
            thread = null;
        }
        return may;
    }

    /** Ends the thread for good, and waits until it has. */
    void close() {
        Thread last;
        synchronized (this) {
            closed = true;
            last = thread;
            thread = null;
        }
        if (last != null) {
            LockSupport.unpark(last);
            try {
                last.join(PATIENCE.toMillis());
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
