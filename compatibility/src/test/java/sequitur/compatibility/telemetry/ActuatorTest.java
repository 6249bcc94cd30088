package sequitur.compatibility.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.telemetry.app.ActuatorApp;
import sequitur.compatibility.telemetry.app.Mails;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.testbed.library.CopiedJars;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** Spring Boot's actuator shows what the agent counts in Micrometer, with nothing changed in the app. */
@Tag("any-jdk")
class ActuatorTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theActuatorShowsMail() throws IOException, InterruptedException {
        List<Path> jars = new ArrayList<>(CopiedJars.in("hosts", "spring-boot-3"));
        jars.addAll(CopiedJars.in("hosts", "spring-boot-3-actuator"));
        try (StrictMailServer open = StrictMailServer.builder().start();
                StrictMailServer closed = StrictMailServer.builder()
                        .requireAuth("530 5.7.0 Authentication required")
                        .start()) {
            Finished run = AppJvm.of(ActuatorApp.class, jars, folder, Mails.class)
                    .with(List.of(AgentJar.option("telemetry=micrometer")))
                    .run(
                            Duration.ofMinutes(3),
                            String.valueOf(open.port()),
                            String.valueOf(open.port()),
                            String.valueOf(closed.port()));

            assertThat(run.output()).as(run.toString()).startsWith("sent", "sent", "SMTPSendFailedException");
            assertThat(run.output().get(3))
                    .contains("\"name\":\"sequitur.message.duration\"", "\"baseUnit\":\"seconds\"")
                    .contains("{\"statistic\":\"COUNT\",\"value\":3.0}")
                    .contains("\"tag\":\"sequitur.outcome\"", "\"not sent\"", "\"sent\"")
                    .contains("\"tag\":\"error.type\"", "\"auth-required\"");
            String server = "server_address=\"localhost\",server_port=\"" + open.port() + "\"";
            assertThat(run.output())
                    .contains(
                            "sequitur_messages_total{error_type=\"none\",sequitur_outcome=\"sent\"," + server + "} 2.0",
                            "sequitur_message_duration_seconds_count{error_type=\"none\",sequitur_outcome=\"sent\","
                                    + server + "} 2",
                            "sequitur_connections_total{error_type=\"none\",sequitur_connection_result=\"opened\","
                                    + server + "} 2.0",
                            "sequitur_violations_total{sequitur_action=\"logged\",sequitur_rule=\"auth-required\","
                                    + "server_address=\"localhost\",server_port=\"" + closed.port() + "\"} 1.0");
        }
    }
}
