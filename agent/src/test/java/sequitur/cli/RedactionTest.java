package sequitur.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither credentials nor message content are ever shown. */
class RedactionTest {

    private static final String PASSWORD = "Kn4rr3nz8ug";
    private static final String BASE64 = base64(PASSWORD);
    private static final String PLAIN = base64("\0user\0" + PASSWORD);
    private static final String HELLO =
            "S: 220 mx\nC: EHLO app.example.com\nS: 250-mx\nS: 250 AUTH PLAIN LOGIN XOAUTH2\n";

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static List<String> shown(String record) {
        CommandLineRun text = CommandLineRun.with(record, "check", "-");
        CommandLineRun json = CommandLineRun.with(record, "check", "--format", "json", "-");
        assertThat(text.errors()).isEmpty();
        assertThat(List.of(text.output(), json.output()).toString())
                .doesNotContain(PASSWORD)
                .doesNotContain(BASE64)
                .doesNotContain(BASE64.substring(0, BASE64.length() - 2))
                .doesNotContain(PLAIN);
        return text.output();
    }

    @Test
    void theArgumentOfAuthIsNotShown() {
        assertThat(shown(HELLO + "C: AUTH PLAIN " + PLAIN + "\nS: 235 ok\n"))
                .contains("     5  C: AUTH PLAIN [redacted]");
    }

    @Test
    void linesOfASaslExchangeAndTheirChallengesAreNotShown() {
        assertThat(shown(HELLO + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: dXNlcg==\nS: 334 UGFzc3dvcmQ6\nC: " + BASE64
                        + "\nS: 235 ok\n"))
                .containsSequence(
                        "     5  C: AUTH LOGIN",
                        "     6  S: 334 [redacted]",
                        "     7  C: [redacted]",
                        "     8  S: 334 [redacted]",
                        "     9  C: [redacted]",
                        "    10  S: 235 ok");
    }

    @Test
    void whatAServerEchoesIsNotShown() {
        assertThat(shown(HELLO + "C: AUTH PLAIN " + PLAIN + "\nS: 500 unknown command AUTH PLAIN " + PLAIN + "\n"))
                .contains("     6  S: 500 unknown command AUTH PLAIN [redacted]");
        assertThat(shown(HELLO + "C: AUTH PLAIN " + PLAIN + "\nS: 535 the password " + PASSWORD + " is wrong\n"))
                .contains("     6  S: 535 the password [redacted] is wrong");
        assertThat(shown(HELLO + "C: AUTH LOGIN\nS: 503 no\nC: " + BASE64 + "\nS: 500 unknown: " + BASE64 + "\n"))
                .contains("     7  C: [redacted]", "     8  S: 500 unknown: [redacted]");
    }

    @Test
    void aUserNameIsNoSecret() {
        String mail = "C: MAIL FROM:<reports@example.com>\nS: 250 ok\nC: RCPT TO:<other@example.com>\nS: 250 ok\n";
        String plain = "C: AUTH PLAIN " + base64("\0reports\0" + PASSWORD) + "\nS: 235 ok\n";
        String login = "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: " + base64("reports") + "\nS: 334 UGFzc3dvcmQ6\nC: "
                + BASE64 + "\nS: 235 hello " + PASSWORD + "\n";

        for (String auth : List.of(plain, login)) {
            assertThat(shown(HELLO + auth + mail).toString())
                    .contains("MAIL FROM:<reports@example.com>", "RCPT TO:<other@example.com>");
        }
    }

    @Test
    void arrowsTellTheLinesOfASaslExchangeToo() {
        String arrows = HELLO.replace("S: ", "< ").replace("C: ", "> ")
                + "> AUTH LOGIN\n< 334 VXNlcm5hbWU6\n> dXNlcg==\n< 334 UGFzc3dvcmQ6\n> " + BASE64
                + "\n< 535 5.7.8 no: " + BASE64 + "\n> QUIT\n< 221 bye\n";

        assertThat(shown(arrows))
                .contains("     9  C: [redacted]", "    10  S: 535 5.7.8 no: [redacted]")
                .noneMatch(line -> line.contains("violation"));
    }

    @Test
    void aHostsNameReachesNoTerminalAsItIs() {
        assertThat(CommandLineRun.with(
                                "=== Trying 127.0.0\u001B[31mEVIL\u001B[2J\u009B1m.1:25...\n<-  220 x\n -> QUIT\n<-  221 bye\n",
                                "check",
                                "-")
                        .output()
                        .toString())
                .contains("EVIL")
                .doesNotContain("\u001B")
                .doesNotContain("\u009B");
    }

    @Test
    void aPasswordInTheWrongPlaceIsNotShown() {
        shown(HELLO + "C: AUTH " + PLAIN + "\nS: 504 what is " + PLAIN + "\n");
        shown(HELLO + "C: " + BASE64 + "\nS: 500 what is " + BASE64 + "\n");
        shown(HELLO + "C: PASS " + PASSWORD + "\nS: 500 what is " + PASSWORD + "\n");
        shown("C: " + BASE64 + "\nS: 235 welcome, " + PASSWORD + "\n");
        shown(HELLO + "C: AUTH XOAUTH2 " + base64("user=user\1auth=Bearer " + PASSWORD + "\1\1")
                + "\nS: 334 eyJ9\nC:\nS: 535 bad token " + PASSWORD + "\n");
        shown("C: RCPT TO:<a@b>\\r\\nAUTH PLAIN " + PLAIN + "\nS: 250 ok\n");
    }

    @Test
    void messageContentIsNotShown() {
        assertThat(shown(HELLO
                        + "C: MAIL FROM:<a@b.example>\nS: 250 ok\nC: RCPT TO:<a@b.example>\nS: 250 ok\nC: DATA\nS: 354 go\nC: "
                        + PASSWORD + "\n" + PASSWORD + "\nC: .\nS: 250 ok\n"))
                .contains("    11  C: [2 lines of message content]");
        shown(HELLO + "C: DATA\nS: 354 go\nC: " + PASSWORD + "NOOP\n");
        shown(HELLO + "C: BDAT 99\nC: " + PASSWORD + "\nS: 250 ok\n");
    }

    @Test
    void nobodyNeedsToHideThemBeforehandButMay() {
        assertThat(CommandLineRun.with(
                                HELLO
                                        + "C: AUTH LOGIN\nS: 334 [redacted]\nC: [redacted]\nS: 334 ***\nC: ***\nS: 235 ok\nC: AUTH PLAIN ****\nS: 503 no\n",
                                "check",
                                "--format",
                                "json",
                                "-")
                        .output())
                .singleElement()
                .asString()
                .contains("\"line\":11,")
                .contains("auth-once");
    }

    @Test
    void controlCharactersReachNoTerminal() {
        assertThat(shown(HELLO + "C: MAIL FROM:<\u001B[31m@b>\nS: 250 \u001B[0m\u0007 j\u00F6rg\n")
                        .toString())
                .doesNotContain("\u001B")
                .doesNotContain("\u0007")
                .contains("j\\u00f6rg");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maildebug/plain.log", "maildebug/auth-debug.log", "maildebug/auth-530.log", "maildebug/sasl-530.log",
                "maildebug/badpw.log", "swaks/auth.txt", "swaks/badpw.txt", "swaks/tls.txt"
            })
    void theSamplesKeepTheirPasswords(String name) throws IOException {
        String canary = "canary-" + PASSWORD;
        try (InputStream stream = RedactionTest.class.getResourceAsStream("/sequitur/cli/" + name)) {
            CommandLineRun run =
                    CommandLineRun.with(Objects.requireNonNull(stream).readAllBytes(), "check", "-");
            String all = run.toString();
            assertThat(all).doesNotContain(canary);
            for (String before : List.of("", "x", "xx")) {
                String encoded = base64(before + canary);
                assertThat(all).doesNotContain(encoded.substring(4, encoded.length() - 4));
            }
        }
    }
}
