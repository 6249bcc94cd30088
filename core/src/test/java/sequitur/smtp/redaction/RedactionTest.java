package sequitur.smtp.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.smtp.Dialogue;

/** What may be shown of a command. */
class RedactionTest {

    private static final String[] EHLO = {"S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 AUTH PLAIN X-OURS"};

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM:<a@b> SIZE=1, MAIL FROM:<a@b> SIZE=1",
        "DATA, DATA",
        "AUTH, AUTH",
        "AUTH PLAIN, AUTH PLAIN",
        "auth plain, AUTH PLAIN",
        "AUTH PLAIN AGEAYg==, AUTH PLAIN [redacted]",
        "AUTH X-OURS AGEAYg==, AUTH X-OURS [redacted]",
        "AUTH AGEAYg==, AUTH [redacted]",
        "AUTH c2VjcmV0, AUTH [redacted]",
        "XFORWARD NAME=x, XFORWARD [redacted]",
        "XFOO, [unknown command]",
        "YWJj, [unknown command]",
        "etrn, ETRN",
        "AUTHPLAINAGEAYg, [unknown command]",
        "' AUTH PLAIN AGEAYg==', [unknown command]",
        "'', [unknown command]",
        "c2VjcmV0IQ==, [unknown command]",
    })
    void hidesWhatCouldBeACredential(String line, String shown) {
        assertThat(shown(Dialogue.opened().then(EHLO), line)).isEqualTo(shown);
    }

    @Test
    void showsNothingOfASaslExchange() {
        Dialogue exchange = Dialogue.opened().then(EHLO).then("C: AUTH LOGIN", "S: 334 x");

        assertThat(shown(exchange, "MAIL FROM:<a@b>")).isEqualTo("[redacted]");
        assertThat(shown(exchange, "*")).isEqualTo("[redacted]");
    }

    @Test
    void showsNothingUnknownOfADialogueMetInItsMiddle() {
        assertThat(shown(Dialogue.unknown(), "YWJj")).isEqualTo("[unknown command]");
        assertThat(shown(Dialogue.unknown(), "NOOP")).isEqualTo("NOOP");
    }

    @Test
    void showsOneLine() {
        Dialogue dialogue = Dialogue.opened().then(EHLO);

        assertThat(shown(dialogue, "RCPT TO:<a@b>\r\nAUTH PLAIN AGEAYg==")).isEqualTo("RCPT TO:<a@b> [redacted]");
        assertThat(shown(dialogue, "NOOP \0AGEAYg==")).isEqualTo("NOOP  [redacted]");
        assertThat(shown(dialogue, "NOOP \t\u001b[31m\u00ff")).isEqualTo("NOOP ??[31m?");
        byte[] unicode = "NOOP \u0085\u2028\u202ex".getBytes(StandardCharsets.UTF_8);
        assertThat(Redaction.line(dialogue.state(), unicode)).isEqualTo("NOOP ???x");
        assertThat(shown(dialogue, "AUTH\tPLAIN\tAGEAYg==")).isEqualTo("AUTH PLAIN [redacted]");
    }

    private static String shown(Dialogue dialogue, String line) {
        return Redaction.line(dialogue.state(), Dialogue.octets(line));
    }
}
