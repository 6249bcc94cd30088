package sequitur.engine.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Settings in the making: takes entry after entry, the later over the earlier. */
final class Draft {

    private static final int LONGEST_VALUE = 60;

    private final Problems problems;
    private final Map<HostPattern, Choices> hosts = new LinkedHashMap<>();
    private Choices general = Choices.NONE;

    Draft(Problems problems) {
        this.problems = problems;
    }

    /** Takes all that a file says; if it can't be read, there is a problem and nothing changes. */
    void addFile(String name, Path directory) {
        String content;
        try {
            content = ConfigurationFile.read(directory.resolve(name));
        } catch (IOException | RuntimeException unreadable) {
            problems.add(
                    name,
                    0,
                    () -> Printable.of(String.valueOf(unreadable.getMessage()))
                            + "; the defaults are used in its place.");
            return;
        }
        Map<Key, Integer> seen = new HashMap<>();
        for (LogicalLine line : LogicalLine.split(content)) {
            try {
                add(line.entry(name, Key.PREFIX), seen);
            } catch (IllegalArgumentException malformed) {
                problems.add(
                        name,
                        line.number(),
                        () -> "\"\\u\" is not followed by four hexadecimal digits; a backslash is written as \"\\\\\"."
                                + " The line is ignored.");
            }
        }
    }

    /** Takes entries of one source. */
    void addAll(List<Entry> entries) {
        Map<Key, Integer> seen = new HashMap<>();
        entries.forEach(entry -> add(entry, seen));
    }

    Settings settings() {
        return new Settings(general, hosts);
    }

    private void add(Entry entry, Map<Key, Integer> seen) {
        Optional<Key> known = Key.of(entry);
        if (known.isEmpty()) {
            problem(entry, () -> UnknownKey.message(entry));
            return;
        }
        Key key = known.get();
        Optional<UnaryOperator<Choices>> change = key.definition().change(entry.value());
        if (change.isEmpty()) {
            problem(entry, () -> noValue(entry, key.definition()));
        } else if (!isApplied(change.get(), key)) {
            problem(entry, () -> noHost(entry, key.host()));
        } else {
            Integer earlier = seen.put(key, entry.line());
            if (earlier != null) {
                problem(entry, () -> again(entry, earlier));
            }
        }
    }

    private boolean isApplied(UnaryOperator<Choices> change, Key key) {
        if (key.isGeneral()) {
            general = change.apply(general);
            return true;
        }
        Optional<HostPattern> host = HostPattern.parse(key.host());
        host.ifPresent(pattern -> hosts.put(pattern, change.apply(hosts.getOrDefault(pattern, Choices.NONE))));
        return host.isPresent();
    }

    private void problem(Entry entry, Supplier<String> message) {
        problems.add(entry.source(), entry.line(), message);
    }

    private static String noValue(Entry entry, Setting setting) {
        return "\"" + Printable.of(entry.value(), LONGEST_VALUE) + "\" is not a value of "
                + Printable.of(entry.key()) + "; valid values: " + String.join(", ", setting.values())
                + ". It is ignored.";
    }

    private static String noHost(Entry entry, String host) {
        return "\"" + Printable.of(host) + "\" in " + Printable.of(entry.key())
                + " is neither a host name nor a glob nor an IPv6 address in brackets, with or without a port from 1 to"
                + " 65535. It is ignored.";
    }

    private static String again(Entry entry, int earlier) {
        String which = earlier == 0 ? "the later one counts." : "this line counts, line " + earlier + " does not.";
        return "\"" + Printable.of(entry.key()) + "\" is set again; " + which;
    }
}
