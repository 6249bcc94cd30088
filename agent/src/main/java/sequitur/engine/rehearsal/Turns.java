package sequitur.engine.rehearsal;

import java.time.Duration;
import java.util.ArrayDeque;
import sequitur.engine.config.Rehearsal;

/** How often commands came that a rehearsal is about, over all connections of the app, and which of them are answered. */
final class Turns {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Rehearsal rehearsal;
    private int first;
    private final ArrayDeque<Long> inTime = new ArrayDeque<>();
    private long others;
    private int answers;

    /** None has come. */
    Turns(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /**
     * One more comes.
     *
     * @param now {@link System#nanoTime()}
     * @return as which answer it is answered, from 1; 0 if it is left to the server
     */
    synchronized int next(long now) {
        if (first < rehearsal.after()) {
            first++;
            return 0;
        }
        if (rehearsal.perMinute() > 0 && isInTime(now)) {
            return 0;
        }
        others++;
        boolean left = others % rehearsal.every() != 0 || (rehearsal.times() > 0 && answers >= rehearsal.times());
        return left ? 0 : ++answers;
    }

    /** Whether fewer than so many were left to the server within the minute that ends now. */
    private boolean isInTime(long now) {
        while (!inTime.isEmpty() && now - inTime.getFirst() >= MINUTE) {
            inTime.removeFirst();
        }
        return inTime.size() < rehearsal.perMinute() && inTime.add(now);
    }
}
