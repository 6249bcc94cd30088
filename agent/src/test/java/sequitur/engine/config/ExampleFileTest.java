package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.smtp.rule.Rule;

/** The example of a settings file has each key that there is, with what it means, and can be used as it stands. */
class ExampleFileTest {

    private static final Path EXAMPLE = Path.of("..", "docs", "sequitur.properties.example");
    private static final Path WRITTEN = Path.of("target", "sequitur.properties.example");

    private static final String HOST = "smtp.example.com.port.587";
    private static final int WIDTH = 100;

    /** What stands there for a setting that has no default, or should show another value. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("username", "reports@example.com"),
            Map.entry("password-env", "MAIL_PASSWORD"),
            Map.entry("password-file", "/run/secrets/mail"),
            Map.entry("rule.<id>", "correct"),
            Map.entry("rule.reply-timeout", "correct"),
            Map.entry("rule.duplicate-suspected", "block"),
            Map.entry("timeout.final-at-least", "10m"),
            Map.entry("rule.<id>.except", "com.acme.legacy.*, com.acme.Newsletter.send"),
            Map.entry("<verb>", "451 4.7.1 Try later"),
            Map.entry("<verb>.after", "3"),
            Map.entry("<verb>.per-minute", "30"),
            Map.entry("<verb>.every", "10"),
            Map.entry("<verb>.times", "1"),
            Map.entry("rcpt.address", "*@b.example"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void itIsWhatTheCodeSays() throws IOException {
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, example());

        assertThat(Files.readString(EXAMPLE)).as("copy agent/" + WRITTEN).isEqualTo(example());
    }

    @Test
    void withoutItsCommentsItHasNoFault() throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLE).stream()
                .filter(line -> line.startsWith("#sequitur."))
                .map(line -> line.substring(1))
                // A password is in one place.
                .filter(line -> !line.contains(".password-env"))
                .toList();

        assertThat(lines).hasSizeGreaterThan(15);
        assertThat(FromFile.problems(folder, lines.toArray(String[]::new))).isEmpty();
    }

    @Test
    void asItStandsItChangesNothing() throws IOException {
        Settings asItStands = FromFile.load(folder, Files.readAllLines(EXAMPLE).toArray(String[]::new))
                .settings();

        assertThat(asItStands.changesSince(FromFile.load(folder).settings())).isEmpty();
    }

    private static String example() {
        String beginning = """
                # Settings of Sequitur. Take the number sign off the lines that you need; nothing else counts.
                # Read as java.util.Properties, in UTF-8. More: docs/settings.md
                # The rules: %s

                """.formatted(Stream.of(Rule.values()).map(Rule::id).collect(Collectors.joining(", ")));
        Set<String> blocks = new LinkedHashSet<>();
        Setting.ALL.forEach(setting -> blocks.add(block(setting)));
        return beginning.lines().map(ExampleFileTest::wrapped).collect(Collectors.joining("\n")) + "\n"
                + String.join("\n", blocks);
    }

    private static String block(Setting<?> setting) {
        String standard = setting.standardValue().map(SettingValue::shown).orElse("");
        String keys = setting.scopes().stream()
                .map(scope -> "#" + Notation.PROPERTY.written(scope.key(HOST, exampleName(setting))) + " = "
                        + VALUES.getOrDefault(setting.documentedName(), standard) + "\n")
                .collect(Collectors.joining());
        return wrapped("# " + setting.meaning()) + "\n"
                + wrapped("# Values: " + setting.validValues() + "."
                        + (standard.isEmpty() ? "" : " Default: " + standard + "."))
                + "\n" + keys;
    }

    private static String exampleName(Setting<?> setting) {
        return setting.documentedName().replace("<id>", Rule.MAIL_NESTED.id()).replace("<verb>", "rcpt");
    }

    private static String wrapped(String comment) {
        StringBuilder text = new StringBuilder();
        int column = 0;
        for (String word : comment.split(" ", -1)) {
            if (column > 0 && column + 1 + word.length() > WIDTH) {
                text.append("\n#");
                column = 1;
            }
            text.append(text.isEmpty() ? "" : " ").append(word);
            column += (column == 0 ? 0 : 1) + word.length();
        }
        return text.toString();
    }
}
