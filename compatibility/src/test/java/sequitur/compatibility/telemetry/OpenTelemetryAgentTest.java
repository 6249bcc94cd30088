package sequitur.compatibility.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.compatibility.telemetry.app.Mails;
import sequitur.compatibility.telemetry.app.OrderingApp;
import sequitur.compatibility.telemetry.app.ScrapedApp;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.testbed.library.CopiedJars;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** OpenTelemetry's own agent beside this one: each mail is a span below the span that the app, or that agent, has made. */
@Tag("hosts")
@Tag("any-jdk")
class OpenTelemetryAgentTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder = Path.of("");

    /** The app calls OpenTelemetry's API, which its agent takes over. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAppsSpanIsTheParent(boolean first) throws IOException, InterruptedException {
        List<Path> jars = new ArrayList<>(Library.ANGUS_2_0_5.jars());
        jars.addAll(CopiedJars.in("neighbours", "opentelemetry-api"));
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = AppJvm.of(OrderingApp.class, jars, folder, Mails.class)
                    .with(both(first))
                    .run(PATIENCE, String.valueOf(server.port()));

            assertThat(run.output()).as(run.toString()).contains("sent");
            String order = run.output().stream()
                    .filter(line -> line.startsWith("order is "))
                    .map(line -> line.substring("order is ".length()))
                    .findFirst()
                    .orElseThrow();
            assertParents(run, order);
        }
    }

    /** The app knows nothing of OpenTelemetry; its agent traces a method of the app's. */
    @Test
    void theAgentsSpanIsTheParent() throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            List<String> options = new ArrayList<>(both(true));
            options.add("-Dotel.instrumentation.methods.include=" + Mails.class.getName() + "[send]");

            Finished run = AppJvm.of(ScrapedApp.class, Library.ANGUS_2_0_5.jars(), folder, Mails.class)
                    .with(options)
                    .run(PATIENCE, "-", String.valueOf(server.port()));

            assertThat(run.output()).as(run.toString()).contains("sent");
            String method = found(run, "\"spanId\":\"(\\w+)\"[^{}]*?\"name\":\"Mails.send\"")
                    .findFirst()
                    .orElseThrow();
            assertParents(run, method);
        }
    }

    /** The metrics that the agent has by itself, through the MBean and the rules in the examples. */
    @Test
    void theRulesForMBeansGiveMetrics() throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = AppJvm.of(ScrapedApp.class, Library.ANGUS_2_0_5.jars(), folder, Mails.class)
                    .with(List.of(
                            AgentJar.option("telemetry=jmx"),
                            "-javaagent:"
                                    + CopiedJars.in("neighbours", "opentelemetry")
                                            .get(0),
                            "-Dotel.traces.exporter=none",
                            "-Dotel.logs.exporter=none",
                            "-Dotel.metrics.exporter=experimental-otlp/stdout",
                            "-Dotel.jmx.discovery.delay=200",
                            "-Dotel.metric.export.interval=500",
                            "-Dotel.jmx.config="
                                    + Path.of("../examples/telemetry/otel-jmx.yaml")
                                            .toAbsolutePath()
                                            .normalize(),
                            "-D" + ScrapedApp.PAUSE + "=4000"))
                    .run(PATIENCE, "-", String.valueOf(server.port()), String.valueOf(server.port()));

            assertThat(String.join("\n", run.output()))
                    .as(run.toString())
                    .contains("\"name\":\"sequitur.messages\"", "\"name\":\"sequitur.recipients\"")
                    .containsPattern("\"asInt\":\"2\"[^{}]*\\{\"key\":\"sequitur.outcome\",\"value\":"
                            + "\\{\"stringValue\":\"sent\"")
                    .contains(
                            "\"name\":\"sequitur.connections\"",
                            "\"sequitur.outcome\"",
                            "\"sequitur.recipient.result\"");
        }
    }

    private static List<String> both(boolean first) {
        String own = AgentJar.option("telemetry=otel");
        String other =
                "-javaagent:" + CopiedJars.in("neighbours", "opentelemetry").get(0);
        return List.of(
                first ? own : other,
                first ? other : own,
                "-Dotel.traces.exporter=experimental-otlp/stdout",
                "-Dotel.metrics.exporter=experimental-otlp/stdout",
                "-Dotel.logs.exporter=none");
    }

    private static void assertParents(Finished run, String parent) {
        for (String name : List.of("connect smtp", "send smtp")) {
            assertThat(found(run, "\"parentSpanId\":\"(\\w+)\"[^{}]*?\"name\":\"" + name + "\""))
                    .as(run.toString())
                    .containsExactly(parent);
        }
        assertThat(String.join("\n", run.output()))
                .contains("\"name\":\"sequitur.message.duration\"", "\"name\":\"sequitur.messages\"");
    }

    private static Stream<String> found(Finished run, String pattern) {
        return Pattern.compile(pattern)
                .matcher(Stream.concat(run.output().stream(), run.errors().stream())
                        .reduce("", (all, line) -> all + "\n" + line))
                .results()
                .map((MatchResult result) -> result.group(1));
    }
}
