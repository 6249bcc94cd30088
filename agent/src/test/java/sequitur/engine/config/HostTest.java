package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One host has one form, and no two hosts share one. */
class HostTest {

    @ParameterizedTest
    @CsvSource({
        "SMTP.Example.COM, smtp.example.com",
        "smtp.example.com., smtp.example.com",
        "LOCALHOST., localhost",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.Example., xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "XN--BCHER-KVA.example, xn--bcher-kva.example",
        "почта.пример, xn--80a1acny.xn--e1afmkfd",
        "*.Bücher.example, *.xn--bcher-kva.example",
        "127.0.0.1, 127.0.0.1",
        "127.1, 127.0.0.1",
        "2130706433, 127.0.0.1",
        "010.001.000.005, 10.1.0.5",
        "[::1], ::1",
        "0:0:0:0:0:0:0:1, ::1",
        "[0000:0000:0000:0000:0000:0000:0000:0001], ::1",
        "::1%lo, ::1",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
        "2001:db8::0001, 2001:db8::1",
        "2001:db8:0:0:0:0:0:0, 2001:db8::",
        "::, ::",
        "[FE80::0:1%eth0], fe80::1%eth0",
        "2001:db8::1%eth0, 2001:db8::1",
        "::ffff:127.0.0.1, 127.0.0.1",
        "::ffff:7f00:1, 127.0.0.1",
        "2001:DB8:*, 2001:db8:*"
    })
    void isOneForm(String written, String form) {
        assertThat(Host.of(written).text()).isEqualTo(form);
        assertThat(Host.of(form).text()).isEqualTo(form);
    }

    @ParameterizedTest
    @CsvSource({
        "faß.example, fass.example",
        "faß.example, xn--fa-hia.example",
        "ban\u212A.example, bank.example",
        "ｓｍｔｐ.example, smtp.example",
        "smtp。example, smtp.example",
        "sm\u200Dtp.example, smtp.example",
        "smtp.example.com.., smtp.example.com",
        ".smtp.example.com, smtp.example.com",
        "127.0.0.1., 127.0.0.1",
        "256.0.0.1, 0.0.0.1",
        "127.0.0.0x1, 127.0.0.1",
        "fe80::1%eth0, fe80::1%eth1",
        "fe80::1%eth0, fe80::1",
        "evil.example, smtp.example",
        "smtp.example.evil.example, smtp.example"
    })
    void keepsStrangersApart(String one, String other) {
        assertThat(Host.of(one)).isNotEqualTo(Host.of(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "..", "[]", "[", ":", "::1::", "%", "fe80::1%", "-", "xn--", "é.xn--a", "1..2", "*"})
    void takesAnything(String text) {
        Host host = Host.of(text);

        assertThat(Host.of(host.text())).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "Localhost., true",
        "127.0.0.1, true",
        "127.9.9.9, true",
        "127.1, true",
        "[::1], true",
        "0:0:0:0:0:0:0:1, true",
        "::ffff:127.0.0.1, true",
        "127.0.0.1., false",
        "127.evil.example, false",
        "localhost.evil.example, false",
        "10.0.0.1, false",
        "::2, false"
    })
    void knowsTheMachineItself(String host, boolean loopback) {
        assertThat(Host.of(host).isLoopback()).isEqualTo(loopback);
    }
}
