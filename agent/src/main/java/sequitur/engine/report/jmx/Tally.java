package sequitur.engine.report.jmx;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each of some words came: the ids of rules and faults, which are as many as there are. */
final class Tally {

    private final Map<String, LongAdder> byWord = new ConcurrentHashMap<>();

    void count(String word) {
        byWord.computeIfAbsent(word, first -> new LongAdder()).increment();
    }

    /** All of them, by name. */
    Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>();
        byWord.forEach((word, count) -> all.put(word, count.sum()));
        return all;
    }
}
