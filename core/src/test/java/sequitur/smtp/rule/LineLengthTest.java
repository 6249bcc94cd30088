package sequitur.smtp.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.smtp.Dialogue;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Verb;

/** The longest command that a server has to take, CR LF included, and one octet more. */
class LineLengthTest {

    private static final int CR_LF = 2;

    @ParameterizedTest
    @CsvSource({
        "NOOP, HELP, 512",
        "NOOP, SIZE, 512",
        "MAIL FROM:<a@b>, HELP, 512",
        "MAIL FROM:<a@b>, SIZE, 538",
        "MAIL FROM:<a@b>, DSN, 619",
        "RCPT TO:<a@b>, SIZE, 512",
        "RCPT TO:<a@b>, DSN, 1012",
        "AUTH PLAIN, AUTH PLAIN, 12288",
    })
    void endsAtThisOctet(String command, String offer, int longest) {
        SessionState state = Dialogue.opened()
                .then("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 " + offer)
                .state();

        assertThat(LineLength.isExceeded(state, lineOf(command, longest))).isFalse();
        assertThat(LineLength.isExceeded(state, lineOf(command, longest + 1))).isTrue();
    }

    private static Command lineOf(String command, int octets) {
        byte[] line = Dialogue.octets(command + " " + "x".repeat(octets - CR_LF - command.length() - 1));
        return Command.of(Verb.of(line), line);
    }
}
