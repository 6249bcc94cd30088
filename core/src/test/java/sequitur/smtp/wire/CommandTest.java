package sequitur.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.smtp.Dialogue;

/** Where the parts of a line stand. */
class CommandTest {

    @ParameterizedTest
    @CsvSource({
        "NOOP, 4, 4, 4, 4, 4",
        "'AUTH  PLAIN abc ', 4, 6, 11, 12, 15",
        "BDAT 12 LAST, 4, 5, 7, 8, 12",
        "'', 0, 0, 0, 0, 0",
        "' x', 0, 1, 2, 2, 2",
    })
    void notesItsWords(String line, int verbEnd, int argumentStart, int argumentEnd, int restStart, int end) {
        Command command = command(line);

        assertThat(command.verbEnd()).isEqualTo(verbEnd);
        assertThat(command.argumentStart()).isEqualTo(argumentStart);
        assertThat(command.argumentEnd()).isEqualTo(argumentEnd);
        assertThat(command.restStart()).isEqualTo(restStart);
        assertThat(command.end()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL FROM:<a@b> SIZE=1 | <a@b> | 16",
                "mail from: a@b SIZE=1 | a@b | 15",
                "RCPT TO:<\"x> y\"@b> X | <\"x> y\"@b> | 19",
                "RCPT TO:<a@b | <a@b | 12",
                "MAIL | '' | 4",
                "NOOP <a@b> | '' | 10",
            })
    void notesItsPathAndWhereParametersBegin(String line, String path, int parametersStart) {
        Command command = command(line);

        assertThat(line.substring(command.pathStart(), command.pathEnd())).isEqualTo(path);
        assertThat(command.parametersStart()).isEqualTo(parametersStart);
    }

    @Test
    void saysNothingOfTheLineBefore() {
        Command command = command("MAIL FROM:<a@b>\n SIZE=1");
        assertThat(command.isForged()).isTrue();

        command.read(Verb.DATA, Dialogue.octets("DATA"));

        assertThat(command.isForged()).isFalse();
        assertThat(command.verb()).isEqualTo(Verb.DATA);
        assertThat(command.length()).isEqualTo(4);
        assertThat(command.pathStart()).isEqualTo(4);
        assertThat(command.parameters().arePresent()).isFalse();
    }

    @Test
    void tellsItsVerbAlone() {
        assertThat(command("AUTH PLAIN canary")).hasToString("Command[AUTH]");
    }

    private static Command command(String line) {
        byte[] octets = Dialogue.octets(line);
        return Command.of(Verb.of(octets), octets);
    }
}
