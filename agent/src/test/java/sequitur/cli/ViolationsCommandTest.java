package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What JVMs with {@code sequitur.fail=true} have written is read, for a build to fail on. */
class ViolationsCommandTest {

    private static final String JVM =
            "{\"kind\":\"jvm\",\"time\":\"2026-01-01T00:00:00Z\",\"jvm\":7,\"release\":\"1\"}\n";
    private static final String VIOLATION =
            "{\"kind\":\"violation\",\"time\":\"2026-01-01T00:00:00Z\",\"jvm\":7,\"id\":\"mail-nested\",\"alsoBroken\":[],"
                    + "\"text\":\"MAIL while another is open\\u000a    cause    \\u001b[31m\"}\n";

    @TempDir
    private Path folder = Path.of("");

    private CommandLineRun read(String text, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("violations.json"), text);
        List<String> arguments = new ArrayList<>(List.of("violations"));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private static String end(int violations) {
        return "{\"kind\":\"end\",\"time\":\"2026-01-01T00:00:00Z\",\"jvm\":7,\"violations\":" + violations + "}\n";
    }

    @Test
    void someAreShownAndCodeOne() throws IOException {
        CommandLineRun run = read(JVM + VIOLATION + end(1));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output())
                .containsExactly(
                        "MAIL while another is open",
                        "    cause    \\u001b[31m",
                        "",
                        "1 violation in the mail of 1 JVM");
    }

    @Test
    void noneIsCodeZero() throws IOException {
        CommandLineRun run = read(JVM + end(0) + JVM.replace("7", "8"));

        assertThat(run.code()).isZero();
        assertThat(run.output()).containsExactly("no violations in the mail of 2 JVMs");
    }

    @ParameterizedTest
    @CsvSource({
        // One JVM has written no more than it may, and has counted on; of another one nobody knows the end.
        "2500, 2500",
        "2, 2"
    })
    void thoseThatWereCountedCount(int counted, int told) throws IOException {
        assertThat(read(JVM + VIOLATION + VIOLATION + end(counted)).output())
                .endsWith(told + " violations in the mail of 1 JVM");
        assertThat(read(JVM + VIOLATION + VIOLATION).output()).endsWith("2 violations in the mail of 1 JVM");
    }

    @Test
    void theyAreGivenAsJson() throws IOException {
        CommandLineRun run = read(JVM + VIOLATION + end(1), "--format", "json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output())
                .singleElement()
                .asString()
                .startsWith("{\"time\":\"2026-01-01T00:00:00Z\",\"jvm\":\"7\",\"id\":\"mail-nested\",")
                .contains("\\n    cause    ");
    }

    @Test
    void theFileIsRemovedIfAskedFor() throws IOException {
        assertThat(read(JVM + VIOLATION).code()).isEqualTo(1);
        assertThat(folder.resolve("violations.json")).exists();
        assertThat(read(JVM + VIOLATION, "--remove").code()).isEqualTo(1);
        assertThat(folder.resolve("violations.json")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json\n", "{\"kind\":", "[1]\n", "{\"other\":\"x\"}\n"})
    void aFileOfAnotherKindIsRefused(String text) throws IOException {
        CommandLineRun run = read(JVM + text);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors())
                .singleElement()
                .asString()
                .contains("violations.json:2: this is no line that sequitur.fail=true writes");
    }

    @Test
    void aFileThatIsNotThereIsNoGoodSign() {
        CommandLineRun run =
                CommandLineRun.of("violations", folder.resolve("absent.json").toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors())
                .singleElement()
                .asString()
                .endsWith("absent.json: there is no such file; either no JVM with sequitur.fail=true has used mail, or"
                        + " sequitur.fail.file names another one");
    }
}
