package sequitur.compatibility.attach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.library.LibraryApp;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.server.StrictMailServer;

/** What the commands say to those who ask for what can't be done, and what they do with the names of files. */
@Tag("any-jdk")
class AttachCommandTest {

    private static final String ROW = "attached to a running JVM";
    private static final String MAIL = "MAIL FROM:<sender@client.example>";

    @TempDir
    private Path folder = Path.of("");

    private ForkedJvm jvm(String... options) throws IOException {
        return LibraryApp.of(ObedientApp.class, Library.ANGUS_2_0_5, folder).with(List.of(options));
    }

    private static String refusal(int code, AgentCommand command, String... arguments)
            throws IOException, InterruptedException {
        List<String> lines = command.run(code, arguments);
        assertThat(lines.get(0)).startsWith("Sequitur: ");
        return lines.get(0).substring("Sequitur: ".length());
    }

    @Test
    void whatCannotBeUsedIsCodeTwo() throws Exception {
        String missing = "2147483646";
        assertThat(refusal(2, AgentCommand.SEQUITUR, "attach", missing))
                .isEqualTo("there is no process 2147483646; list shows the JVMs");
        assertThat(refusal(2, AgentCommand.SEQUITUR, "detach", missing))
                .isEqualTo("there is no process 2147483646; list shows the JVMs");
        assertThat(refusal(2, AgentCommand.SEQUITUR, "attach", "mail-server")).contains("mail-server");
        assertThat(refusal(2, AgentCommand.SEQUITUR, "attach")).contains("PID");

        Process sleep = new ProcessBuilder("sleep", "300").start();
        try {
            assertThat(refusal(2, AgentCommand.SEQUITUR, "attach", String.valueOf(sleep.pid())))
                    .startsWith("process " + sleep.pid() + " is no JVM that can be attached to");
            // The signal by which a JVM is attached to would have ended it.
            assertThat(sleep.isAlive()).isTrue();
        } finally {
            sleep.destroyForcibly();
        }

        String self = String.valueOf(ProcessHandle.current().pid());
        assertThat(refusal(2, AgentCommand.SEQUITUR, "attach", self, "policy=blok"))
                .contains("blok")
                .contains("block");
        assertThat(refusal(2, AgentCommand.SEQUITUR, "attach", self, "polcy=correct"))
                .isEqualTo("agent arguments: unknown key \"polcy\"; did you mean \"policy\"? Nothing was attached or"
                        + " changed.");
        assertThat(refusal(2, AgentCommand.SEQUITUR, "attach", self, "enabled=false"))
                .isEqualTo("sequitur.enabled is false, so there is nothing to attach");
        assertThat(refusal(2, AgentCommand.SEQUITUR.in(folder), "attach", self, "missing.properties"))
                .isEqualTo("missing.properties: there is no such file. Nothing was attached or changed.");
    }

    @Test
    void whatIsRefusedIsCodeOne() throws Exception {
        AgentCommand onJre = AgentCommand.SEQUITUR.with("--limit-modules", "java.base,java.instrument");
        assertThat(refusal(1, onJre, "attach", "1")).contains("has no module jdk.attach");
        assertThat(refusal(1, onJre, "list")).contains("has no module jdk.attach");

        try (StrictMailServer server = StrictMailServer.builder().start();
                RunningApp closed = RunningApp.start(jvm("-XX:+DisableAttachMechanism"), server);
                RunningApp strict = RunningApp.start(jvm("-XX:-EnableDynamicAgentLoading"), server)) {
            assertThat(refusal(1, AgentCommand.SEQUITUR, "attach", strict.pid()))
                    .startsWith("JVM " + strict.pid() + " refuses: ")
                    .contains("Dynamic agent loading is not enabled");
            assertThat(AgentCommand.SEQUITUR.run(0, "list", "--format", "json"))
                    .contains("{\"pid\":" + strict.pid()
                            + ",\"state\":\"no-mail-yet\",\"version\":\"\",\"policy\":\"\",\"main\":\""
                            + ObedientApp.class.getName() + "\"}")
                    .noneMatch(line -> line.contains("\"pid\":" + closed.pid() + ",") && !line.contains("unreachable"));
            strict.end();
            closed.end();
        }
        Matrix.ENVIRONMENTS.seen(ROW, "-XX:-EnableDynamicAgentLoading", "refused, and said so");
    }

    @Test
    void namesOfFilesAreRelativeToTheDirectoryOfTheCommand() throws Exception {
        Path here = Files.createDirectory(folder.resolve("here"));
        Files.writeString(here.resolve("sequitur.properties"), "sequitur.policy=block\n");
        Files.writeString(here.resolve("other.properties"), "sequitur.policy=correct\n");
        try (StrictMailServer server = StrictMailServer.builder().start();
                RunningApp app = RunningApp.start(jvm(), server)) {
            assertThat(stateOf(app)).isEqualTo("no-mail-yet");
            app.tell("open one plain", "one connected");
            assertThat(stateOf(app)).isEqualTo("mail");

            AgentCommand.SEQUITUR.in(here).run(0, "attach", app.pid());
            assertThat(stateOf(app)).isEqualTo("attached");
            app.tell("raw one " + MAIL, "one 250");
            app.tell("raw one " + MAIL, "one 503");
            assertThat(server.transcripts().get(0).lines()).noneMatch(line -> line.startsWith("S: 503"));
            AgentCommand.SEQUITUR.run(0, "detach", app.pid());
            assertThat(stateOf(app)).isEqualTo("mail");

            AgentCommand.SEQUITUR.in(here).run(0, "attach", app.pid(), "config=other.properties");
            app.tell("raw one " + MAIL, "one 503");
            app.tell("raw one " + MAIL, "one 503");
            app.tell("raw one RSET", "one 250");
            app.tell("raw one " + MAIL, "one 250");
            app.tell("raw one " + MAIL, "one 250");
            app.end();
        }
    }

    @Test
    void theAppsLogSaysThatItCameAndWent() throws Exception {
        String settings = "policy=block,rule.mail-nested=log,banner=true";
        try (StrictMailServer server = StrictMailServer.builder().start();
                RunningApp app = RunningApp.start(jvm(), server)) {
            AgentCommand.SEQUITUR.run(0, "attach", app.pid(), settings);
            assertThat(app.errors())
                    .as("nothing is logged before the first mail")
                    .isEmpty();
            assertThat(AgentCommand.SEQUITUR.run(0, "list", app.pid()))
                    .singleElement()
                    .asString()
                    .matches(".* \\(\\S+, policy block, with settings for 1 rule\\)");
            app.tell("open one plain", "one connected");
            app.awaitError(
                    0,
                    "checks the mail of this app. Library: Angus Mail 2.0.5. Policy: block, with settings for 1 rule.");
            AgentCommand.SEQUITUR.run(0, "detach", app.pid());
            app.awaitError(0, "was detached, and the mail of this app goes out unchecked.");
            assertThat(AgentCommand.SEQUITUR.run(0, "list", app.pid())).noneMatch(line -> line.contains("policy"));

            int before = app.errors().size();
            AgentCommand.SEQUITUR.run(0, "attach", app.pid(), settings);
            app.awaitError(
                    before, "was attached, and checks the mail of this app from now on. Library: Angus Mail 2.0.5.");
            app.tell("open two plain", "two connected");
            app.tell("close two now", "two closed");
            app.end();
            assertThat(app.errors().subList(before, app.errors().size())).hasSize(2);
        }
    }

    @Test
    void anAgentThatIsThereGetsOtherSettings() throws Exception {
        Path settings = Files.writeString(folder.resolve("app.properties"), "sequitur.policy=log\n");
        try (StrictMailServer server = StrictMailServer.builder().start();
                RunningApp app = RunningApp.start(jvm(AgentJar.option(settings.toString())), server)) {
            assertThat(refusal(1, AgentCommand.SEQUITUR, "config", "--pid", app.pid()))
                    .contains("reads its settings when the app first uses mail");
            app.tell("open one plain", "one connected");
            assertThat(AgentCommand.SEQUITUR.run(0, "config", "--pid", app.pid()))
                    .contains("    Whether the agent works at all.")
                    .anyMatch(line -> line.startsWith("sequitur.policy = log ("));

            int before = app.errors().size();
            assertThat(AgentCommand.SEQUITUR.run(0, "attach", app.pid(), "policy=block"))
                    .singleElement()
                    .asString()
                    .endsWith(" already. Its settings have changed: sequitur.policy=block (was log).");
            app.awaitError(before, "Sequitur's settings have changed: sequitur.policy=block (was log).");
            app.tell("raw one " + MAIL, "one 250");
            app.tell("raw one " + MAIL, "one 503");
            assertThat(server.transcripts().get(0).lines()).noneMatch(line -> line.startsWith("S: 503"));
            assertThat(AgentCommand.SEQUITUR.run(0, "config", "--pid", app.pid()))
                    .contains("sequitur.policy = block (agent arguments)");
            assertThat(AgentCommand.SEQUITUR.run(0, "list", app.pid()))
                    .singleElement()
                    .asString()
                    .contains("policy block");

            Files.writeString(settings, "sequitur.require.tls=alway\n");
            assertThat(refusal(1, AgentCommand.SEQUITUR, "attach", app.pid()))
                    .startsWith("the agent in " + app.pid() + " ")
                    .contains("keeps its settings. ")
                    .endsWith("app.properties:1: \"alway\" is not a value of sequitur.require.tls; valid values: auto,"
                            + " always, never.");
            app.end();
        }
    }

    private static String stateOf(RunningApp app) throws IOException, InterruptedException {
        return AgentCommand.SEQUITUR.run(0, "list", app.pid()).stream()
                .map(line -> line.strip().split(" +", 3))
                .filter(words -> words[0].equals(app.pid()))
                .map(words -> words[1])
                .findFirst()
                .orElse("not listed");
    }
}
