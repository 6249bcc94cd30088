package sequitur.smtp.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import sequitur.smtp.wire.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The id under which a server keeps a mail, in the words of many servers. */
class QueueIdTest {

    private static final JsonMapper JSON = new JsonMapper();

    /** A reply of which somebody has said what is the id in it: any of these, or none. */
    private record Known(String server, String reply, List<String> ids) {

        boolean isRight(Optional<String> found) {
            return found.map(ids::contains).orElse(ids.isEmpty());
        }

        String wrong() {
            Optional<String> found = found();
            return isRight(found) ? "" : server + ": " + reply + " -> " + found + ", not " + ids;
        }

        private Optional<String> found() {
            return QueueId.of(Reply.parse(reply));
        }
    }

    @Test
    void isRightInWhatServersHaveSaid() {
        List<Known> known = json(lines("acceptance.jsonl"));

        assertThat(known).hasSize(56);
        assertThat(wrong(known)).isEmpty();
    }

    @Test
    void isRightInTheFormsThatArePublic() {
        List<Known> known = lines("queue-ids.txt").stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" \\| ", 3))
                .map(columns -> new Known(
                        columns[0], columns[1], columns[2].equals("-") ? List.of() : List.of(columns[2].split(" or "))))
                .toList();

        assertThat(known.stream().map(Known::server).distinct()).hasSizeGreaterThan(50);
        assertThat(wrong(known)).isEmpty();
    }

    /** Those of other servers, which are not kept here: {@code -Dsequitur.acceptances=FILE}. */
    @Test
    @EnabledIfSystemProperty(named = "sequitur.acceptances", matches = ".+")
    void isRightInNearlyAllThatNobodyHasSeen() throws IOException {
        List<Known> known = json(Files.readAllLines(Path.of(System.getProperty("sequitur.acceptances"))));

        List<String> wrong = wrong(known);
        assertThat(wrong).hasSizeLessThanOrEqualTo(known.size() / 20);
    }

    @Property
    void takesAnyText(@ForAll String text) {
        assertThat(QueueId.of(Reply.parse("250 " + text)).filter(String::isBlank))
                .isEmpty();
    }

    /** A server can't keep a client busy with it. */
    @Test
    void looksAtTheBeginningOfWhatIsLong() {
        String reply = "250 " + "queued ".repeat(5_000) + "id ".repeat(5_000) + " as X1";

        assertThat(QueueId.of(Reply.parse(reply))).isEmpty();
        assertThat(QueueId.of(Reply.parse("250 ok " + "a1".repeat(5_000)))).isEmpty();
    }

    private static List<String> wrong(List<Known> known) {
        return known.stream().map(Known::wrong).filter(text -> !text.isEmpty()).toList();
    }

    private static List<Known> json(List<String> lines) {
        return lines.stream().map(JSON::readTree).map(QueueIdTest::known).toList();
    }

    private static Known known(JsonNode node) {
        List<String> ids = new ArrayList<>();
        if (!node.path("id").isNull()) {
            ids.add(node.path("id").asString());
        }
        node.path("also").forEach(also -> ids.add(also.asString()));
        return new Known(node.path("server").asString(), node.path("reply").asString(), ids);
    }

    private static List<String> lines(String name) {
        try (InputStream stream = QueueIdTest.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(text.split("\n")).filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
