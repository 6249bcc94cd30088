package sequitur.engine.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How often the same was reported: the first time in full, then counted. Of what is counted, one line says how often by now: at 10, 100,
 * 1,000 and so on, and when ten minutes have passed since the last one; the rest is told in the end.
 *
 * @param <T> what is kept of the first report, to tell the later ones by
 */
final class Recurrences<T> {

    /** So much is counted at the same time; what was not met for the longest is told and forgotten. */
    static final int MOST = 500;

    private static final long PAUSE = Duration.ofMinutes(10).toNanos();

    private final LongSupplier nanoTime;
    private final Map<Key, Tally<T>> tallies = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * What makes two reports the same.
     *
     * @param server the server as {@code host:port}
     * @param id the name of the rule, fault or kind
     * @param place where in the app it came from; empty text if that is not known
     * @param end what became of it
     */
    record Key(String server, String id, String place, String end) {}

    /**
     * How often something was reported by now.
     *
     * @param first what was kept of the first report
     * @param times how often, from 1
     */
    record Count<T>(T first, long times) {

        /** Whether this is the first time. */
        boolean isFirst() {
            return times == 1;
        }
    }

    /** What is counted. */
    private static final class Tally<T> {
        private final T first;
        private long times;
        private long told;
        private long toldAt;

        Tally(T first) {
            this.first = first;
        }

        Count<T> tell(long now) {
            told = times;
            toldAt = now;
            return new Count<>(first, times);
        }
    }

    /**
     * Makes one that has counted nothing.
     *
     * @param nanoTime a clock as {@link System#nanoTime}
     */
    Recurrences(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Counts a report; returns what is to be told now: nothing, this one, or one that is forgotten for it as well.
     *
     * @param report makes what is kept of the first one
     */
    synchronized List<Count<T>> count(Key key, Supplier<T> report) {
        List<Count<T>> told = new ArrayList<>();
        long now = nanoTime.getAsLong();
        Tally<T> tally = tallies.computeIfAbsent(key, first -> new Tally<>(report.get()));
        tally.times++;
        if (PowerOfTen.is(tally.times) || now - tally.toldAt >= PAUSE) {
            told.add(tally.tell(now));
        }
        if (tallies.size() > MOST) {
            Iterator<Tally<T>> oldest = tallies.values().iterator();
            Tally<T> forgotten = oldest.next();
            oldest.remove();
            if (forgotten.times > forgotten.told) {
                told.add(forgotten.tell(now));
            }
        }
        return told;
    }

    /** What was counted and not told yet; it is then. */
    synchronized List<Count<T>> takeRest() {
        return tallies.values().stream()
                .filter(tally -> tally.times > tally.told)
                .map(tally -> tally.tell(nanoTime.getAsLong()))
                .toList();
    }
}
