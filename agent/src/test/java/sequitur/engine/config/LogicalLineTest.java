package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogicalLineTest {

    @ParameterizedTest
    @MethodSource("settings")
    void reads(String content, int line, String key, String value) {
        assertThat(LogicalLine.split(content))
                .map(logical -> logical.entry("file"))
                .containsExactly(ConfigEntry.of(new Source.InFile("file", line), key, value));
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of("a=b", 1, "a", "b"),
                Arguments.of("a:b", 1, "a", "b"),
                Arguments.of("a b", 1, "a", "b"),
                Arguments.of("a\tb", 1, "a", "b"),
                Arguments.of("  a  =  b  ", 1, "a", "b"),
                Arguments.of("a = b c ", 1, "a", "b c"),
                Arguments.of("a", 1, "a", ""),
                Arguments.of("a=", 1, "a", ""),
                Arguments.of("=b", 1, "", "b"),
                Arguments.of("a=b=c:d", 1, "a", "b=c:d"),
                Arguments.of("a\\=b=c", 1, "a=b", "c"),
                Arguments.of("a=#b", 1, "a", "#b"),
                Arguments.of("\\u0061=\\u00e9", 1, "a", "\u00e9"),
                Arguments.of("a=\u00e9", 1, "a", "\u00e9"),
                Arguments.of("a=x\\\ny", 1, "a", "xy"),
                Arguments.of("a=x\\\n   y\\\n\t#z", 1, "a", "xy#z"),
                Arguments.of("a=x\\\\", 1, "a", "x\\"),
                Arguments.of("a=x\\", 1, "a", "x"),
                Arguments.of("a=x\\\n", 1, "a", "x"),
                Arguments.of("# a=x\n! a=y\\\n   #\n\n \t\na=b", 6, "a", "b"),
                Arguments.of("\r\n\r\na=b\r\n", 3, "a", "b"),
                Arguments.of("\r\ra=b\r", 3, "a", "b"));
    }

    @ParameterizedTest
    @MethodSource("hostKeys")
    void readsTheColonsOfHosts(String content, String key, String value) {
        assertThat(LogicalLine.split(content))
                .map(logical -> logical.entry("file"))
                .containsExactly(ConfigEntry.of(new Source.InFile("file", 1), "sequitur.host." + key, value));
    }

    static Stream<Arguments> hostKeys() {
        return Stream.of(
                Arguments.of("sequitur.host.a.b:587.policy=block", "a.b:587.policy", "block"),
                Arguments.of("sequitur.host.a.b\\:587.policy=block", "a.b:587.policy", "block"),
                Arguments.of("  sequitur.host.a.b:587.policy : block", "a.b:587.policy", "block"),
                Arguments.of("sequitur.host.a.b:587.policy:block", "a.b:587.policy", "block"),
                Arguments.of("sequitur.host.a.b:587.policy block:x", "a.b:587.policy", "block:x"),
                Arguments.of("sequitur.host.a.b.policy:block", "a.b.policy", "block"),
                Arguments.of("sequitur.host.a.b.policy = x:1.y", "a.b.policy", "x:1.y"),
                Arguments.of("sequitur.host.*:25.policy=off", "*:25.policy", "off"),
                Arguments.of("sequitur.host.[::1].policy=off", "[::1].policy", "off"),
                Arguments.of("sequitur.host.[::1]:25.policy=off", "[::1]:25.policy", "off"),
                Arguments.of("sequitur.host.[\\:\\:1]\\:25.policy=off", "[::1]:25.policy", "off"),
                Arguments.of("sequitur.host.a.password:hunter2", "a.password", "hunter2"));
    }

    @ParameterizedTest
    @CsvSource({
        "a.b:587.username=x, a.b:587.username, x",
        "[::1]:587.password-file:x, [::1]:587.password-file, x",
        "a.b.password:hunter2, a.b.password, hunter2"
    })
    void readsTheColonsOfHostsWithCredentials(String content, String key, String value) {
        assertThat(LogicalLine.split("sequitur.credentials." + content))
                .map(logical -> logical.entry("file"))
                .containsExactly(ConfigEntry.of(new Source.InFile("file", 1), "sequitur.credentials." + key, value));
    }

    @Test
    void numbersWhatFollowsAContinuation() {
        assertThat(LogicalLine.split("a=x\\\ny\nb=z")).map(LogicalLine::number).isEqualTo(List.of(1, 3));
    }

    @Test
    void endsALineAtAnEscapedBackslash() {
        assertThat(LogicalLine.split("a=x\\\\\nb=z"))
                .containsExactly(new LogicalLine(1, "a=x\\\\"), new LogicalLine(2, "b=z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=\\u00g0", "a=C:\\users", "\\u=b", "a=\\u12"})
    void refusesMalformedEscapes(String content) {
        LogicalLine line = LogicalLine.split(content).get(0);

        assertThatIllegalArgumentException().isThrownBy(() -> line.entry("file"));
    }
}
