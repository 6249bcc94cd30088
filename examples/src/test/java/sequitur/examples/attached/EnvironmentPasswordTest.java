package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.MailLibrary;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** A password of the agent's own configuration that stands in a variable, which a JVM only has from its start. */
@Tag("any-jdk")
class EnvironmentPasswordTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isInserted() throws IOException, InterruptedException {
        StrictMailServer.Builder described = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "alice", Canary.PASSWORD)
                .requireAuth("530 5.7.0 Authentication required");
        List<String> settings = List.of(
                "sequitur.policy=correct",
                "sequitur.require.auth=always",
                "sequitur.credentials.localhost.username=alice",
                "sequitur.credentials.localhost.password-env=SMTP_PASSWORD");
        try (StrictMailServer server = described.start()) {
            Finished run = Canary.checked(AppJvm.of(Traffic.class, MailLibrary.ANGUS.jars(), folder)
                    .withAgent(AgentJar.path(), AgentJar.settings(folder, settings))
                    .in(Map.of("SMTP_PASSWORD", Canary.PASSWORD))
                    .run(Duration.ofMinutes(1), "smtp", Integer.toString(server.port()), "-", "-", "1", "1"));

            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            assertThat(String.join("\n", run.errors())).contains("corrected: AUTH was sent first");
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            assertThat(server.transcripts().get(0).lines())
                    .containsSubsequence(
                            "C: EHLO client.example",
                            "C: AUTH PLAIN " + base64("\0alice\0" + Canary.PASSWORD),
                            "C: MAIL FROM:<sender@client.example>",
                            "C: QUIT");
        }
    }

    private static String base64(String message) {
        return Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
    }
}
