package sequitur.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands after {@code -javaagent:sequitur-agent.jar=}, taken apart.
 *
 * @param file the configuration file that is named there
 * @param entries the settings in place
 */
record AgentArguments(Optional<String> file, List<Entry> entries) {

    /** How problems name the agent arguments. */
    static final String SOURCE = "agent arguments";

    private static final String FILE_KEY = "config";

    /** In a key that there is not: somebody may have written down a secret behind it, and misspelt it as well. */
    private static final Pattern SECRET = Pattern.compile("(?i)cred|pas|pw|secr|tok");

    /** Takes the agent arguments apart; any text is taken, and what can't be used is told to the problems. */
    static AgentArguments parse(@Nullable String arguments, Problems problems) {
        String text = arguments == null ? "" : arguments.strip();
        if (text.indexOf('=') < 0) {
            return new AgentArguments(text.isEmpty() ? Optional.empty() : Optional.of(text), List.of());
        }
        Optional<String> file = Optional.empty();
        List<Entry> entries = new ArrayList<>();
        boolean maybeSecret = false;
        int number = 0;
        for (String piece : text.split(",", -1)) {
            number++;
            int equals = piece.indexOf('=');
            if (equals < 0) {
                sayThatItIsNoSetting(piece, number, problems);
                continue;
            }
            Entry entry = entry(piece.substring(0, equals), piece.substring(equals + 1));
            boolean known = entry.key().equals(FILE_KEY) || Key.of(entry).isPresent();
            if (maybeSecret && !known) {
                sayThatItMayBeSecret(number, problems);
                continue;
            }
            maybeSecret |= !known && SECRET.matcher(entry.key()).find();
            if (!entry.key().equals(FILE_KEY)) {
                entries.add(entry);
            } else if (entry.value().isEmpty()) {
                problems.add(SOURCE, 0, () -> "\"config\" names no file. It is ignored.");
            } else {
                file.ifPresent(
                        earlier -> problems.add(SOURCE, 0, () -> "\"config\" is given twice; the later one counts."));
                file = Optional.of(entry.value());
            }
        }
        return new AgentArguments(file, List.copyOf(entries));
    }

    private static Entry entry(String key, String value) {
        String name = key.strip();
        return new Entry(
                SOURCE, 0, "", name.startsWith(Key.PREFIX) ? name.substring(Key.PREFIX.length()) : name, value.strip());
    }

    /** Neither key nor value is shown: the value before may have a comma in it, and be a password. */
    private static void sayThatItMayBeSecret(int number, Problems problems) {
        problems.add(
                SOURCE,
                0,
                () -> "setting " + number
                        + " is no key, and is not shown, since it may be the rest of the secret before"
                        + " it. It is ignored.");
    }

    /** The piece itself is not shown: it may be half of a value that has a comma in it, a secret even. */
    private static void sayThatItIsNoSetting(String piece, int number, Problems problems) {
        if (!piece.isBlank()) {
            problems.add(
                    SOURCE,
                    0,
                    () -> "setting " + number + " has no \"=\"; a file is named by config=FILE. It is ignored.");
        }
    }
}
