package sequitur.engine.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        Path folder =
                Objects.requireNonNull(directory.resolve(name).toAbsolutePath().getParent());
        Map<String, Integer> seen = new HashMap<>();
        for (LogicalLine line : LogicalLine.split(content)) {
            try {
                add(line.entry(name, Key.PREFIX), folder, seen);
            } catch (IllegalArgumentException malformed) {
                problems.add(
                        name,
                        line.number(),
                        () -> "\"\\u\" is not followed by four hexadecimal digits; a backslash is written as \"\\\\\"."
                                + " The line is ignored.");
            }
        }
    }

    /** Takes entries of one source; paths in them are relative to this directory. */
    void addAll(List<Entry> entries, Path directory) {
        Path folder = directory.toAbsolutePath();
        Map<String, Integer> seen = new HashMap<>();
        entries.forEach(entry -> add(entry, folder, seen));
    }

    Settings settings() {
        return new Settings(general, hosts);
    }

    private void add(Entry entry, Path folder, Map<String, Integer> seen) {
        Optional<Key> known = Key.of(entry);
        if (known.isEmpty()) {
            problem(entry, () -> UnknownKey.message(entry));
            return;
        }
        Key key = known.get();
        Optional<UnaryOperator<Choices>> change = key.definition().change(entry.value(), folder);
        if (change.isEmpty()) {
            problem(entry, () -> noValue(entry, key.definition()));
        } else if (!isApplied(change.get(), key)) {
            problem(entry, () -> noHost(entry, key.host()));
        } else {
            Integer earlier = seen.put(key.topic(), entry.line());
            if (earlier != null) {
                problem(entry, () -> again(entry, key, earlier));
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
        String value = setting.isConfidential()
                ? "what is given here"
                : "\"" + Printable.of(entry.value(), LONGEST_VALUE) + "\"";
        return value + " is not a value of " + Printable.of(entry.key()) + "; valid values: " + setting.values()
                + ". It is ignored.";
    }

    private static String noHost(Entry entry, String host) {
        return "\"" + Printable.of(host) + "\" in " + Printable.of(entry.key())
                + " is neither a host name nor a glob nor an IPv6 address in brackets, with or without a port from 1 to"
                + " 65535. It is ignored.";
    }

    private static String again(Entry entry, Key key, int earlier) {
        String what = key.saysWhereThePasswordIs() ? "\" says again where the password is; " : "\" is set again; ";
        String which = earlier == 0 ? "the later one counts." : "this line counts, line " + earlier + " does not.";
        return "\"" + Printable.of(entry.key()) + what + which;
    }
}
