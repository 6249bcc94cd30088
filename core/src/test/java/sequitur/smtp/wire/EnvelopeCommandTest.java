package sequitur.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths of MAIL and RCPT (RFC 5321 sections 4.1.1.2, 4.1.1.3 and 4.1.2). */
class EnvelopeCommandTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAIL FROM:<>",
                "MAIL FROM:<> RET=HDRS",
                "mail from:<a@b>",
                "MAIL FROM:<a.b+c@d.example>",
                "MAIL FROM:<!#$%&'*+-/=?^_`{|}~@b>",
                "MAIL FROM:<\"a b\"@c>",
                "MAIL FROM:<\"a\\\"b>\"@c>",
                "MAIL FROM:<\"\"@c>",
                "MAIL FROM:<a@[192.0.2.1]>",
                "MAIL FROM:<a@[IPv6:2001:db8::1]>",
                "MAIL FROM:<@one.example,@two.example:a@b>",
                "MAIL FROM:<m\u00fcller@m\u00fcller.example>",
                "RCPT TO:<c@d>",
                "RCPT TO:<Postmaster>",
                "RCPT TO:<postmaster> NOTIFY=NEVER",
                "RCPT TO:<@one.example:c@d>",
            })
    void isAWellFormedPath(String line) {
        assertThat(EnvelopeCommand.hasWellFormedPath(command(line))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAIL",
                "MAIL FROM",
                "MAIL FROM:",
                "MAIL FROM: <a@b>",
                "MAIL FROM:a@b",
                "MAIL FROM:<a@b",
                "MAIL FROM:<a@b>SIZE=1",
                "MAIL FROM:<a>",
                "MAIL FROM:<postmaster>",
                "MAIL FROM:<@b>",
                "MAIL FROM:<a@>",
                "MAIL FROM:<a b@c>",
                "MAIL FROM:<a..b@c>",
                "MAIL FROM:<.a@c>",
                "MAIL FROM:<a.@c>",
                "MAIL FROM:<a@b@c>",
                "MAIL FROM:<a@b_c>",
                "MAIL FROM:<a@b.>",
                "MAIL FROM:<a@[192.0.2]>",
                "MAIL FROM:<<a@b>>",
                "MAIL FROM:<\"a@b>",
                "MAIL FROM:<\"a\"b@c>",
                "MAIL FROM:<\"a\u007f\"@b>",
                "MAIL FROM:<\"a\\\u00e4\"@b>",
                "MAIL FROM:<@one.example:>",
                "MAIL FROM:<@one_example:a@b>",
                "MAIL FROM:<@one.example a@b>",
                "MAIL FROM:<a(b)@c>",
                "MAIL TO:<a@b>",
                "RCPT TO:<>",
                "RCPT TO:<c>",
                "RCPT TO:<postmasters>",
                "RCPT FROM:<c@d>",
                "RCPT TO:<c@d>NOTIFY=NEVER",
            })
    void isNone(String line) {
        assertThat(EnvelopeCommand.hasWellFormedPath(command(line))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT TO:<c@D.example>, d.example",
        "RCPT TO:<c@d> NOTIFY=NEVER, d",
        "'RCPT TO:<\"x@y\"@d>', d",
        "RCPT TO:c@d, d",
        "RCPT TO:<postmaster>, ''",
        "RCPT, ''",
    })
    void readsTheDomain(String line, String domain) {
        assertThat(EnvelopeCommand.domain(command(line))).isEqualTo(domain);
    }

    private static Command command(String line) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        return Command.of(Verb.of(octets), octets);
    }
}
