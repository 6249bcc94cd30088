package sequitur.engine.report.relay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Holds the JVM while events wait, for 8 seconds at most: a thread that is no daemon. An app that comes to its end by itself then has its
 * last reports in its log, whose own shutdown hooks have not run yet.
 */
final class JvmHold {

    private static final long PATIENCE = Duration.ofSeconds(8).toNanos();

    /** How long daemons can't hold the JVM after they did: time enough for it to see that nobody else does. */
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    private final EventQueue queue;
    private @Nullable Thread holder;
    private long until = System.nanoTime() - PAUSE;

    /** Holds the JVM while events wait in this queue. */
    JvmHold(EventQueue queue) {
        this.queue = queue;
    }

    /**
     * Begins to hold the JVM, or goes on, since this thread has added an event. Daemons can't prolong it: else some that go on adding events
     * would keep a JVM alive whose app has ended.
     */
    synchronized void begin() {
        long now = System.nanoTime();
        if (!Thread.currentThread().isDaemon() || now - until >= PAUSE) {
            until = now + PATIENCE;
        }
        if (holder == null && until - now > 0) {
            Thread made = RelayThreads.holdingTheJvm(ReportsThread.NAME + "-hold", this::hold);
            made.start();
            holder = made;
        }
    }

    private void hold() {
        do {
            queue.awaitEmpty(deadline());
        } while (!ends());
    }

    private synchronized long deadline() {
        return until;
    }

    private synchronized boolean ends() {
        if (!queue.isEmpty() && until - System.nanoTime() > 0) {
            return false;
        }
        holder = null;
        return true;
    }
}
