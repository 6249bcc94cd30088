package sequitur.smtp.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import sequitur.smtp.CarefulClient;
import sequitur.smtp.Dialogue;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/** What is never shown of a line, however it is written. */
class RedactionPropertiesTest {

    private static final SessionState GREETED = SessionState.opened(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE)
            .received(220, "220 b\n");
    private static final SessionState OPENED = CarefulClient.sent(GREETED, "EHLO client.example")
            .received(250, "250-b\n250-PIPELINING\n250 AUTH PLAIN LOGIN X-OWN\n");
    private static final SessionState WAITING = CarefulClient.sent(OPENED, "AUTH LOGIN");
    private static final SessionState EXCHANGE = WAITING.received(334, "334 VXNlcm5hbWU6\n");
    private static final SessionState SECOND_RESPONSE =
            CarefulClient.sent(EXCHANGE, "YWxpY2U=").received(334, "334 UGFzc3dvcmQ6\n");
    private static final List<SessionState> STATES = List.of(
            SessionState.opened(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE),
            SessionState.unknown(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE),
            GREETED,
            OPENED,
            WAITING,
            CarefulClient.sent(OPENED, "DATA").received(354, "354 go\n"),
            OPENED.over());

    /** A secret as it goes over the wire: base64 of some octets, at least eight letters of it, so that it is found by no accident. */
    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .ofMinLength(8)
                .ofMaxLength(24)
                .map(secret -> Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.of(" ", "  ", "\t", " \t ", "\0", "\r", "\n", "\r\n", "\u000b", "\u0001");
    }

    @Provide
    Arbitrary<String> authCommands() {
        Arbitrary<String> verbs = Arbitraries.of("AUTH", "auth", "Auth", "aUTH");
        Arbitrary<String> mechanisms = Arbitraries.of(
                "PLAIN", "plain", "LOGIN", "XOAUTH2", "CRAM-MD5", "X-OWN", "X-OTHER", "PLAIN=", "", "pl\u00e4in");
        return Combinators.combine(verbs, blanks(), mechanisms, blanks())
                .as((verb, first, mechanism, second) -> verb + first + mechanism + (mechanism.isEmpty() ? "" : second));
    }

    @Property
    void noArgumentOfAuthIsShown(
            @ForAll("authCommands") String command, @ForAll("secrets") String secret, @ForAll("blanks") String after) {
        for (SessionState state : STATES) {
            for (String line : List.of(command + secret, command + secret + after + secret)) {
                assertHidden(state, line, secret);
            }
        }
    }

    @Property
    void noForgedAuthIsShown(
            @ForAll("authCommands") String command,
            @ForAll("secrets") String secret,
            @ForAll("breaks") String lineBreak) {
        for (SessionState state : STATES) {
            for (String before : List.of("NOOP", "MAIL FROM:<a@b>", "EHLO a", "QUIT", "X-OTHER", "")) {
                assertHidden(state, before + lineBreak + command + secret, secret);
            }
        }
    }

    @Provide
    Arbitrary<String> breaks() {
        return Arbitraries.of("\r\n", "\n", "\r", "\0");
    }

    @Property
    void noLineOfASaslExchangeIsShown(
            @ForAll("secrets") String secret, @ForAll("blanks") String blank, @ForAll("heads") String head) {
        for (SessionState state : List.of(EXCHANGE, SECOND_RESPONSE)) {
            for (String line : List.of(secret, head + secret, head + blank + secret, secret + blank + head)) {
                assertHidden(state, line, secret);
            }
        }
    }

    @Provide
    Arbitrary<String> heads() {
        return Arbitraries.of("", "NOOP", "MAIL FROM:<", "EHLO", ".", "*", "AUTH PLAIN", "DATA");
    }

    /** An app that writes AUTH LOGIN, the name and the password without reading: the last two are no commands. */
    @Property
    void noLineThatIsNoCommandIsShownBehindAuth(@ForAll("shortSecrets") String secret) {
        assertHidden(WAITING, secret, secret);
        assertHidden(CarefulClient.sent(WAITING, "YWxpY2U="), secret, secret);
    }

    /** Base64 that looks like a verb. */
    @Provide
    Arbitrary<String> shortSecrets() {
        return Arbitraries.strings()
                .alpha()
                .ofLength(8)
                .filter(secret -> Verb.of(Dialogue.octets(secret)) == Verb.OTHER);
    }

    @Property
    void whatIsShownIsOneLineOfPrintableText(@ForAll String text, @ForAll("heads") String head) {
        for (SessionState state : STATES) {
            String shown = Redaction.line(state, (head + text).getBytes(StandardCharsets.UTF_8));

            assertThat(shown.codePoints().map(Character::getType))
                    .as("%s", shown)
                    .doesNotContain(
                            (int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int)
                                    Character.PARAGRAPH_SEPARATOR);
        }
    }

    @Test
    void aMechanismOfTheRegistryIsShownThoughNobodyOffersIt() {
        assertThat(Redaction.line(OPENED, Dialogue.octets("AUTH CRAM-MD5"))).isEqualTo("AUTH CRAM-MD5");
        assertThat(Redaction.line(OPENED, Dialogue.octets("AUTH CRAM-MD6"))).isEqualTo("AUTH [redacted]");
    }

    private static void assertHidden(SessionState state, String line, String secret) {
        String shown = Redaction.line(state, line.getBytes(StandardCharsets.UTF_8));

        assertThat(shown.toLowerCase(Locale.ROOT))
                .as("%s in %s", line, state)
                .doesNotContain(
                        secret.toLowerCase(Locale.ROOT), secret.substring(0, 8).toLowerCase(Locale.ROOT));
    }
}
