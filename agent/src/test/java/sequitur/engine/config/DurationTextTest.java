package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S, 500ms",
        "30s, PT30S, 30s",
        "30 s, PT30S, 30s",
        "90s, PT1M30S, 90s",
        "120s, PT2M, 2m",
        "5m, PT5M, 5m",
        "60m, PT1H, 1h",
        "24h, PT24H, 24h",
        "1500ms, PT1.5S, 1500ms"
    })
    void isANumberWithItsUnit(String text, Duration expected, String shown) {
        assertThat(DurationText.parse(text)).contains(expected);
        assertThat(DurationText.of(expected)).isEqualTo(shown);
    }

    /** A bare number would be milliseconds to the one and seconds to the other. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "0s", "-1s", "5 min", "5M", "1d", "25h", "1.5s", "PT5M", "s", "infinite", "999999999h"})
    void anythingElseIsNone(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }
}
