package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A record is judged the same, whatever stands around its lines. */
@Tag("slow")
class WrappingTest {

    private static final List<String> DIALOGUES = List.of(
            "debug-clean", "debug-violation", "debug-refusal", "sides-clean", "sides-violation", "sides-refusal");

    /** How each dialogue is judged where nothing stands around it. */
    private static final Map<String, List<String>> UNWRAPPED =
            DIALOGUES.stream().collect(Collectors.toMap(name -> name, name -> judgement(plain(name))));

    private static List<String> dialogue(String name) {
        try (InputStream stream = WrappingTest.class.getResourceAsStream("/sequitur/cli/wrapping/" + name + ".txt")) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is found, without the places in the file. */
    private static List<String> judgement(byte[] record) {
        CommandLineRun run = CommandLineRun.with(record, "check", "--format", "json", "-");
        List<String> found = Stream.concat(
                        Stream.of("exit " + run.code()),
                        run.output().stream().map(line -> line.replaceFirst("\"line\":\\d+", "\"line\":0")))
                .toList();
        return Stream.concat(found.stream(), summary(record)).toList();
    }

    private static Stream<String> summary(byte[] record) {
        return CommandLineRun.with(record, "check", "-").output().stream()
                .filter(line -> line.contains(" in ") && line.contains(" session"))
                .map(line -> line.replaceFirst(";.*not understood", ""));
    }

    static Stream<Arguments> wrapped() {
        return Wrapping.all().flatMap(wrapping -> DIALOGUES.stream().map(dialogue -> Arguments.of(wrapping, dialogue)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wrapped")
    void theJudgementIsThatOfThePlainRecord(Wrapping wrapping, String dialogue) {
        assertThat(judgement(wrapping.around(dialogue(dialogue)))).isEqualTo(UNWRAPPED.get(dialogue));
    }

    @Test
    void thePlainRecordsAreJudgedAsTheirNamesSay() {
        for (String form : List.of("debug", "sides")) {
            assertThat(judgement(plain(form + "-clean"))).first().isEqualTo("exit 0");
            assertThat(judgement(plain(form + "-violation")).get(1)).contains("\"rule\":\"mail-nested\"");
            assertThat(judgement(plain(form + "-refusal")).get(1))
                    .contains("\"kind\":\"refusal\"")
                    .contains("\"rule\":\"starttls-required\"");
        }
        assertThat(Wrapping.all().count()).isGreaterThanOrEqualTo(60);
    }

    private static byte[] plain(String dialogue) {
        return String.join("\n", dialogue(dialogue)).getBytes(StandardCharsets.UTF_8);
    }
}
