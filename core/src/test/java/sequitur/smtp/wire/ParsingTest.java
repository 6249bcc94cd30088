package sequitur.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.Dialogue;

/** Lines and replies taken apart. */
class ParsingTest {

    @ParameterizedTest
    @CsvSource({
        "EHLO a, EHLO",
        "ehlo, EHLO",
        "Mail From:<a@b>, MAIL",
        "MAILX, OTHER",
        "MAI, OTHER",
        "'', OTHER",
        "' MAIL', OTHER",
        "BDAT 12, BDAT",
        "BDAT 12 last, BDAT_LAST",
        "BDAT 0 LAST , BDAT_LAST",
        "BDAT LASTING, BDAT",
        "BDAT 12LAST, BDAT",
        "XCLIENT NAME=a, XCLIENT",
        ".., OTHER",
        "LHLO a, LHLO",
    })
    void namesTheVerb(String line, Verb verb) {
        assertThat(Verb.of(Dialogue.octets(line))).isEqualTo(verb);
    }

    @Test
    void aLineBreakEndsTheVerb() {
        assertThat(Verb.of(Dialogue.octets("RSET\r\nMAIL FROM:<a@b>"))).isEqualTo(Verb.RSET);
    }

    @Test
    void readsTheExtensions() {
        Extensions extensions =
                Extensions.parse("250-mx.example\r\n250-SIZE 1000\r\n250-AUTH PLAIN login\r\n250-\r\n250 starttls\r\n");

        assertThat(extensions.offers("STARTTLS")).isTrue();
        assertThat(extensions.offers("DSN")).isFalse();
        assertThat(extensions.offers("MX.EXAMPLE")).isFalse();
        assertThat(extensions.parameter("SIZE")).contains("1000");
        assertThat(extensions.parameter("STARTTLS")).contains("");
        assertThat(extensions.parameter("DSN")).isEmpty();
        assertThat(extensions.mechanisms()).containsExactly("PLAIN", "LOGIN");
        assertThat(extensions.keywords()).containsExactlyInAnyOrder("SIZE", "AUTH", "STARTTLS");
    }

    @Test
    void joinsWhatIsOfferedTwice() {
        Extensions extensions = Extensions.parse("250-b\n250-AUTH PLAIN\n250-AUTH\n250 auth LOGIN PLAIN\n");

        assertThat(extensions.mechanisms()).containsExactly("PLAIN", "LOGIN");
    }

    @Test
    void readsTheLimits() {
        Extensions extensions = Extensions.parse("250-b\n250 LIMITS mailmax=2 RCPTMAX=0 RCPTDOMAINMAX=9999999 X=1 Y\n");

        assertThat(extensions.limits()).isEqualTo(new Limits(2, Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertThat(Extensions.parse("250-b\n250 LIMITS\n").limits()).isEqualTo(Limits.NONE);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1000", "0, 9223372036854775807", "'', 9223372036854775807", "x, 9223372036854775807"})
    void readsTheGreatestSize(String parameter, long octets) {
        assertThat(Extensions.parse("250-b\n250 SIZE " + parameter).greatestSize())
                .isEqualTo(octets);
    }

    @Test
    void readsTheOldFormOfAuth() {
        Extensions extensions = Extensions.parse("250-b\n250 AUTH=LOGIN PLAIN\n");

        assertThat(extensions.offers("AUTH")).isTrue();
        assertThat(extensions.mechanisms()).containsExactly("LOGIN", "PLAIN");
    }

    @Test
    void aBareReplyOffersNothing() {
        assertThat(Extensions.parse("250")).isEqualTo(Extensions.NONE);
        assertThat(Extensions.parse("")).isEqualTo(Extensions.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, authorized^alice^canary, alice",
        "PLAIN, ^alice^canary, alice",
        "LOGIN, alice, alice",
        "XOAUTH2, user=alice|auth=Bearer canary||, alice",
    })
    void findsTheUserInTheInitialResponse(String mechanism, String response, String user) {
        String octets = response.replace('^', '\0').replace('|', '\1');
        String encoded = Base64.getEncoder().encodeToString(octets.getBytes(StandardCharsets.UTF_8));

        AuthCommand command = AuthCommand.parse(Dialogue.octets("auth " + mechanism + " " + encoded));

        assertThat(command.mechanism()).isEqualTo(mechanism);
        assertThat(command.identity()).contains(user);
        assertThat(command).hasToString("AUTH " + mechanism);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUTH PLAIN\tAGFsaWNlAGNhbmFyeQ",
                "AUTH PLAIN\0AGFsaWNlAGNhbmFyeQ",
                "AUTH\tPLAIN\tAGFsaWNlAGNhbmFyeQ",
                "AUTH AGFsaWNlAGNhbmFyeQ==",
                "AUTH PLAIN=AGFsaWNlAGNhbmFyeQ",
            })
    void tellsNoSecretWhateverTheFormOfTheCommand(String line) {
        AuthCommand command = AuthCommand.parse(Dialogue.octets(line));

        assertThat(command.toString()).doesNotContainIgnoringCase("AGFsaWNl");
        assertThat(command.mechanism()).doesNotContainIgnoringCase("AGFsaWNl");
    }

    @Test
    void aLineOfSpacesOffersNothing() {
        assertThat(Extensions.parse("250-b\n250-   \n250 DSN\n").keywords()).containsExactly("DSN");
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH",
        "AUTH PLAIN",
        "AUTH PLAIN !",
        "AUTH PLAIN YWxpY2U=",
        "AUTH XOAUTH2 YWxpY2U=",
        "AUTH X-OTHER YWxpY2U="
    })
    void findsNoUserWhereThereIsNone(String line) {
        assertThat(AuthCommand.parse(Dialogue.octets(line)).identity()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL FROM:<a@b>, true",
        "mail from: <a@b> , true",
        "MAIL FROM:<a@b> SIZE=1, false",
        "RCPT TO:<a@b>, true",
        "RCPT TO:<a@b> NOTIFY=NEVER, false",
        "'RCPT TO:<\"x> y\\\" z\"@b>', true",
        "'RCPT TO:<\"x\\\"\"@b> NOTIFY=NEVER', false",
        "RCPT TO:a@b, true",
        "RCPT TO:a@b X=Y, false",
        "AUTH PLAIN, true",
    })
    void knowsParametersFromThePath(String line, boolean plain) {
        byte[] octets = Dialogue.octets(line);

        assertThat(!Command.of(Verb.of(octets), octets).parameters().arePresent())
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "503 5.5.1 Bad sequence | 503 | 5.5.1 | Bad sequence",
                "250 | 250 | - | \"\"",
                "250-ok | 250 | - | ok",
                "503 MAIL first (#5.5.1) | 503 | 5.5.1 | MAIL first",
                "550 5.7.503 Access denied | 550 | 5.7.503 | Access denied",
                "451 5.7.3 STARTTLS is required | 451 | 5.7.3 | STARTTLS is required",
                "421 4.4.2 | 421 | 4.4.2 | \"\"",
                "5.7.503 | 0 | - | 5.7.503",
                "5030 no | 0 | - | 5030 no",
                "Bad command | 0 | - | Bad command",
                "\"\" | 0 | - | \"\"",
            })
    void readsAReply(String received, int code, String status, String text) {
        assertThat(Reply.parse(received)).isEqualTo(new Reply(code, Optional.ofNullable(status), text));
    }

    @Test
    void readsAReplyOfSeveralLines() {
        assertThat(Reply.parse("550-5.1.1 The account\r\n550-5.1.1 does not exist.\r\n550 5.1.1 Look again\r\n"))
                .isEqualTo(Reply.of(550, "5.1.1", "The account\ndoes not exist.\nLook again"));
        assertThat(Reply.parse("250-one\n550 two\n").code()).isEqualTo(550);
        assertThat(Reply.parse("250-one\ntwo\n").code()).isEqualTo(Reply.MALFORMED);
    }
}
