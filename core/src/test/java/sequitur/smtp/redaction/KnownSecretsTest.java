package sequitur.smtp.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server repeats of a login, in whatever spelling. */
class KnownSecretsTest {

    private static final String PASSWORD = "canary?s3cret/&=\u00e4%+<x>";

    private final KnownSecrets secrets = new KnownSecrets();

    @ParameterizedTest
    @MethodSource("spellings")
    void hidesWhatItKnowsInEverySpelling(String echo) {
        secrets.learn(octets(PASSWORD));

        String shown = secrets.hide("535 5.7.8 no: <" + echo + "> is wrong");

        assertThat(shown).isEqualTo("535 5.7.8 no: <[redacted]> is wrong");
    }

    static Stream<String> spellings() {
        byte[] octets = octets(PASSWORD);
        String hexadecimal = HexFormat.of().formatHex(octets);
        String percent = URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8);
        return Stream.of(
                PASSWORD,
                PASSWORD.toUpperCase(Locale.ROOT),
                new String(octets, StandardCharsets.ISO_8859_1),
                base64(octets),
                Base64.getUrlEncoder().withoutPadding().encodeToString(octets),
                URLEncoder.encode(base64(octets), StandardCharsets.UTF_8),
                base64(octets("\0bot\0" + PASSWORD)),
                base64(octets("\0robot\0" + PASSWORD)),
                base64(octets("robot@example.com\0robot\0" + PASSWORD)),
                base64(octets("user=robot\1auth=Bearer " + PASSWORD + "\1\1")),
                hexadecimal,
                hexadecimal.toUpperCase(Locale.ROOT),
                HexFormat.ofDelimiter(":").formatHex(octets),
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(octets),
                HexFormat.of().withPrefix("\\x").formatHex(octets),
                HexFormat.of().withPrefix("%").formatHex(octets),
                HexFormat.of().withPrefix("=").withUpperCase().formatHex(octets),
                HexFormat.of().withPrefix("+").withUpperCase().formatHex(octets),
                percent,
                percent.toLowerCase(Locale.ROOT),
                "canary?s3cret/&=3D=C3=A4%+<x>",
                "canary?s3cr=\r\net/&=3D=C3=A4%+<x>",
                "canary?s3cret/&amp;=\u00e4%+&lt;x&gt;",
                "canary?s3cret\\/&=\\u00e4%+<x>");
    }

    @Test
    void hidesWhatIsFoldedOverTheLinesOfAReply() {
        secrets.learnResponse("PLAIN", true, base64(octets("\0bot\0correct-horse-battery")));
        String echo = base64(octets("\0bot\0correct-horse-battery"));

        String shown = secrets.hide("535-5.7.8 no " + echo.substring(0, 12) + "\r\n535 5.7.8 " + echo.substring(12));

        assertThat(shown).isEqualTo("535-5.7.8 no [redacted]");
    }

    @Test
    void hidesABeginningThatWasRepeated() {
        String token = "ya29." + "a0AfB_byC".repeat(200);
        secrets.learn(octets(token));

        assertThat(secrets.hide("535 bad: " + token.substring(0, 100) + "...")).isEqualTo("535 bad: [redacted]...");
        assertThat(secrets.hide("535 bad: " + base64(octets(token)).substring(0, 60) + "...")
                        .length())
                .isLessThan(30);
    }

    @Test
    void hidesUnknownResponsesBehindAWordOfAuthentication() {
        String response = base64(octets("\0bot\0some-other"));

        for (String word : new String[] {
            "AUTH", "auth plain", "LOGIN", "XOAUTH2:", "OAUTHBEARER", "CRAM-MD5", "DIGEST-MD5", "Bearer", "NTLM"
        }) {
            assertThat(secrets.hide("535 no (" + word + " " + response + ")")).doesNotContain(response.substring(0, 8));
        }
        assertThat(secrets.hide("334 " + response)).isEqualTo("334 [redacted]");
        assertThat(secrets.hide("250 queued as " + response)).contains(response);
    }

    @Test
    void leavesTheWordsOfARefusal() {
        secrets.learnResponse("PLAIN", true, base64(octets("\0robot@example.com\0pw1")));
        String refusal =
                "535-5.7.8 AUTH: Username and Password not accepted for robot@example.com. InvalidCredentials;\n"
                        + "535 5.7.8  https://support.google.com/mail/?p=BadCredentials authentication/authorization failed";

        assertThat(secrets.hide(refusal)).isEqualTo(refusal);
    }

    /** They would be found in ordinary words, and the gaps would tell them. */
    @Test
    void looksForShortSecretsOnlyInTheResponseThatTheyWereSentIn() {
        String response = base64(octets("\0bot\0the"));
        secrets.learnResponse("PLAIN", true, response);

        assertThat(secrets.hide("535 the password of " + response)).isEqualTo("535 the password of [redacted]");
    }

    @Test
    void learnsWhatIsSecretInEachMechanism() {
        secrets.learnResponse("LOGIN", true, base64(octets("robot@example.com")));
        secrets.learnResponse("LOGIN", false, base64(octets("login-canary")));
        secrets.learnResponse("XOAUTH2", true, base64(octets("user=robot\1auth=Bearer token-canary\1\1")));
        secrets.learnResponse(
                "OAUTHBEARER", true, base64(octets("n,a=r,\1host=h\1port=1\1auth=Bearer bearer-canary\1\1")));
        secrets.learnResponse("CRAM-MD5", true, base64(octets("robot 0123456789abcdef0123456789abcdef")));

        assertThat(
                        secrets.hide(
                                "535 robot@example.com login-canary token-canary bearer-canary 0123456789abcdef0123456789abcdef"))
                .isEqualTo("535 robot@example.com [redacted] [redacted] [redacted] [redacted]");
    }

    @Test
    void looksAtTheBeginningAloneAndCutsNoSecretInTwo() {
        secrets.learn(octets(PASSWORD));
        String echo = base64(octets(PASSWORD));

        for (int place = KnownSecrets.LOOKED_AT - 60; place < KnownSecrets.LOOKED_AT + 5; place++) {
            String shown = secrets.hide(".".repeat(place) + echo + ".".repeat(9_000_000 % 5_000));

            assertThat(shown)
                    .hasSizeLessThanOrEqualTo(KnownSecrets.LOOKED_AT + 10)
                    .doesNotContain(echo.substring(0, 4));
        }
    }

    @Test
    void forgets() {
        secrets.learn(octets(PASSWORD));
        secrets.forget();

        assertThat(secrets.hide(PASSWORD)).isEqualTo(PASSWORD);
        assertThat(secrets).hasToString("KnownSecrets[****]");
    }

    /** Nothing of it is left: neither the secret nor four octets of it in a row, in clear or decoded. */
    @Test
    @Tag("slow")
    void leavesNothingOfRandomSecrets() {
        Random random = new Random(5);
        for (int round = 0; round < 1_000; round++) {
            String secret = random.ints(8 + random.nextInt(30), '!', '~' + 1)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            String message = "u".repeat(random.nextInt(6)) + "\0" + "v".repeat(random.nextInt(6)) + "\0" + secret;
            KnownSecrets fresh = new KnownSecrets();
            fresh.learnResponse("PLAIN", true, base64(octets(message)));
            String other = base64(octets("w".repeat(random.nextInt(9)) + secret + "\1"));

            String shown = fresh.hide("535 " + base64(octets(message)) + " , " + secret + " , " + other + " ; "
                    + URLEncoder.encode(secret, StandardCharsets.UTF_8));

            assertThat(shown).as("%s", secret).isEqualTo("535 [redacted] , [redacted] , [redacted] ; [redacted]");
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }
}
