package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.bench.app.OutOfOrderApp;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** Settings that are not what they should be: the app goes on as if the agent were not there, and one line says what is wrong. */
class SettingsTroubleTest {

    @TempDir
    private Path folder = Path.of("");

    private Attempt undisturbed = new Attempt(new Finished(-1, List.of(), List.of()), List.of());

    /** A run of the app, and what its server saw. */
    private record Attempt(Finished run, List<String> wire) {}

    @BeforeEach
    void runWithoutTheAgent() throws IOException, InterruptedException {
        undisturbed = run(app());
        assertThat(undisturbed.wire()).anyMatch(line -> line.startsWith("S: 503"));
    }

    @Test
    void settingsWithoutMistake() throws IOException, InterruptedException {
        Attempt run = run(app().attached("policy=log"));

        assertUndisturbed(run);
        assertThat(run.run().errors()).anyMatch(line -> line.contains("mail-nested"));
        assertThat(troubles(run)).isEmpty();
    }

    @Test
    void settingsThatAreAbsent() throws IOException, InterruptedException {
        assertOneProblem(run(app().attached(folder.resolve("absent.properties").toString())), "absent.properties");
    }

    @Test
    void settingsThatAreAFolder() throws IOException, InterruptedException {
        assertOneProblem(
                run(app().attached(folder.toString())), folder.getFileName().toString());
    }

    @Test
    void settingsThatAreNonsense() throws IOException, InterruptedException {
        Path nonsense =
                Files.write(folder.resolve("nonsense.properties"), new byte[] {0, 1, 2, (byte) 0xff, '\n', 0, 7});

        assertOneProblem(run(app().attached(nonsense.toString())), "nonsense.properties");
    }

    @Test
    void settingsWithAMistake() throws IOException, InterruptedException {
        Attempt run = run(app().configured(folder, List.of("sequitur.polcy=block", "sequitur.rule.mail-nested=log")));

        assertOneProblem(run, ":1:");
        assertThat(run.run().errors()).anyMatch(line -> line.contains("sequitur.policy"));
    }

    private void assertOneProblem(Attempt run, String name) {
        assertUndisturbed(run);
        assertThat(troubles(run)).singleElement().asString().contains(name);
        assertThat(run.run().errors()).anyMatch(line -> line.contains("mail-nested"));
    }

    private void assertUndisturbed(Attempt run) {
        assertThat(run.run().exitCode()).as("%s", run.run().errors()).isZero();
        assertThat(run.run().output()).isEqualTo(undisturbed.run().output());
        assertThat(run.wire()).isEqualTo(undisturbed.wire());
    }

    /** The lines that are no part of the report of a violation. */
    private static List<String> troubles(Attempt run) {
        return run.run().errors().stream()
                .filter(line -> !line.startsWith("    ") && !line.contains("localhost:"))
                .toList();
    }

    private static BenchedApp app() {
        return BenchedApp.of(OutOfOrderApp.class);
    }

    private static Attempt run(BenchedApp app) throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = app.run(Integer.toString(server.port()), "1");
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            return new Attempt(run, server.transcripts().get(0).lines());
        }
    }
}
