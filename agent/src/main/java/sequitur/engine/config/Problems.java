package sequitur.engine.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects problems: the first of each source word for word, the rest by their number. */
final class Problems {

    /** What is done about nearly all of them. */
    static final String IGNORED = "It is ignored.";

    private static final int LIMIT = 10;

    private final List<Problem> kept = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** The message is only asked for if it is going to be kept: a file of nonsense has a problem in every line. */
    void add(Source source, Supplier<String> message, String consequence) {
        add(source.name(), source.line(), message, consequence);
    }

    /** A problem with the whole of a source. */
    void add(String source, Supplier<String> message, String consequence) {
        add(source, 0, message, consequence);
    }

    private void add(String source, int line, Supplier<String> message, String consequence) {
        if (counts.merge(source, 1, Integer::sum) <= LIMIT) {
            kept.add(new Problem(source, line, message.get(), consequence));
        }
    }

    List<Problem> toList() {
        List<Problem> all = new ArrayList<>();
        counts.forEach((source, count) -> {
            kept.stream()
                    .filter(problem -> problem.source().equals(source))
                    .sorted(Comparator.comparingInt(Problem::line))
                    .forEach(all::add);
            if (count > LIMIT) {
                int more = count - LIMIT;
                all.add(new Problem(source, 0, "and " + more + (more == 1 ? " more problem." : " more problems."), ""));
            }
        });
        return all;
    }
}
