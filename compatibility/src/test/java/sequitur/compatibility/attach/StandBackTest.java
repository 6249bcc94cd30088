package sequitur.compatibility.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.library.LibraryApp;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedJvm;
import sequitur.examples.run.StoredEntry;
import sequitur.testbed.library.Library;
import sequitur.testbed.server.StrictMailServer;

/** Of two agents in one JVM one works, and the other says so and stands back. */
class StandBackTest {

    private static final String ROW = "attached to a running JVM";
    private static final String MAIL = "MAIL FROM:<sender@client.example>";

    @TempDir
    private Path folder = Path.of("");

    private ForkedJvm jvm() throws IOException {
        return LibraryApp.of(ObedientApp.class, Library.ANGUS_2_0_5, folder);
    }

    @Test
    void theSecondIsTurnedAway() throws Exception {
        AgentCommand later = AgentCommand.SEQUITUR.of(withVersion("9.9.9"));
        try (StrictMailServer server = StrictMailServer.builder().start();
                RunningApp app = RunningApp.start(jvm(), server)) {
            app.tell("open one plain", "one connected");
            AgentCommand.SEQUITUR.run(1, "detach", app.pid());
            AgentCommand.SEQUITUR.run(0, "attach", app.pid(), "policy=block");

            blocksAndReports(app);
            for (AgentCommand second : List.of(AgentCommand.SEQUITUR, later)) {
                assertThat(second.run(0, "attach", app.pid(), "policy=block"))
                        .singleElement()
                        .asString()
                        .matches("Sequitur \\d\\S+(?<!9.9.9) is attached to .* already\\. Nothing has changed in its"
                                + " settings\\.");
                blocks(app);
            }

            assertThat(later.run(0, "detach", app.pid()))
                    .singleElement()
                    .asString()
                    .doesNotContain("9.9.9");
            assertThat(later.run(0, "attach", app.pid(), "policy=block")).anyMatch(line -> line.contains("9.9.9"));
            blocksAndReports(app);
            assertThat(later.run(0, "list", app.pid()))
                    .anyMatch(line -> line.matches(" *" + app.pid() + "  attached .*9\\.9\\.9.*"));
            assertThat(AgentCommand.SEQUITUR.run(0, "attach", app.pid()))
                    .singleElement()
                    .asString()
                    .contains("Sequitur 9.9.9 is attached to");
            AgentCommand.SEQUITUR.run(0, "detach", app.pid());
            assertThat(AgentCommand.SEQUITUR.run(1, "detach", app.pid()))
                    .singleElement()
                    .asString()
                    .startsWith("Sequitur: it is not attached to " + app.pid());
            app.end();
        }
        Matrix.ENVIRONMENTS.seen(ROW, "twice, also in two versions", "the second stands back");
    }

    @Test
    void besideOneThatCameWithTheJvm() throws Exception {
        try (StrictMailServer server = StrictMailServer.builder().start();
                RunningApp app = RunningApp.start(
                        jvm().with(List.of(
                                AgentJar.option("policy=block"), "-javaagent:" + withVersion("9.9.9") + "=policy=off")),
                        server)) {
            assertThat(app.errors())
                    .containsExactly("Sequitur is attached to this JVM already; a second -javaagent of it is ignored");
            assertThat(AgentCommand.SEQUITUR.run(0, "list", app.pid()))
                    .singleElement()
                    .asString()
                    .matches(" *" + app.pid() + "  attached .*");
            app.tell("open one plain", "one connected");
            AgentCommand.SEQUITUR.run(0, "attach", app.pid(), "dry-run=false");
            blocksAndReports(app);
            AgentCommand.SEQUITUR.run(0, "detach", app.pid());
            app.tell("raw one " + MAIL, "one 250");
            app.tell("raw one " + MAIL, "one 503");
            app.tell("raw one RSET", "one 250");
            assertThat(server.transcripts().get(0).lines()).anyMatch(line -> line.startsWith("S: 503"));
            AgentCommand.SEQUITUR.run(0, "attach", app.pid(), "policy=correct");
            app.tell("raw one " + MAIL, "one 250");
            app.tell("raw one " + MAIL, "one 250");
            app.end();
        }
        Matrix.ENVIRONMENTS.seen(ROW, "beside -javaagent", "the second stands back");
    }

    /** It answers for the server. What it reports is told in full the first time alone. */
    private static void blocks(RunningApp app) throws IOException, InterruptedException {
        app.tell("raw one " + MAIL, "one 250");
        app.tell("raw one " + MAIL, "one 503");
        app.tell("raw one RSET", "one 250");
    }

    private static void blocksAndReports(RunningApp app) throws IOException, InterruptedException {
        int before = app.errors().size();
        blocks(app);
        app.awaitError(before, "blocked");
    }

    /** The agent's jar of another release. */
    private Path withVersion(String version) throws IOException {
        Path jar = folder.resolve("sequitur-agent-" + version + ".jar");
        try (InputStream original = Files.newInputStream(AgentJar.path());
                JarInputStream from = new JarInputStream(original)) {
            Manifest manifest = from.getManifest();
            manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream to = new JarOutputStream(file)) {
                ByteArrayOutputStream text = new ByteArrayOutputStream();
                manifest.write(text);
                StoredEntry.write(to, "META-INF/MANIFEST.MF", text.toByteArray());
                for (JarEntry entry = from.getNextJarEntry(); entry != null; entry = from.getNextJarEntry()) {
                    StoredEntry.write(to, entry.getName(), from.readAllBytes());
                }
            }
        }
        return jar;
    }
}
