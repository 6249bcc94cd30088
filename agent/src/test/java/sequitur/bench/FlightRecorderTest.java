package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.bench.app.MailingApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The events that JDK Flight Recorder has of mail, read back from a recording. */
class FlightRecorderTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void holdsEachMailWithWhatIsKnownOfIt() throws IOException, InterruptedException {
        List<RecordedEvent> events = recorded("policy=correct", "250 2.0.0 Ok: queued as 4JhJXC5F4CzgB6");

        RecordedEvent message = only(events, "sequitur.Message");
        assertThat(message.getString("outcome")).isEqualTo("sent");
        assertThat(message.getString("queueId")).isEqualTo("4JhJXC5F4CzgB6");
        assertThat(message.getString("host")).isEqualTo("localhost");
        assertThat(message.getInt("replyCode")).isEqualTo(250);
        assertThat(message.getInt("recipientsAccepted")).isEqualTo(1);
        assertThat(message.getLong("octets")).isPositive();
        assertThat(message.getString("tlsVersion")).startsWith("TLSv1.");
        assertThat(message.getString("cipherSuite")).startsWith("TLS_");
        assertThat(message.getString("mechanism")).isEqualTo("PLAIN");
        assertThat(message.getInt("violations")).isEqualTo(1);
        assertThat(message.getInt("corrections")).isEqualTo(1);
        assertThat(message.getString("sender")).isEmpty();
        assertThat(message.getString("callSite")).startsWith("sequitur.bench.app.MailingApp.send");
        for (String phase :
                List.of("total", "connect", "tlsHandshake", "authentication", "envelope", "content", "finalReply")) {
            assertThat(message.getDuration(phase)).as(phase).isBetween(Duration.ofNanos(1), Duration.ofMinutes(5));
        }
        assertThat(only(events, "sequitur.Connection").getString("outcome")).isEqualTo("opened");
        assertThat(only(events, "sequitur.Violation").getString("rule")).isEqualTo("auth-required");
        assertThat(only(events, "sequitur.Correction").getString("done")).startsWith("corrected: ");
        assertThat(events.stream()
                        .filter(event -> event.getEventType().getName().equals("sequitur.Command"))
                        .map(event -> event.getString("verb") + " " + event.getInt("replyCode")))
                .startsWith("EHLO 250", "STARTTLS 220", "EHLO 250")
                .contains("AUTH 235", "MAIL 250", "the final dot 250");
        assertThat(Canary.leaks(events.stream().map(String::valueOf))).isEmpty();
    }

    @Test
    void holdsAFailure() throws IOException, InterruptedException {
        List<RecordedEvent> events = recorded("policy=correct", "554 5.7.1 Looks like spam");

        assertThat(only(events, "sequitur.Failure").getString("outcome")).isEqualTo("not sent");
        RecordedEvent message = only(events, "sequitur.Message");
        assertThat(message.getString("outcome")).isEqualTo("not sent");
        assertThat(message.getString("reply")).isEqualTo("554 5.7.1 Looks like spam");
        assertThat(message.getString("fault"))
                .isNotEmpty()
                .isEqualTo(only(events, "sequitur.Failure").getString("fault"));
    }

    @Test
    void holdsNothingWhereTheSettingsSayNone() throws IOException, InterruptedException {
        assertThat(recorded("policy=correct,telemetry=none", "250 Ok")).isEmpty();
    }

    private static RecordedEvent only(List<RecordedEvent> events, String name) {
        List<RecordedEvent> found = events.stream()
                .filter(event -> event.getEventType().getName().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private List<RecordedEvent> recorded(String settings, String answer) throws IOException, InterruptedException {
        Path file = folder.resolve("recording.jfr");
        try (StrictMailServer server = StrictMailServer.builder()
                        .startTls()
                        .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
                        .mechanisms("PLAIN")
                        .requireAuth("530 5.7.0 Authentication required")
                        .script(line -> line.equals(".") ? Optional.of(answer) : Optional.empty())
                        .start();
                Recording recording = new Recording()) {
            recording.enable("sequitur.Command");
            recording.start();
            Finished run = BenchedApp.of(MailingApp.class)
                    .trusting(server.trustStore())
                    .attached(settings)
                    .run(
                            "host=localhost",
                            "mail.smtp.host=localhost",
                            "port=" + server.port(),
                            "mail.smtp.starttls.enable=true",
                            "login=app:" + Canary.PASSWORD);
            assertThat(run.output()).hasSize(1);
            recording.stop();
            recording.dump(file);
        }
        // The agent is detached, and has left nothing behind.
        assertThat(FlightRecorder.getFlightRecorder().getEventTypes())
                .noneMatch(type -> type.getName().startsWith("sequitur."));
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().startsWith("sequitur."))
                .toList();
    }
}
