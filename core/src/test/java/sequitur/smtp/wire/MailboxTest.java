package sequitur.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mailboxes and source routes (RFC 5321 section 4.1.2), whole lines and parts of them. */
class MailboxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b",
                "a.b@c.d",
                "AZaz09!#$%&'*+-/=?^_`{|}~@b",
                "\"\"@b",
                "\" ~\"@b",
                "\"a b@c\"@d",
                "\"a\\\"b\"@c",
                "\"a\\\\\"@c",
                "\u00e9@b",
                "\"\u00e9\"@b",
                "a@b\u00e9",
                "a@[192.0.2.1]",
                "a@[IPv6:::1]",
            })
    void isOne(String mailbox) {
        byte[] line = octets(mailbox);

        assertThat(Mailbox.isMailbox(line, 0, line.length)).isTrue();
        assertThat(Mailbox.isMailbox(octets("<" + mailbox + ">"), 1, line.length + 1))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@",
                "a@",
                "@b",
                ".a@b",
                "a.@b",
                "a..b@c",
                "a b@c",
                "a(b)@c",
                "a,b@c",
                "a\u007f@b",
                "a@b@c",
                "a@b_c",
                "\"a@b",
                "\"a",
                "\"a\\",
                "\"a\"",
                "\"a\"b@c",
                "\"a\\\"@c",
                "\"\u001f\"@b",
                "\"\u007f\"@b",
                "\"\\\u001f\"@b",
                "\"\\\u007f\"@b",
                "\"\\\u00e9\"@b",
            })
    void isNone(String mailbox) {
        byte[] line = octets(mailbox);

        assertThat(Mailbox.isMailbox(line, 0, line.length)).isFalse();
        assertThat(Mailbox.isMailbox(octets("<" + mailbox + ">"), 1, line.length + 1))
                .isFalse();
    }

    @Test
    void endsWhereItsPartOfTheLineEnds() {
        assertThat(Mailbox.isMailbox(octets("a@b"), 0, 1)).isFalse();
        assertThat(Mailbox.isMailbox(octets("a@b"), 0, 2)).isFalse();
        assertThat(Mailbox.isMailbox(octets("\"a\"@b"), 0, 2)).isFalse();
        assertThat(Mailbox.isMailbox(octets("\"a\"@b"), 0, 3)).isFalse();
        assertThat(Mailbox.isMailbox(octets("\"a\\\"\"@b"), 0, 3)).isFalse();
        assertThat(Mailbox.isMailbox(octets("ab@c"), 1, 4)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@a:b@c | 3",
                "@a,@b:c@d | 6",
                "@[192.0.2.1]:b@c | 13",
                "@a: | 3",
                "a@b | 0",
                "@a | 0",
                "@a,b:c@d | 0",
                "@a,@b | 0",
                "@:b@c | 0",
                "@a_:b@c | 0",
                "@a,@_:b@c | 0",
            })
    void passesOverASourceRoute(String path, int mailbox) {
        byte[] line = octets(path);

        assertThat(Mailbox.afterRoute(line, 0, line.length)).isEqualTo(mailbox);
        assertThat(Mailbox.afterRoute(octets("<" + path), 1, line.length + 1)).isEqualTo(mailbox + 1);
    }

    @Test
    void aRouteEndsWhereItsPartOfTheLineEnds() {
        assertThat(Mailbox.afterRoute(octets("@a:b"), 0, 2)).isZero();
        assertThat(Mailbox.afterRoute(octets("@a,@b:c"), 0, 3)).isZero();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
