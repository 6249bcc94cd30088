package sequitur.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.smtp.Dialogue;

/** Base64: quads, padding at the end alone, and its own alphabet. */
class Base64TextTest {

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "AAAA, true",
        "azAZ09+/, true",
        "AAA=, true",
        "AA==, true",
        "AAAAAA==, true",
        "A===, false",
        "====, false",
        "=, false",
        "==, false",
        "AA=A, false",
        "=AAA, false",
        "AAA, false",
        "AAAAA, false",
        "AA-_, false",
        "AA A, false",
    })
    void isOne(String text, boolean base64) {
        assertThat(Base64Text.isBase64(Dialogue.octets(text), 0, text.length())).isEqualTo(base64);
    }

    @Test
    void isLookedForInItsPartOfTheLineAlone() {
        assertThat(Base64Text.isBase64(Dialogue.octets("*AAA=*"), 1, 5)).isTrue();
        assertThat(Base64Text.isBase64(Dialogue.octets("*AAA=*"), 0, 4)).isFalse();
        assertThat(Base64Text.isBase64(Dialogue.octets("="), 0, 0)).isTrue();
    }
}
