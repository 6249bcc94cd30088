package sequitur.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.App;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** A JVM that ends by itself leaves its violations in the file, and its exit code as it is; the command makes one of them. */
class FailSettingTest {

    private static final App APP = App.RAW_COMMANDS_OUT_OF_ORDER;

    @TempDir
    private Path folder = Path.of("");

    private Finished run(List<String> settings) throws IOException, InterruptedException {
        try (StrictMailServer server = APP.server().start()) {
            ForkedJvm jvm = APP.jvm(server, Files.createTempDirectory(folder, "app"));
            if (!settings.isEmpty()) {
                jvm = jvm.withAgent(AgentJar.path(), AgentJar.settings(folder, settings));
            }
            return jvm.run(Duration.ofMinutes(1), server.host(), Integer.toString(server.port()));
        }
    }

    @Test
    void theBuildFailsByTheFile() throws IOException, InterruptedException {
        Path file = folder.resolve("violations.json");
        Finished alone = run(List.of());

        Finished run = run(List.of("sequitur.fail=true", "sequitur.fail.file=" + file));
        Finished other = run(List.of("sequitur.fail=true", "sequitur.fail.file=" + file));
        Finished command = JarRun.of("violations", "--remove", file.toString());

        assertThat(run.exitCode()).isEqualTo(alone.exitCode());
        assertThat(run.output()).isEqualTo(alone.output());
        assertThat(run.errors().get(run.errors().size() - 1))
                .matches("Sequitur: \\d+ violations? \\(.*\\); the file \\Q" + file + "\\E names each");
        assertThat(other.exitCode()).isEqualTo(alone.exitCode());
        assertThat(command.exitCode()).isEqualTo(1);
        List<String> output = new ArrayList<>(command.output());
        assertThat(output.get(output.size() - 1)).matches("\\d+ violations in the mail of 2 JVMs");
        assertThat(file).doesNotExist();
        assertThat(JarRun.of("violations", file.toString()).exitCode()).isEqualTo(2);
    }
}
