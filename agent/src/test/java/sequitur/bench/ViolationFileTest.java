package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.bench.app.CommandLineApp;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;
import tools.jackson.databind.json.JsonMapper;

/** With {@code sequitur.fail=true} violations stand in a file and are summed up: where the agent is detached, and so where the JVM ends. */
class ViolationFileTest {

    private static final String FIRST = "MAIL FROM:<one@a.example>";
    private static final String SECOND = "MAIL FROM:<two@a.example>";

    @TempDir
    private Path folder = Path.of("");

    private Finished run(String settings, String... commands) throws IOException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            List<String> arguments = new ArrayList<>(List.of(Integer.toString(server.port()), "-", "-"));
            arguments.addAll(List.of(commands));
            return BenchedApp.of(CommandLineApp.class).attached(settings).run(arguments.toArray(String[]::new));
        }
    }

    private static List<Map<?, ?>> objects(Path file) throws IOException {
        JsonMapper mapper = new JsonMapper();
        List<Map<?, ?>> objects = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            objects.add(mapper.readValue(line, Map.class));
        }
        return objects;
    }

    @Test
    void eachViolationIsALineOfJson() throws IOException {
        Path file = folder.resolve("made").resolve("violations.json");

        Finished run = run(
                "policy=block,fail=true,fail.file=" + file, FIRST, SECOND, SECOND, "RSET", "RCPT TO:<one@b.example>");

        List<Map<?, ?>> objects = objects(file);
        assertThat(objects)
                .extracting(object -> String.valueOf(object.get("kind")))
                .containsExactly("jvm", "violation", "violation", "violation", "end");
        assertThat(objects).allSatisfy(object -> {
            assertThat(object.get("jvm"))
                    .hasToString(Long.toString(ProcessHandle.current().pid()));
            assertThat(String.valueOf(object.get("time"))).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        });
        assertThat(objects.get(1).get("id")).isEqualTo("mail-nested");
        assertThat(objects.get(1).get("alsoBroken")).isEqualTo(List.of());
        assertThat(objects.get(3).get("id")).isEqualTo("rcpt-before-mail");
        assertThat(objects.get(4).get("violations")).isEqualTo(3);
        assertThat(run.errors())
                .contains(
                        "Sequitur: 3 violations (mail-nested 2, rcpt-before-mail 1); the file " + file + " names each");
    }

    @Test
    void whereNothingIsWrongThatIsSaidToo() throws IOException {
        Path file = folder.resolve("violations.json");

        Finished run = run("fail=true,fail.file=" + file, FIRST);

        assertThat(objects(file))
                .extracting(object -> String.valueOf(object.get("kind")))
                .containsExactly("jvm", "end");
        assertThat(run.errors()).contains("Sequitur: no violations in this JVM (" + file + ")");
    }

    @Test
    void theNextRunIsAddedToTheFile() throws IOException {
        Path file = folder.resolve("violations.json");

        run("fail=true,fail.file=" + file, FIRST, SECOND);
        run("fail=true,fail.file=" + file, FIRST);

        assertThat(objects(file))
                .extracting(object -> String.valueOf(object.get("kind")))
                .containsExactly("jvm", "violation", "end", "jvm", "end");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidOnceAndTheMailGoesOn() throws IOException {
        Path file = Files.createDirectory(folder.resolve("directory"));

        Finished run = run("policy=block,fail=true,fail.file=" + file, FIRST, SECOND, SECOND);

        assertThat(run.output()).hasSize(3);
        assertThat(run.errors().stream().filter(line -> line.contains("can't write violations")))
                .singleElement()
                .asString()
                .contains("Sequitur can't write violations to the file " + file
                        + " (sequitur.fail.file), and goes on without it: ");
        assertThat(run.errors()).anyMatch(line -> line.startsWith("Sequitur: 2 violations (mail-nested 2)"));
    }

    @Test
    void withoutTheSettingThereIsNoFile() throws IOException {
        Path file = folder.resolve("violations.json");

        Finished run = run("fail.file=" + file, FIRST, SECOND);

        assertThat(file).doesNotExist();
        assertThat(run.errors()).noneMatch(line -> line.startsWith("Sequitur: "));
    }
}
