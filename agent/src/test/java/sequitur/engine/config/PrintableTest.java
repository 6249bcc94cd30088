package sequitur.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {

    @ParameterizedTest
    @CsvSource({
        "${jndi:ldap://192.0.2.1/x}, \\u0024{jndi:ldap://192.0.2.1/x}",
        "$${ctx:a} costs $5, $\\u0024{ctx:a} costs $5",
        "#{T(java.lang.Runtime)} #1, \\u0023{T(java.lang.Runtime)} #1",
        "100% %n%s %{x}, 100\\u0025 \\u0025n\\u0025s \\u0025{x}",
        "a {} b {0}, a {} b {0}",
        "ends with $, ends with \\u0024"
    })
    void takesAwayTheMeaningForAFormatter(String words, String expected) {
        assertThat(Printable.of(words)).hasToString(expected);
    }

    @Test
    void isOneLineThatCanBeSeen() {
        String words =
                "a\r\nb\u001b[31mc\u009b2Jd\u0085e\u2028f\u2029g\u202eh\u2066i\u200bj\ufeffk\u0000l\u007fm\u00ad\udb40\udc41";

        assertThat(Printable.of(words).toString())
                .matches("[ -~]+")
                .startsWith("a\\u000d\\u000ab\\u001b[31mc\\u009b2Jd\\u0085e\\u2028f\\u2029g\\u202eh");
    }

    @Test
    void saysHowMuchItLeavesOut() {
        assertThat(Printable.of("x".repeat(500))).hasToString("x".repeat(500));
        assertThat(Printable.of("x".repeat(10_000_000))).hasToString("x".repeat(460) + "... (9999540 more characters)");
        assertThat(Printable.of("\u0001".repeat(10_000_000)).toString())
                .hasSizeLessThanOrEqualTo(Printable.LONGEST)
                .endsWith("... (9999924 more characters)");
        assertThat(Printable.of("x".repeat(101), 100)).hasToString("x".repeat(100) + "...");
    }

    /** Neither printing it twice nor what it is put between gives it a meaning again. */
    @Test
    void staysHarmlessWhateverStandsAroundIt() {
        Random random = new Random(4);
        String alphabet = "$#%{}\\ju0\n\u001b\u202e";
        for (int round = 0; round < 20_000; round++) {
            String one = random(random, alphabet);
            String other = random(random, alphabet);
            String text = Printable.of(one) + "" + Printable.of(other);

            assertThat(text).matches("[ -~]*").doesNotContain("${", "#{", "%");
            assertThat(Printable.of(text)).hasToString(text.replaceAll("[$]$", "\\\\u0024"));
        }
    }

    private static String random(Random random, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
