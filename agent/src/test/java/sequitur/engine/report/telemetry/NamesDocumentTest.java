package sequitur.engine.report.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names in the documentation are those of the code. */
class NamesDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/telemetry-otel-micrometer.md");
    private static final Path WRITTEN = Path.of("target/telemetry-metrics.txt");

    @Test
    void everyMetricStandsInTheTable() throws IOException {
        String table =
                Arrays.stream(Metric.values()).map(NamesDocumentTest::row).collect(Collectors.joining());
        Files.writeString(WRITTEN, table);

        assertThat(Files.readString(DOCUMENT))
                .as("copy the rows of agent/" + WRITTEN)
                .contains(table);
    }

    private static String row(Metric metric) {
        List<Measurement> all = new ArrayList<>();
        Measurements measurements = new Measurements();
        all.addAll(measurements.of(GivenReceipts.sent("smtp.example.com")));
        all.addAll(measurements.of(GivenReceipts.opened("smtp.example.com")));
        all.add(measurements.of(GivenReceipts.violation("smtp.example.com:587")));
        String labels = all.stream()
                .filter(measurement -> measurement.metric() == metric)
                .flatMap(measurement -> measurement.labels().keySet().stream())
                .filter(label -> !label.startsWith("server."))
                .distinct()
                .map(label -> "`" + label + "`")
                .collect(Collectors.joining(", "));
        String name = metric.label().replace('.', '_');
        String prometheus = switch (metric.kind()) {
            case COUNT -> name + "_total";
            case DURATION -> name + "_seconds";
            case SIZE -> name + "_bytes";
        };
        return "| `" + metric.label() + "` | " + metric.kind().name().toLowerCase(Locale.ROOT) + " | `" + metric.unit()
                + "` | `" + prometheus + "` | " + (labels.isEmpty() ? "" : labels) + " | " + metric.description()
                + " |\n";
    }

    @Test
    void everyAttributeIsExplained() throws IOException {
        String document = Files.readString(DOCUMENT);
        Set<String> missing = new TreeSet<>();

        for (Field field : Attribute.class.getDeclaredFields()) {
            String name = constant(field);
            if (!document.contains("| `" + name) && !document.contains("`" + name + "`")) {
                missing.add(name);
            }
        }

        assertThat(missing).isEmpty();
        assertThat(Stream.of(Attribute.class.getDeclaredFields()).map(NamesDocumentTest::constant))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(\\.[a-z_]+)+"));
    }

    private static String constant(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
