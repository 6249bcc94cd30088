package sequitur.engine.report.relay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The events that wait to be logged, in the order in which they came, and the one that is being logged. */
final class EventQueue {

    /** How many may wait. With texts of about 600 characters they need some 3 MB. */
    static final int ROOM = 4_096;

    private final Deque<RelayedEvent> waiting = new ArrayDeque<>();
    private @Nullable RelayedEvent underWay;
    private long dropped;
    private boolean closed;

    /**
     * Adds an event, or drops and counts it where there is no room. Waits for nobody's logging.
     *
     * @return false if this queue takes no events any more
     */
    synchronized boolean add(RelayedEvent event) {
        if (closed) {
            return false;
        }
        if (waiting.size() < ROOM) {
            waiting.add(event);
            notifyAll();
        } else {
            dropped++;
        }
        return true;
    }

    /** Takes back an event that nobody has begun to log; tells whether it could. */
    synchronized boolean remove(RelayedEvent event) {
        return waiting.remove(event);
    }

    /**
     * Waits for an event, which is under way then until {@link #done} is called.
     *
     * @param deadline until when it waits, in the terms of {@link System#nanoTime}
     * @return the event; null if none came
     */
    synchronized @Nullable RelayedEvent next(long deadline) {
        await(deadline, () -> closed || !waiting.isEmpty());
        underWay = waiting.poll();
        return underWay;
    }

    /** The event that was under way is logged. */
    synchronized void done() {
        underWay = null;
        notifyAll();
    }

    /**
     * Waits until nothing waits and nothing is under way.
     *
     * @param deadline until when it waits, in the terms of {@link System#nanoTime}
     * @return whether it is so
     */
    synchronized boolean awaitEmpty(long deadline) {
        await(deadline, this::isEmpty);
        return isEmpty();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty() && underWay == null;
    }

    /** Takes no events any more; what waits can still be taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Takes what has not been logged, beginning with what is under way, which may be logged yet. */
    synchronized List<RelayedEvent> takeRest() {
        List<RelayedEvent> rest = new ArrayList<>();
        if (underWay != null) {
            rest.add(underWay);
        }
        rest.addAll(waiting);
        waiting.clear();
        return rest;
    }

    /** How many events were dropped since this was last asked. */
    synchronized long takeDropped() {
        long count = dropped;
        dropped = 0;
        return count;
    }

    /** A condition, which is looked at while the queue is locked. */
    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    private void await(long deadline, Condition condition) {
        boolean interrupted = false;
        for (long left = deadline - System.nanoTime();
                left > 0 && !condition.holds();
                left = deadline - System.nanoTime()) {
            try {
                // Of less than a millisecond nothing would be waited for.
                wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
            } catch (InterruptedException interruption) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
