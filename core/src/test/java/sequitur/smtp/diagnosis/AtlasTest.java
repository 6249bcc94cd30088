package sequitur.smtp.diagnosis;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The diagnosis measured on the replies of the atlas, by code and text alone, and the table of it in the document. */
class AtlasTest {

    private static final double AT_LEAST = 0.95;
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->";
    private static final Path DOCUMENT = Path.of("..", "docs", "replies.md");
    private static final Path MEASURED = Path.of("target", "replies-measured.md");
    private static final List<Row> ATLAS = atlas();

    /**
     * A reply of the atlas.
     *
     * @param server whose it is
     * @param text the reply
     * @param fault what it means
     * @param diagnosis what it is taken for
     */
    private record Row(String server, String text, String fault, Diagnosis diagnosis) {

        boolean isRight() {
            return diagnosis.fault().id().equals(fault);
        }

        /** The rule of the split: by the first word of the server's name, so that all replies of one server stay together. */
        boolean isHeldOut() {
            CRC32 sum = new CRC32();
            String family = server.toLowerCase(Locale.ROOT).split(" ", 2)[0];
            sum.update(family.getBytes(StandardCharsets.UTF_8));
            return sum.getValue() % 10 >= 6;
        }
    }

    @Test
    void namesAtLeastNineteenOfTwenty() {
        assertThat(ATLAS).hasSize(479);
        assertThat(share(row -> true)).as(() -> String.join("\n", misses())).isGreaterThanOrEqualTo(AT_LEAST);
    }

    @Test
    void everyFaultOfTheAtlasIsAFault() {
        assertThat(ATLAS).allSatisfy(row -> assertThat(Fault.of(row.fault())).isPresent());
    }

    @Test
    void theConfidenceIsHonest() {
        Map<Double, List<Row>> byConfidence =
                ATLAS.stream().collect(groupingBy(row -> row.diagnosis().confidence(), TreeMap::new, toRows()));

        assertThat(byConfidence).hasSizeGreaterThan(2).allSatisfy((confidence, rows) -> {
            double right = (double) rows.stream().filter(Row::isRight).count() / rows.size();
            assertThat(right).isGreaterThanOrEqualTo(confidence - 0.03);
        });
    }

    @Test
    void theDocumentHoldsWhatIsMeasured() throws IOException {
        String measured = measured();
        Files.createDirectories(MEASURED.getParent());
        Files.writeString(MEASURED, measured);
        String document = Files.readString(DOCUMENT);

        assertThat(document.substring(document.indexOf(BEGIN) + BEGIN.length(), document.indexOf(END)))
                .as("between the marks in docs/replies.md has to stand what is in core/%s", MEASURED)
                .isEqualTo(measured);
    }

    private static String measured() {
        List<String> lines =
                new ArrayList<>(List.of("| replies | of them | named right | share |", "| --- | --- | --- | --- |"));
        lines.add(line("all", row -> true));
        lines.add(line("of the servers that the phrases were written from", row -> !row.isHeldOut()));
        lines.add(line("of the servers held out", Row::isHeldOut));
        lines.addAll(List.of(
                "",
                "| fault | replies that mean it | found (recall) | taken for it | rightly (precision) |",
                "| --- | --- | --- | --- | --- |"));
        Map<String, Long> meant = count(Row::fault, row -> true);
        Map<String, Long> taken = count(row -> row.diagnosis().fault().id(), row -> true);
        Map<String, Long> right = count(Row::fault, Row::isRight);
        Stream.concat(meant.keySet().stream(), taken.keySet().stream())
                .distinct()
                .sorted()
                .map(fault ->
                        "| " + fault + " | " + of(meant, fault) + " | " + percent(of(right, fault), of(meant, fault))
                                + " | " + of(taken, fault) + " | " + percent(of(right, fault), of(taken, fault)) + " |")
                .forEach(lines::add);
        lines.addAll(List.of("", "Named otherwise than the atlas has it:", ""));
        lines.addAll(misses());
        return String.join("\n", lines) + "\n";
    }

    private static List<String> misses() {
        return ATLAS.stream()
                .filter(row -> !row.isRight())
                .map(row -> "- `" + row.text().replace('`', '\'') + "` (" + row.server() + "): " + row.fault()
                        + ", taken for " + row.diagnosis().fault().id())
                .sorted()
                .toList();
    }

    private static String line(String name, Predicate<Row> which) {
        long all = ATLAS.stream().filter(which).count();
        long right = ATLAS.stream().filter(which).filter(Row::isRight).count();
        return "| " + name + " | " + all + " | " + right + " | " + percent(right, all) + " |";
    }

    private static double share(Predicate<Row> which) {
        List<Row> rows = ATLAS.stream().filter(which).toList();
        return (double) rows.stream().filter(Row::isRight).count() / rows.size();
    }

    private static Map<String, Long> count(Function<Row, String> by, Predicate<Row> which) {
        return ATLAS.stream().filter(which).collect(groupingBy(by, counting()));
    }

    private static long of(Map<String, Long> counts, String fault) {
        return counts.getOrDefault(fault, 0L);
    }

    private static String percent(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
    }

    private static java.util.stream.Collector<Row, ?, List<Row>> toRows() {
        return java.util.stream.Collectors.toList();
    }

    private static List<Row> atlas() {
        JsonMapper mapper = new JsonMapper();
        try (InputStream resource = AtlasTest.class.getResourceAsStream("replies.jsonl")) {
            if (resource == null) {
                throw new IllegalStateException("replies.jsonl is missing");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(mapper::readTree)
                    .map(AtlasTest::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(JsonNode row) {
        String status = row.get("enhanced").isNull() ? "" : row.get("enhanced").asString() + " ";
        String text = row.get("code").asInt() + " " + status + row.get("text").asString();
        return new Row(
                row.get("server").asString(), text, row.get("fault").asString(), ReplyDiagnosis.of(Reply.parse(text)));
    }
}
