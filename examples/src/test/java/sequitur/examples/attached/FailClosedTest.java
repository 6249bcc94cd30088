package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.App;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** The agent's jar keeps a forged command from the server; under which policies and whatever fails, the bench shows. */
@Execution(ExecutionMode.CONCURRENT)
class FailClosedTest {

    private static final App APP = App.LINE_BREAK_IN_ADDRESS;
    private static final String FORGED = "C: RCPT TO:<friend@example.org>";

    /** What an app may do that was given no more than it needs, while its library may do all. */
    private static final String LIMITED = """
            grant codeBase "file:%s" { permission java.security.AllPermission; };
            grant codeBase "file:%s/-" { permission java.security.AllPermission; };
            grant {
                permission java.net.SocketPermission "*", "connect,accept,resolve";
                permission java.util.PropertyPermission "*", "read";
            };
            """;

    @TempDir
    private static Path folder = Path.of("");

    /** A run of the app, and what its server saw. */
    private record Attempt(Finished run, List<String> wire) {}

    @Test
    void withoutTheAgentTheServerTakesIt() throws IOException, InterruptedException {
        assertThat(run(List.of()).wire()).contains(FORGED);
    }

    @Test
    void withTheAgentItDoesNotGetThere() throws IOException, InterruptedException {
        assertRefused(run(List.of(AgentJar.option("policy=block"))));
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_23)
    void underASecurityManager() throws IOException, InterruptedException {
        Path library = APP.library().jars().get(0).resolveSibling("");
        Path policy =
                Files.writeString(folder.resolve("app.policy"), LIMITED.formatted(AgentJar.path(), stripped(library)));

        Attempt run = run(List.of(
                AgentJar.option("policy=block"),
                "-Djava.security.manager",
                "-Djava.security.policy==" + policy.toAbsolutePath()));

        assertRefused(run);
        assertThat(run.run().errors())
                .noneMatch(line -> line.contains("error of its own"))
                .anyMatch(line -> line.contains("command-injection"));
    }

    private static String stripped(Path folder) {
        return folder.toString().replaceFirst("/$", "");
    }

    private static void assertRefused(Attempt run) {
        assertThat(run.wire()).as("%s", run.run().errors()).doesNotContain(FORGED);
        assertThat(run.run().output())
                .containsExactly("recommendation: MessagingException: Can't send command to SMTP host");
    }

    private static Attempt run(List<String> options) throws IOException, InterruptedException {
        try (StrictMailServer server = APP.server().start()) {
            ForkedJvm jvm = APP.jvm(server, Files.createTempDirectory(folder, "app"));
            Finished run = jvm.with(options).run(Duration.ofMinutes(1), server.host(), Integer.toString(server.port()));
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            return new Attempt(run, server.transcripts().get(0).lines());
        }
    }
}
