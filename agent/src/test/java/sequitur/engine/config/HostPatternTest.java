package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPatternTest {

    @ParameterizedTest
    @CsvSource({
        "smtp.example.com, smtp.example.com, 25, true",
        "smtp.example.com, smtp.example.com, 587, true",
        "smtp.example.com, SMTP.Example.COM, 25, true",
        "SMTP.Example.COM, smtp.example.com, 25, true",
        "smtp.example.com, smtpxexample.com, 25, false",
        "smtp.example.com, a.smtp.example.com, 25, false",
        "smtp.example.com:587, smtp.example.com, 587, true",
        "smtp.example.com:587, smtp.example.com, 25, false",
        "smtp.example.com.port.587, smtp.example.com, 587, true",
        "smtp.example.com.port.587, smtp.example.com, 25, false",
        "*.port.465, anything, 465, true",
        "smtp.port.example.com, smtp.port.example.com, 25, true",
        "[::1].port.25, ::1, 26, false",
        "smtp.example.com:65535, smtp.example.com, 65535, true",
        "*, anything, 1, true",
        "*:465, anything, 465, true",
        "*:465, anything, 25, false",
        "*.example.com, smtp.example.com, 25, true",
        "*.example.com, example.com, 25, false",
        "*.example.com, a.b.example.com, 25, true",
        "smtp?.example.com, smtp1.example.com, 25, true",
        "smtp?.example.com, smtp.example.com, 25, false",
        "smtp?.example.com, smtp10.example.com, 25, false",
        "*.(x)+.com, a.(x)+.com, 25, true",
        "*.(x)+.com, a.x.com, 25, false",
        "127.0.0.1, 127.0.0.1, 25, true",
        "[::1], ::1, 25, true",
        "[::1], [::1], 25, true",
        "[::1]:25, ::1, 25, true",
        "[::1]:25, ::1, 26, false",
        "[2001:DB8::1]:25, 2001:db8::1, 25, true",
        "[2001:db8:*]:25, 2001:db8::7, 25, true"
    })
    void matches(String pattern, String host, int port, boolean expected) {
        assertThat(HostPattern.parse(pattern))
                .hasValueSatisfying(
                        parsed -> assertThat(parsed.matches(host, port)).isEqualTo(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":25",
                "host:",
                "host:0",
                "host.port.0",
                "host.port.65536",
                "host:65536",
                "host:123456",
                "host:smtp",
                "::1",
                "a:b:25",
                "[]",
                "[::1",
                "::1]",
                "[::1]x",
                "[::1]:0",
                "two words",
                "[[::1]]"
            })
    void refuses(String pattern) {
        assertThat(HostPattern.parse(pattern)).isEmpty();
    }
}
