package sequitur.engine.report.jmx;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each of some words came: the ids of rules and faults, of which there are fewer than are counted apart. */
final class Tally {

    /** So many words are counted apart. */
    static final int MOST_WORDS = 512;

    private final Map<String, LongAdder> byWord = new ConcurrentHashMap<>();

    void count(String word) {
        boolean room = byWord.size() < MOST_WORDS || byWord.containsKey(word);
        byWord.computeIfAbsent(room ? word : HostCounts.OTHER, first -> new LongAdder())
                .increment();
    }

    /** All of them, by name. */
    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        byWord.forEach((word, count) -> all.put(word, count.sum()));
        return all;
    }
}
