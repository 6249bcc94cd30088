package sequitur.compatibility.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.library.LibraryApp;
import sequitur.compatibility.neighbour.PlainApp;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedCommand;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** The option that each of the start files makes is one with which a JVM finds agent and settings. */
@Tag("any-jdk")
class StartFilesTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void dockerfile() throws IOException, InterruptedException {
        String value = RecipeFile.of("Dockerfile").behind("ENV JAVA_TOOL_OPTIONS=");

        assertThat(value).startsWith("\"").endsWith("\"");
        attaches(value.substring(1, value.length() - 1));
    }

    /** What it copies is what the build makes. */
    @Test
    void dockerfileCopiesTheJar() {
        String copied = RecipeFile.of("Dockerfile").behind("COPY --from=agent --chmod=0444 /sequitur/");

        assertThat(copied).endsWith(" /opt/sequitur/sequitur-agent.jar");
        assertThat(Path.of("..", copied.substring(0, copied.indexOf(' ')))
                        .toAbsolutePath()
                        .normalize())
                .isEqualTo(AgentJar.path());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void tomcat() throws IOException, InterruptedException {
        attaches(ofShell("tomcat-setenv.sh", "CATALINA_OPTS"));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void wildFly() throws IOException, InterruptedException {
        attaches(ofShell("wildfly-standalone.conf", "JAVA_OPTS"));
    }

    @Test
    void liberty() throws IOException, InterruptedException {
        attaches("-javaagent:" + RecipeFile.of("liberty-jvm.options").behind("-javaagent:"));
    }

    /** What the shell script leaves in the variable, which had an option before. */
    private static String ofShell(String file, String variable) throws IOException, InterruptedException {
        String script = RecipeFile.of(file).text() + "printf '%s\\n' \"$" + variable + "\"\n";
        Finished shell = ForkedCommand.of(List.of("sh", "-c", script))
                .in(Map.of(variable, "-Dbefore=1"))
                .run(Duration.ofMinutes(1));

        assertThat(shell.output()).hasSize(1);
        String value = shell.output().get(0);
        assertThat(value).startsWith("-Dbefore=1 -javaagent:");
        return value.substring("-Dbefore=1 ".length());
    }

    private void attaches(String option) throws IOException, InterruptedException {
        Path settings = Files.createDirectories(folder.resolve("etc")).resolve("sequitur.properties");
        Files.writeString(settings, "sequitur.policy = block\n");
        Path jar = Files.createDirectories(folder.resolve("opt")).resolve("sequitur-agent.jar");
        Files.copy(AgentJar.path(), jar);
        String moved = RecipeFile.moved(
                option, Map.of("/opt/sequitur", jar.resolveSibling(""), "/etc/sequitur", settings.resolveSibling("")));
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            ForkedJvm app = LibraryApp.of(PlainApp.class, Library.ANGUS_2_0_5, folder)
                    .with(List.of(moved))
                    .in(Map.of("SEQUITUR_BANNER", "true"));

            Finished run = app.run(Duration.ofMinutes(2), server.host(), Integer.toString(server.port()));

            assertThat(run.output()).endsWith("sent", "sent");
            assertThat(String.join("\n", run.errors())).contains("Policy: block.", settings + ".");
        }
    }
}
