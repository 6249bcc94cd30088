package sequitur.compatibility.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppClasses;
import sequitur.examples.run.ForkedCommand;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;

/** Tools that get the agent with JAVA_TOOL_OPTIONS and never mail: they write what they always write, and load two classes. */
class ToolsTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeWhatTheToolsWorkOn() throws IOException {
        AppClasses.copy(HelloApp.class.getName(), Files.createDirectories(folder.resolve("classes")));
        AppClasses.copy(BuildStepApp.class.getName(), folder.resolve("classes"));
        Files.writeString(
                folder.resolve("Warned.java"), "class Warned { java.util.List list = new java.util.ArrayList(); }");
    }

    @Test
    void toolsNoticeNothing() throws IOException, InterruptedException {
        assertNoticesNothing("javac", 1, "javac", "-Xlint:all", "-d", "compiled", "Warned.java");
        assertNoticesNothing("jar", 1, "jar", "--create", "--verbose", "--file", "hello.jar", "-C", "classes", ".");
        assertNoticesNothing("jcmd", 1, "jcmd", "-h");
        assertNoticesNothing(
                "keytool", 1, "keytool", "-list", "-keystore", "absent.p12", "-storepass", Canary.PASSWORD);
        assertNoticesNothing(
                "A build step that starts a JVM", 2, "java", "-cp", "classes", BuildStepApp.class.getName());
    }

    private void assertNoticesNothing(String name, int jvms, String... command)
            throws IOException, InterruptedException {
        Path logs = Files.createTempDirectory(folder, "logs");
        Finished alone = run("", command);
        Finished attached =
                run("-javaagent:" + AgentJar.path() + " -Xlog:class+load:file=" + logs + "/%p.log:none", command);

        assertThat(alone.output().size() + alone.errors().size()).isPositive();
        assertThat(attached.errors()).filteredOn(ToolsTest::isOfTheJvm).hasSize(jvms);
        assertThat(attached.errors()).filteredOn(line -> !isOfTheJvm(line)).isEqualTo(alone.errors());
        assertThat(attached.output()).isEqualTo(alone.output());
        assertThat(attached.exitCode()).isEqualTo(alone.exitCode());
        try (Stream<Path> files = Files.list(logs)) {
            assertThat(files)
                    .hasSize(jvms)
                    .allSatisfy(log -> assertThat(sequiturClasses(log))
                            .containsExactlyInAnyOrder(
                                    "sequitur.agent.SequiturAgent", "sequitur.agent.TransportTransformer"));
        }
        Matrix.ENVIRONMENTS.seen(name, "without mail", "notices nothing");
    }

    /** The classes of ours in a log of loaded classes, but for those of the app. */
    private static List<String> sequiturClasses(Path log) throws IOException {
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst(" source:.*", ""))
                .filter(name -> name.startsWith("sequitur.") && !name.startsWith("sequitur.compatibility."))
                .toList();
    }

    private static boolean isOfTheJvm(String line) {
        return line.startsWith("Picked up JAVA_TOOL_OPTIONS: ");
    }

    private Finished run(String toolOptions, String... command) throws IOException, InterruptedException {
        List<String> full = new ArrayList<>(List.of(command));
        full.set(0, JDK.resolve(command[0]).toString());
        return ForkedCommand.of(full)
                .at(folder)
                .in(toolOptions.isEmpty() ? Map.of() : Map.of("JAVA_TOOL_OPTIONS", toolOptions))
                .run(Duration.ofMinutes(2));
    }
}
