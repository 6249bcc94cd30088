package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code check --format json} writes is what docs/check.schema.json says. */
class JsonSchemaTest {

    private static final Path RECORDS = Path.of("src/test/resources/sequitur/cli");
    private static final Path SCHEMA = Path.of("../docs/check.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    }

    private static List<String> corpora() throws IOException {
        List<String> written = new ArrayList<>();
        try (Stream<Path> files = Files.walk(RECORDS)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/page/"))
                    .sorted()
                    .toList()) {
                written.addAll(CommandLineRun.of("check", "--format", "json", file.toString())
                        .output());
                written.addAll(CommandLineRun.of("check", "--format", "json", "--require", "auth,tls", file.toString())
                        .output());
            }
        }
        for (String folder : List.of("clients", "maildebug", "swaks", "wrapping")) {
            written.addAll(CommandLineRun.of(
                            "check", "--format", "json", RECORDS.resolve(folder).toString())
                    .output());
        }
        return written;
    }

    @Test
    void allThatIsWrittenAboutTheCorporaIsValid() throws IOException {
        Schema schema = schema();
        List<String> written = corpora();
        for (String record : List.of(
                "java.net.UnknownHostException: smtp.example.invalid\n\tat jakarta.mail.Transport.send(T.java:1)\n",
                "S: 220 mx\nC: EHLO x\n")) {
            written.addAll(CommandLineRun.with(record, "check", "--format", "json", "-")
                    .output());
        }
        Set<String> kinds = new TreeSet<>();
        Set<String> members = new TreeSet<>();

        for (String line : written) {
            assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
            JsonNode finding = JSON.readTree(line);
            kinds.add(finding.get("kind").asString());
            members.addAll(finding.propertyNames());
        }

        assertThat(written).hasSizeGreaterThan(100);
        assertThat(kinds).containsExactly("failure", "refusal", "unanswered", "violation");
        assertThat(members)
                .containsExactlyInAnyOrderElementsOf(JSON.readTree(Files.readString(SCHEMA))
                        .get("properties")
                        .propertyNames());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"line\":0}",
                "{\"session\":\"1\"}",
                "{\"kind\":\"warning\"}",
                "{\"id\":\"Mail Nested\"}",
                "{\"rule\":\"\"}",
                "{\"reply\":\"250 ok\"}",
                "{\"what\":\"\\u001b[31m\"}",
                "{\"more\":1}"
            })
    void whatTheSchemaForbidsIsFound(String change) throws IOException {
        String nested =
                "S: 220 mx\nC: EHLO x\nS: 250 mx\nC: MAIL FROM:<a@b>\nS: 250 ok\nC: MAIL FROM:<a@b>\nS: 503 no\n";
        String line = CommandLineRun.with(nested, "check", "--format", "json", "-")
                .output()
                .get(0);
        assertThat(schema().validate(line, InputFormat.JSON)).isEmpty();

        ObjectNode changed = (ObjectNode) JSON.readTree(line);
        changed.setAll((ObjectNode) JSON.readTree(change));

        List<Error> errors = schema().validate(changed.toString(), InputFormat.JSON);
        assertThat(errors).isNotEmpty();
    }
}
