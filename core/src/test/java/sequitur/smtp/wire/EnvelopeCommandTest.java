package sequitur.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths and parameters of MAIL and RCPT (RFC 5321 sections 4.1.1.2, 4.1.1.3 and 4.1.2). */
class EnvelopeCommandTest {

    private static final String OFFERS = "250-b\n250-SIZE 10\n250-8BITMIME\n250-DSN\n250-AUTH PLAIN\n250 MT-PRIORITY\n";

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
        assertThat(EnvelopeCommand.hasWellFormedPath(utf8(line))).isTrue();
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
        assertThat(EnvelopeCommand.hasWellFormedPath(utf8(line))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE=1, true",
        "size=1 body=8bitmime, true",
        "BODY=7BIT, true",
        "BODY=BINARYMIME, false",
        "body=binarymime, false",
        "RET=FULL ENVID=x NOTIFY=NEVER ORCPT=rfc822;a, true",
        "AUTH=<>, true",
        "MT-PRIORITY=3, true",
        "SMTPUTF8, false",
        "REQUIRETLS, false",
        "SIZE=1 SMTPUTF8, false",
        "XFOO, false",
        "SIZES=1, false",
    })
    void knowsWhichExtensionAParameterIsOf(String parameters, boolean offered) {
        byte[] line = utf8("MAIL FROM:<a@b> " + parameters);

        assertThat(EnvelopeCommand.hasOnlyOffered(line, Extensions.parse(OFFERS)))
                .isEqualTo(offered);
    }

    @Test
    void anExtensionThatNobodyKnowsMayDefineAParameterThatNobodyKnows() {
        byte[] unknown = utf8("MAIL FROM:<a@b> XFOO=1");
        byte[] known = utf8("MAIL FROM:<a@b> SMTPUTF8");

        assertThat(EnvelopeCommand.hasOnlyOffered(unknown, Extensions.parse("250-b\n250 XBAR")))
                .isTrue();
        assertThat(EnvelopeCommand.hasOnlyOffered(known, Extensions.parse("250-b\n250 XBAR")))
                .isFalse();
        assertThat(EnvelopeCommand.hasOnlyOffered(unknown, Extensions.parse("250-b\n250 AUTH=LOGIN")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE=1, false",
        "SIZE=1 SIZE=2, true",
        "SIZE=1 BODY=7BIT size=1, true",
        "BODY=7BIT RET=HDRS RET=FULL, true",
        "RET=HDRS ENVID=x, false",
        "SIZE=1 SIZES=1, false",
        "XFOO XFOO, false",
    })
    void findsAParameterThatIsGivenTwice(String parameters, boolean repeated) {
        assertThat(EnvelopeCommand.repeatsParameter(utf8("MAIL FROM:<a@b> " + parameters)))
                .isEqualTo(repeated);
    }

    @ParameterizedTest
    @CsvSource({
        "SIZE=1000, 1000",
        "BODY=7BIT size=7, 7",
        "BODY=7BIT, 0",
        "SIZE=, 0",
        "SIZE=1x, 0",
        "SIZE=9223372036854775807, 9223372036854775807",
        "SIZE=9223372036854775808, 9223372036854775807",
        "SIZE=99999999999999999999, 9223372036854775807",
    })
    void readsTheSize(String parameters, long size) {
        assertThat(EnvelopeCommand.size(utf8("MAIL FROM:<a@b> " + parameters))).isEqualTo(size);
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
        assertThat(EnvelopeCommand.domain(utf8(line))).isEqualTo(domain);
    }

    private static byte[] utf8(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }
}
