package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of settings in the documents are those of the code. */
class SettingsDocumentTest {

    private static final Path WRITTEN = Path.of("target");
    private static final String HOST = "<host>";

    @Test
    void everySettingStandsInTheReadme() throws IOException {
        String table = Setting.ALL.stream()
                .map(SettingsDocumentTest::row)
                .distinct()
                .collect(Collectors.joining("\n", "", "\n"));

        assertTableIsIn(Path.of("..", "README.md"), table);
    }

    @Test
    void everySettingStandsInTheReference() throws IOException {
        String table = Setting.ALL.stream()
                .map(SettingsDocumentTest::row)
                .distinct()
                .collect(Collectors.joining("\n", "", "\n"));

        assertTableIsIn(Path.of("..", "docs", "settings.md"), table);
    }

    @Test
    void everyKeyStandsBesideItsVariable() throws IOException {
        List<String> keys = Setting.keys(HOST).toList();
        List<String> variables = Setting.keys(Notation.VARIABLE.host()).toList();
        String table = Stream.iterate(0, i -> i < keys.size(), i -> i + 1)
                .map(i -> "| `" + Notation.PROPERTY.written(keys.get(i)) + "` | `"
                        + Notation.VARIABLE.written(variables.get(i)) + "` |")
                .collect(Collectors.joining("\n", "", "\n"));

        assertTableIsIn(Path.of("..", "docs", "settings.md"), table);
    }

    private static void assertTableIsIn(Path document, String table) throws IOException {
        Path written = WRITTEN.resolve(document.getFileName() + "-settings-" + table.length());
        Files.createDirectories(WRITTEN);
        Files.writeString(written, table);

        assertThat(Files.readString(document))
                .as("copy the rows of agent/" + written)
                .contains(table);
    }

    private static String row(Setting<?> setting) {
        String keys = setting.scopes().stream()
                .map(scope -> "`" + Notation.PROPERTY.written(scope.key(HOST, setting.documentedName())) + "`")
                .collect(Collectors.joining(", "));
        String standard =
                setting.standardValue().map(value -> "`" + value.shown() + "`").orElse("");
        return "| " + keys + " | " + setting.validValues() + " | " + standard + " | " + setting.meaning() + " |";
    }
}
