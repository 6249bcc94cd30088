package sequitur.cli.wrapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what in a prefix tells several sessions apart whose lines are mixed: a thread, a process, the number of a connection.
 * Of all columns whose values come back after others, it is the one by which commands and replies alternate best.
 */
final class Writers {

    private static final int MOST_VALUES = 1000;

    /** The column that was chosen, for each form of prefix. */
    private final Map<String, String> chosen = new HashMap<>();

    /**
     * A line that is certainly protocol.
     *
     * @param shape the form of its prefix
     * @param columns what its prefix holds, by column
     * @param speech what it is
     * @param text the line
     */
    record Spoken(String shape, Map<String, String> columns, Speech speech, String text) {

        /** Tells how much stands before it; what it holds may be a secret. */
        @Override
        public String toString() {
            return "Spoken[columns=" + columns.size() + "]";
        }
    }

    /** Looks at more lines, in their order. */
    void learn(List<Spoken> lines) {
        if (lines.stream().allMatch(line -> chosen.containsKey(line.shape()))) {
            return;
        }
        int mixed = conflicts(lines, Optional.empty());
        if (mixed == 0) {
            return;
        }
        String best = "";
        int least = mixed;
        for (String column : returning(lines)) {
            int conflicts = conflicts(lines, Optional.of(column));
            if (conflicts < least) {
                least = conflicts;
                best = column;
            }
        }
        if (!best.isEmpty() && 2 * least <= mixed) {
            for (Spoken line : lines) {
                chosen.putIfAbsent(line.shape(), best);
            }
        }
    }

    /** Which of several writers a line came from; empty text if nothing tells. */
    String of(String shape, Map<String, String> columns) {
        return columns.getOrDefault(chosen.getOrDefault(shape, ""), "");
    }

    /** The columns in which a value comes back after another one. */
    private static Set<String> returning(List<Spoken> lines) {
        Set<String> returning = new LinkedHashSet<>();
        Map<String, String> last = new HashMap<>();
        Map<String, Set<String>> seen = new HashMap<>();
        for (Spoken line : lines) {
            line.columns().forEach((column, value) -> {
                Set<String> before = seen.computeIfAbsent(column, key -> new HashSet<>());
                boolean changed = !value.equals(last.put(column, value));
                if (changed && !before.add(value)) {
                    returning.add(column);
                }
            });
        }
        returning.removeIf(column -> seen.getOrDefault(column, Set.of()).size() > MOST_VALUES);
        return returning;
    }

    private static int conflicts(List<Spoken> lines, Optional<String> column) {
        Map<String, Alternation> sessions = new HashMap<>();
        for (Spoken line : lines) {
            String writer =
                    column.map(name -> line.columns().getOrDefault(name, "")).orElse("");
            sessions.computeIfAbsent(writer, key -> new Alternation()).take(line.speech(), line.text());
        }
        return new ArrayList<>(sessions.values())
                .stream().mapToInt(Alternation::conflicts).sum();
    }
}
