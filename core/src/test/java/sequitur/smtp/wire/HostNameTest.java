package sequitur.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.Dialogue;

/** The names that EHLO and HELO take, and those that they do not (RFC 5321 sections 4.1.2 and 4.1.3). */
class HostNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "mail.example.com",
                "MAIL.Example.COM ",
                "1and1.example",
                "a-b.example",
                "xn--mller-kva.example",
                "1.2.3.4.example",
                "1.2.3",
                "256.1.1.1",
                "[127.0.0.1]",
                "[255.255.255.255]",
                "[99.19.9.249]",
                "[IPv6:::]",
                "[IPv6:::1]",
                "[IPv6:1::]",
                "[ipv6:2001:db8::1]",
                "[IPv6:1:2:3:4:5:6:7:8]",
                "[IPv6:2001:DB8:0:0:0:0:0:ffff]",
                "[IPv6:1:2:3:4:5:6::8]",
                "[IPv6:::ffff:192.0.2.1]",
                "[IPv6:1:2:3:4:5:6:192.0.2.1]",
            })
    void isANameOrALiteral(String name) {
        assertThat(HostName.isGivenBy(ehlo(name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a_b.example",
                "mail.example.com.",
                ".example",
                "a..b",
                "-a.example",
                "a-.example",
                "a.b-",
                "a b",
                "m\u00fcller.example",
                "192.0.2.1",
                "::1",
                "fe80::1",
                "[::1]",
                "[fe80::1]",
                "[127.0.0.1",
                "[127.0.0]",
                "[127.0.0.256]",
                "[127.0.0.0001]",
                "[127..0.1]",
                "[127.0.0.1.]",
                "[1.2.3.4.5]",
                "[]",
                "[",
                "[IPv6:]",
                "[IPv6:1]",
                "[IPv6:1:2:3:4:5:6:7]",
                "[IPv6:1:2:3:4:5:6:7:8:9]",
                "[IPv6:1:2:3:4:5:6:7::8]",
                "[IPv6:1::2::3]",
                "[IPv6:1:::2]",
                "[IPv6::::1]",
                "[IPv6:1:/::2]",
                "[IPv6::1]",
                "[IPv6:1:]",
                "[IPv6:12345::1]",
                "[IPv6:g::1]",
                "[IPv6:1:2:3:4:5:6:7:192.0.2.1]",
                "[IPv6:::192.0.2]",
                "[IPv6:fe80::1%eth0]",
            })
    void isNeither(String name) {
        assertThat(HostName.isGivenBy(ehlo(name))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"localhost, true", "LocalHost, true", "localhost.example, false", "'', false", "local, false"})
    void localhostIsToldFromOthers(String name, boolean localhost) {
        assertThat(HostName.isLocalhost(ehlo(name))).isEqualTo(localhost);
    }

    @Test
    void isLookedForInItsPartOfTheLineAlone() {
        byte[] line = Dialogue.octets("a@b");

        assertThat(HostName.isDomainOrLiteral(line, 2, 3)).isTrue();
        assertThat(HostName.isDomainOrLiteral(line, 3, 3)).isFalse();
        assertThat(HostName.isDomainOrLiteral(line, 0, 3)).isFalse();
        assertThat(HostName.isDomainOrLiteral(Dialogue.octets("a\0b"), 0, 3)).isFalse();
        assertThat(HostName.isDomainOrLiteral(Dialogue.octets("[1.2.3.4]5"), 0, 9))
                .isTrue();
    }

    private static Command ehlo(String name) {
        return Command.of(Verb.EHLO, Dialogue.octets("EHLO " + name));
    }
}
