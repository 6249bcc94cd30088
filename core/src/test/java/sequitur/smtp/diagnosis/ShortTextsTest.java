package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Short texts that say that TLS or a login is missing, or only sound like it: what would be acted on. */
class ShortTextsTest {

    /** The agent acts on nothing less sure. */
    private static final double SURE = 0.9;

    static Stream<String> texts() throws IOException {
        try (InputStream resource = ShortTextsTest.class.getResourceAsStream("short-texts.txt")) {
            List<String> lines = new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(lines).hasSizeGreaterThan(70);
            return lines.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isActedOnOnlyWhereItSaysSo(String line) {
        String[] columns = line.split(" \\| ", 3);
        Verb answered = columns[1].equals(".") ? Verb.END_OF_CONTENT : Verb.valueOf(columns[1]);
        Diagnosis diagnosis = ReplyDiagnosis.of(Reply.parse(columns[2]), answered);

        assertThat(deed(diagnosis)).as(diagnosis::toString).isEqualTo(columns[0]);
    }

    private static String deed(Diagnosis diagnosis) {
        Fault fault = diagnosis.confidence() >= SURE ? diagnosis.fault() : Fault.UNCLEAR;
        return switch (fault) {
            case AUTH_REQUIRED -> "AUTH";
            case STARTTLS_REQUIRED -> "STARTTLS";
            case SESSION_CLOSED -> "CONNECT";
            default -> "-";
        };
    }
}
