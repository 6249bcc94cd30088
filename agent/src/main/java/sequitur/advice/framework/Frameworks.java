package sequitur.advice.framework;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The table of frameworks, read from {@code frameworks.txt} beside this class. */
public final class Frameworks {

    private static final String TABLE = "frameworks.txt";

    private static final List<Framework> IN_ORDER = parse(read());

    private static final Framework PLAIN = of("plain").orElseThrow();

    private Frameworks() {}

    /**
     * Finds the framework that made a mail session.
     *
     * @param classNames the names of the classes on the stack, the innermost first, then that of the session's Authenticator
     * @param present whether the app has a class of a name; asked for few names, and only where they decide
     * @return the first one in the table that they show; {@link #plain()} if they show none
     */
    public static Framework find(List<String> classNames, Predicate<String> present) {
        return IN_ORDER.stream()
                .filter(framework -> classNames.stream().anyMatch(name -> framework.isShownBy(name, present)))
                .findFirst()
                .orElse(PLAIN);
    }

    /**
     * Finds a framework by its name.
     *
     * @param id the name, as {@link Framework#id()} gives it
     * @return the framework, or nothing if there is none of that name
     */
    public static Optional<Framework> of(String id) {
        return IN_ORDER.stream().filter(framework -> framework.id().equals(id)).findFirst();
    }

    /**
     * All of them.
     *
     * @return them, in the order in which they are looked for
     */
    public static List<Framework> all() {
        return IN_ORDER;
    }

    /**
     * No framework: the app's own code makes the mail session.
     *
     * @return one that spells every property as the library does
     */
    public static Framework plain() {
        return PLAIN;
    }

    /**
     * Reads a table: {@code [id]} begins a framework, {@code key: value} is one of its lines, a line with {@code #} in front is a
     * comment.
     */
    static List<Framework> parse(String table) {
        List<Framework> frameworks = new ArrayList<>();
        String id = "";
        Map<String, String> row = new TreeMap<>();
        for (String line : table.lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                addRow(frameworks, id, row);
                id = line.substring(1, line.length() - 1);
                row = new TreeMap<>();
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                int colon = line.indexOf(": ");
                row.put(line.substring(0, colon), line.substring(colon + 2).strip());
            }
        }
        addRow(frameworks, id, row);
        return List.copyOf(frameworks);
    }

    private static void addRow(List<Framework> frameworks, String id, Map<String, String> row) {
        if (id.isEmpty()) {
            return;
        }
        String title = Optional.ofNullable(row.remove("title")).orElse(id);
        List<String> classes = words(row.remove("classes"));
        List<String> companions = words(row.remove("with"));
        Set<Framework.Habit> habits = EnumSet.noneOf(Framework.Habit.class);
        for (String habit : words(row.remove("habits"))) {
            habits.add(Framework.Habit.valueOf(habit.toUpperCase(Locale.ROOT).replace('-', '_')));
        }
        row.putIfAbsent("act from", "From of the message");
        row.putIfAbsent("act trust", "the trust store of this JVM (-Djavax.net.ssl.trustStore)");
        frameworks.add(new Framework(id, title, classes, companions, habits, row));
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" +"));
    }

    private static String read() {
        try (InputStream stream = Frameworks.class.getResourceAsStream(TABLE)) {
            if (stream == null) {
                throw new IllegalStateException(TABLE + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
