package sequitur.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.smtp.Dialogue;

/** Octets at the edges of their ranges, where one more or one less makes the difference. */
class OctetsTest {

    private static final byte HIGHEST_SEPARATOR = ' ';
    private static final byte LOWEST_VISIBLE = '!';

    @ParameterizedTest
    @CsvSource({
        "a, A, true",
        "z, Z, true",
        "A, A, true",
        "`, @, false",
        "{, [, false",
        "@, @, true",
    })
    void lettersOfAsciiAndNoOthersHaveTwoCases(String line, String word, boolean matches) {
        assertThat(Octets.matches(Dialogue.octets(line), 0, word)).isEqualTo(matches);
    }

    @Test
    void aWordDoesNotReachBeyondTheLine() {
        assertThat(Octets.matches(Dialogue.octets("BDAT"), 1, "DAT")).isTrue();
        assertThat(Octets.matches(Dialogue.octets("BDAT"), 2, "DATA")).isFalse();
        assertThat(Octets.matches(Dialogue.octets("BDAT"), 4, "")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "BDAT 1 LAST, true",
        "BDAT 1 last, true",
        "'BDAT 1 LAST  ', true",
        "' LAST', true",
        "LAST, false",
        "BDAT 1LAST, false",
        "AST, false",
        "'', false",
    })
    void theLastWordStandsAfterASpace(String line, boolean last) {
        assertThat(Octets.endsWithWord(Dialogue.octets(line), "LAST")).isEqualTo(last);
    }

    @Test
    void controlCharactersAndSpaceSeparate() {
        assertThat(Octets.isSeparator((byte) 0)).isTrue();
        assertThat(Octets.isSeparator(HIGHEST_SEPARATOR)).isTrue();
        assertThat(Octets.isSeparator(LOWEST_VISIBLE)).isFalse();
        assertThat(Octets.isSeparator((byte) -1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "9, 9",
        "007, 7",
        "/, 0",
        ":, 0",
        "1a, 0",
        "'', 0",
        "9223372036854775806, 9223372036854775806",
        "9223372036854775807, 9223372036854775807",
        "9223372036854775808, 9223372036854775807",
        "92233720368547758070, 9223372036854775807",
    })
    void aNumberIsDigitsUpToTheGreatest(String text, long number) {
        assertThat(Octets.number(Dialogue.octets(text), 0, text.length())).isEqualTo(number);
    }

    @Test
    void onlyThisPartOfTheLineIsLookedAt() {
        byte[] line = Dialogue.octets("x12y");

        assertThat(Octets.isNumber(line, 1, 3)).isTrue();
        assertThat(Octets.isNumber(line, 1, 4)).isFalse();
        assertThat(Octets.isNumber(line, 2, 2)).isFalse();
        assertThat(Octets.number(line, 1, 3)).isEqualTo(12);
        assertThat(Octets.isAscii(Dialogue.octets("\u00e9a\u007f\u00e9"), 1, 3)).isTrue();
        assertThat(Octets.isAscii(Dialogue.octets("\u00e9a"), 0, 1)).isFalse();
        assertThat(Octets.isAscii(Dialogue.octets("\0"), 0, 1)).isTrue();
        assertThat(Octets.isWord(Dialogue.octets("SIZE=1"), 0, 4, "SIZE")).isTrue();
        assertThat(Octets.isWord(Dialogue.octets("SIZE=1"), 0, 5, "SIZE")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "a, true", "z, true", "A, true", "Z, true", "0, true", "9, true",
        "`, false", "{, false", "@, false", "[, false", "/, false", ":, false",
    })
    void lettersAndDigits(String octet, boolean is) {
        assertThat(Octets.isLetterOrDigit(Dialogue.octets(octet)[0])).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({
        "a, true", "f, true", "A, true", "F, true", "0, true", "9, true",
        "g, false", "G, false", "`, false", "@, false", "/, false", ":, false",
    })
    void hexadecimalDigits(String octet, boolean is) {
        assertThat(Octets.isHexadecimal(Dialogue.octets(octet)[0])).isEqualTo(is);
    }
}
