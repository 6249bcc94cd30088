package sequitur.engine.report.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sequitur.engine.report.Notices;
import sequitur.engine.report.relay.Received;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard asks for nothing that is not exported, and leaves nothing out that is. */
class DashboardTest {

    private static final Path DASHBOARD = Path.of("../examples/telemetry/grafana-dashboard.json");
    private static final ClassLoader APP = DashboardTest.class.getClassLoader();

    /** The names of metrics and labels in a query. */
    private static final Pattern NAME = Pattern.compile("\\b(?:sequitur|server|error)_\\w+");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @AfterEach
    void forget() {
        Metrics.globalRegistry.clear();
        Metrics.removeRegistry(registry);
    }

    @Test
    void itsQueriesNameWhatIsExported() {
        JsonNode dashboard = JsonMapper.shared().readTree(DASHBOARD.toFile());
        Set<String> exported = exported();

        Set<String> asked = Stream.concat(dashboard.findValues("expr").stream(), dashboard.findValues("query").stream())
                .filter(JsonNode::isString)
                .flatMap(expression -> names(expression.asString()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(asked).isSubsetOf(exported);
        assertThat(Arrays.stream(Metric.values()).map(metric -> metric.label().replace('.', '_')))
                .allMatch(name -> asked.stream().anyMatch(query -> query.startsWith(name)));
    }

    @Test
    void itsPanelsDoNotOverlapAndSayWhatTheyShow() {
        JsonNode panels = JsonMapper.shared().readTree(DASHBOARD.toFile()).get("panels");
        Set<String> places = new TreeSet<>();

        for (JsonNode panel : panels) {
            JsonNode grid = panel.get("gridPos");
            assertThat(panel.get("description").asString())
                    .as(panel.get("title").asString())
                    .isNotBlank();
            for (int x = grid.get("x").asInt();
                    x < grid.get("x").asInt() + grid.get("w").asInt();
                    x++) {
                for (int y = grid.get("y").asInt();
                        y < grid.get("y").asInt() + grid.get("h").asInt();
                        y++) {
                    assertThat(places.add(x + " " + y))
                            .as(panel.get("title").asString())
                            .isTrue();
                }
            }
        }
        assertThat(StreamSupport.stream(panels.spliterator(), false)
                        .map(panel -> panel.get("id").asInt()))
                .doesNotHaveDuplicates();
    }

    private Set<String> exported() {
        Metrics.addRegistry(registry);
        MicrometerSink sink = new MicrometerSink(new Notices(new Received().relay()));
        sink.connection(APP, GivenReceipts.opened("smtp.example.com"));
        sink.message(APP, GivenReceipts.sent("smtp.example.com"));
        sink.violated(APP, GivenReceipts.violation("smtp.example.com:587"));
        return registry.scrape()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .flatMap(DashboardTest::names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group);
    }
}
