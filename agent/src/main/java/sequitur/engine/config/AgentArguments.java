package sequitur.engine.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes apart what stands after {@code -javaagent:sequitur-agent.jar=}. */
final class AgentArguments {

    private static final Source SOURCE = new Source.AgentArgument();

    /** In a key that there is not: somebody may have written down a secret behind it, and misspelt it as well. */
    private static final Pattern SECRET = Pattern.compile("(?i)cred|pas|pw|secr|tok");

    private final Problems problems;
    private final List<ConfigEntry> entries = new ArrayList<>();
    private Optional<String> file = Optional.empty();
    private boolean maybeSecret;

    private AgentArguments(Problems problems) {
        this.problems = problems;
    }

    /** Takes the agent arguments apart; any text is taken, and what can't be used is told to the problems. */
    static GivenSettings parse(@Nullable String arguments, Path folder, Problems problems) {
        String text = arguments == null ? "" : arguments.strip();
        if (text.indexOf('=') < 0) {
            return new GivenSettings(Optional.of(text).filter(name -> !name.isEmpty()), List.of(), folder);
        }
        AgentArguments taken = new AgentArguments(problems);
        int number = 0;
        for (String piece : text.split(",", -1)) {
            number++;
            taken.take(piece, number);
        }
        return new GivenSettings(taken.file, taken.entries, folder);
    }

    private void take(String piece, int number) {
        int equals = piece.indexOf('=');
        if (equals < 0) {
            sayThatItIsNoSetting(piece, number);
            return;
        }
        ConfigEntry entry = entry(piece.substring(0, equals).strip(), piece.substring(equals + 1));
        boolean namesFile = entry.key().equals(GivenSettings.FILE_KEY);
        boolean known = namesFile || Key.of(entry.key()).isPresent();
        if (maybeSecret && !known) {
            sayThatItMayBeSecret(number);
            return;
        }
        maybeSecret |= !known && SECRET.matcher(entry.key()).find();
        if (namesFile) {
            takeFile(entry.value());
        } else {
            entries.add(entry);
        }
    }

    /** What every key in a file begins with may stand there too. */
    private static ConfigEntry entry(String written, String value) {
        String prefix = Notation.PROPERTY.prefix();
        return ConfigEntry.of(SOURCE, written.startsWith(prefix) ? written.substring(prefix.length()) : written, value);
    }

    private void takeFile(String name) {
        if (name.isEmpty()) {
            problem(() -> "\"config\" names no file.", Problems.IGNORED);
            return;
        }
        if (file.isPresent()) {
            problem(() -> "\"config\" is given twice.", "The later one counts.");
        }
        file = Optional.of(name);
    }

    /** Neither key nor value is shown: the value before may have a comma in it, and be a password. */
    private void sayThatItMayBeSecret(int number) {
        problem(
                () -> "setting " + number
                        + " is no key, and is not shown, since it may be the rest of the secret before it.",
                Problems.IGNORED);
    }

    /** The piece itself is not shown: it may be half of a value that has a comma in it, a secret even. */
    private void sayThatItIsNoSetting(String piece, int number) {
        if (!piece.isBlank()) {
            problem(() -> "setting " + number + " has no \"=\"; a file is named by config=FILE.", Problems.IGNORED);
        }
    }

    private void problem(Supplier<String> message, String consequence) {
        problems.add(SOURCE, message, consequence);
    }
}
