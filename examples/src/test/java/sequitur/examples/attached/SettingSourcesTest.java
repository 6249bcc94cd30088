package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.App;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** The settings that a JVM was started with reach the agent in it, the stronger over the weaker. */
@Execution(ExecutionMode.CONCURRENT)
class SettingSourcesTest {

    private static final App APP = App.AUTHENTICATOR_WITHOUT_AUTH;

    @TempDir
    private static Path folder = Path.of("");

    /** The app's mail arrives only if it is corrected. */
    @ParameterizedTest
    @CsvSource({
        "SEQUITUR_POLICY=correct, '', '', true",
        "SEQUITUR_POLICY=correct, policy=log, '', false",
        "SEQUITUR_POLICY=log, policy=correct, '', true",
        "SEQUITUR_POLICY=correct, '', policy=log, false",
        "SEQUITUR_POLICY=log, policy=log, policy=correct, true",
        "SEQUITUR_HOST_HERE=localhost SEQUITUR_HOST_HERE_POLICY=correct, '', '', true",
        "SEQUITUR_POLICY=correct SEQUITUR_ENABLED=false, '', '', false"
    })
    void theStrongestCounts(String variables, String property, String arguments, boolean arrives)
            throws IOException, InterruptedException {
        Finished run = run(variables, property, arguments);

        assertThat(run.output().equals(List.of("report: sent")))
                .as("%s %s", run.output(), run.errors())
                .isEqualTo(arrives);
    }

    @Test
    void aMisspeltOneIsReportedWithItsPlace() throws IOException, InterruptedException {
        Finished run = run("SEQUITUR_POLCY=correct", "polcy=correct", "");

        assertThat(run.errors())
                .anyMatch(line -> line.contains("environment: unknown key \"SEQUITUR_POLCY\"; did you mean"
                        + " \"SEQUITUR_POLICY\"? It is ignored."))
                .anyMatch(line -> line.contains("system properties: unknown key \"sequitur.polcy\"; did you mean"
                        + " \"sequitur.policy\"? It is ignored."));
    }

    private static Finished run(String variables, String property, String arguments)
            throws IOException, InterruptedException {
        Map<String, String> environment = Arrays.stream(variables.split(" ", -1))
                .map(variable -> variable.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        List<String> options = new ArrayList<>(List.of(AgentJar.option(arguments)));
        if (!property.isEmpty()) {
            options.add("-Dsequitur." + property);
        }
        try (StrictMailServer server = APP.server().start()) {
            return APP.jvm(server, Files.createTempDirectory(folder, "app"))
                    .with(options)
                    .in(environment)
                    .run(Duration.ofMinutes(2), server.host(), Integer.toString(server.port()));
        }
    }
}
