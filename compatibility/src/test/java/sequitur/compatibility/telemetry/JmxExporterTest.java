package sequitur.compatibility.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.telemetry.app.Mails;
import sequitur.compatibility.telemetry.app.ScrapedApp;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.testbed.library.CopiedJars;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** The JMX exporter of Prometheus, with the rules in the examples. */
@Tag("any-jdk")
class JmxExporterTest {

    private static final Path RULES = Path.of("../examples/telemetry/jmx-prometheus.yaml");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theRulesGiveTheNamesOfTheDashboard() throws IOException, InterruptedException {
        int port = freePort();
        Path classes = folder.resolve("classes.log");
        try (StrictMailServer open = StrictMailServer.builder().start();
                StrictMailServer closed = StrictMailServer.builder()
                        .requireAuth("530 5.7.0 Authentication required")
                        .start()) {
            Finished run = AppJvm.of(ScrapedApp.class, Library.ANGUS_2_0_5.jars(), folder, Mails.class)
                    .with(List.of(
                            AgentJar.option("telemetry=jmx"),
                            "-Xlog:class+load:file=" + classes + ":none",
                            "-javaagent:"
                                    + CopiedJars.in("neighbours", "jmx-prometheus")
                                            .get(0) + "=127.0.0.1:" + port + ":"
                                    + RULES.toAbsolutePath().normalize()))
                    .run(
                            Duration.ofMinutes(3),
                            "http://127.0.0.1:" + port + "/metrics",
                            String.valueOf(open.port()),
                            String.valueOf(open.port()),
                            String.valueOf(closed.port()));

            String server = "server_address=\"localhost\",server_port=\"" + open.port() + "\"";
            String other = "server_address=\"localhost\",server_port=\"" + closed.port() + "\"";
            assertThat(run.output())
                    .as(run.toString())
                    .contains(
                            "sequitur_messages_total{sequitur_outcome=\"sent\"," + server + "} 2.0",
                            "sequitur_messages_total{sequitur_outcome=\"in doubt\"," + server + "} 0.0",
                            "sequitur_messages_total{sequitur_outcome=\"not sent\"," + other + "} 1.0",
                            "sequitur_messages_total{sequitur_outcome=\"partly sent\"," + other + "} 0.0",
                            "sequitur_connections_total{sequitur_connection_result=\"opened\"," + server + "} 2.0",
                            "sequitur_connections_total{sequitur_connection_result=\"failed\"," + server + "} 0.0",
                            "sequitur_recipients_total{sequitur_recipient_result=\"accepted\"} 2.0",
                            "sequitur_recipients_total{sequitur_recipient_result=\"refused\"} 0.0",
                            "sequitur_violations_total{sequitur_rule=\"auth-required\"} 1.0",
                            "sequitur_failures_total{error_type=\"auth-required\"} 1.0",
                            "sequitur_message_duration_seconds_count{sequitur_outcome=\"sent\"} 2.0",
                            "sequitur_connections_open 0.0",
                            "sequitur_messages_in_doubt 0.0")
                    .anyMatch(line -> line.matches("sequitur_message_duration_seconds_sum [0-9.E-]+"))
                    .anyMatch(line -> line.matches("sequitur_message_size_bytes_sum [1-9][0-9.]+"));
            assertThat(Files.readAllLines(classes))
                    .as("what hands receipts over to libraries that nobody has named")
                    .filteredOn(line -> line.startsWith("sequitur.engine.report.telemetry."))
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("sequitur.engine.report.telemetry.AppTelemetrySink"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
