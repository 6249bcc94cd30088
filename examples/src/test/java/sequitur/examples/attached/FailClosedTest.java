package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.App;
import sequitur.examples.run.Finished;
import sequitur.examples.run.ForkedJvm;
import sequitur.examples.server.StrictMailServer;

/** Whatever breaks inside the agent, and whatever it is told but off, no forged command reaches the server. */
@Execution(ExecutionMode.CONCURRENT)
class FailClosedTest {

    private static final App APP = App.LINE_BREAK_IN_ADDRESS;
    private static final String FORGED = "C: RCPT TO:<friend@example.org>";
    private static final String INTERCEPTOR = "sequitur.engine.intercept.Interceptor";
    private static final String HOOKS = "sequitur.engine.intercept.GuardedHooks";

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

    static Stream<String> stages() throws IOException {
        return DoctoredAgent.sound().methods(INTERCEPTOR).stream();
    }

    @Test
    void withoutTheAgentTheServerTakesIt() throws IOException, InterruptedException {
        assertThat(run(List.of()).wire()).contains(FORGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy=log",
                "dry-run=true",
                "dry-run=true,policy=block",
                "dry-run=true,policy=correct",
                "host.localhost.policy=correct"
            })
    void underEveryPolicy(String arguments) throws IOException, InterruptedException {
        Attempt run = run(List.of(AgentJar.option(arguments)));

        assertRefused(run);
        assertThat(run.run().errors()).anyMatch(line -> line.contains("command-injection"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy=off", "rule.command-injection=off", "host.localhost.policy=off", "enabled=false"})
    void butNotWhereItIsOff(String arguments) throws IOException, InterruptedException {
        assertThat(run(List.of(AgentJar.option(arguments))).wire()).contains(FORGED);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void whereTheEngineFails(String method) throws IOException, InterruptedException {
        Path agent = DoctoredAgent.sound().throwing(INTERCEPTOR, method).write(folder);

        assertRefused(run(List.of("-javaagent:" + agent + "=policy=block")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"connecting", "streamsOpened", "commandSending", "replyAwaited", "commandFailed"})
    void whereAHookItselfThrows(String hook) throws IOException, InterruptedException {
        Path agent = DoctoredAgent.sound().throwing(HOOKS, hook).write(folder);

        assertRefused(run(List.of("-javaagent:" + agent + "=policy=block")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequitur.engine.report.relay.LogRelay", "sequitur.engine.intercept.Events"})
    void whereItCannotBeReported(String className) throws IOException, InterruptedException {
        Path agent = DoctoredAgent.sound()
                .throwing(className, className.endsWith("Events") ? "report" : "logger")
                .write(folder);

        assertRefused(run(List.of("-javaagent:" + agent + "=policy=block")));
    }

    /** It stays off where the engine has failed. */
    @Test
    void offHoldsWhereTheEngineFails() throws IOException, InterruptedException {
        Path agent =
                DoctoredAgent.sound().throwing(INTERCEPTOR, "streamsOpened").write(folder);

        assertThat(run(List.of("-javaagent:" + agent + "=policy=off")).wire()).contains(FORGED);
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
