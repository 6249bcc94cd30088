package sequitur.smtp.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Short texts that say that TLS or a login is missing, or only sound like it: what would be acted on. */
class ShortTextsTest {

    /** The agent acts on nothing less sure. */
    private static final double SURE = 0.9;

    static Stream<String> texts() throws IOException {
        try (InputStream resource = ShortTextsTest.class.getResourceAsStream("short-texts.txt")) {
            List<String> lines = new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(lines).hasSizeGreaterThan(80);
            return lines.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void isActedOnOnlyWhereItSaysSo(String line) {
        String[] columns = line.split(" \\| ", 3);
        Verb answered = columns[1].equals(".") ? Verb.END_OF_CONTENT : Verb.valueOf(columns[1]);
        Diagnosis diagnosis = ReplyDiagnosis.of(Reply.parse(columns[2]), answered);

        assertThat(deed(diagnosis)).as(diagnosis::toString).isEqualTo(columns[0]);
    }

    /** Also where the session shows that both were offered and neither was done. */
    @ParameterizedTest
    @MethodSource("texts")
    void theSessionAddsNothingThatTheTextDoesNotSay(String line) {
        String[] columns = line.split(" \\| ", 3);
        Verb answered = columns[1].equals(".") ? Verb.END_OF_CONTENT : Verb.valueOf(columns[1]);
        Optional<Rule> told = MissingRequirement.told(Reply.parse(columns[2]), answered, undone(answered));

        assertThat(told.filter(rule -> rule == Rule.AUTH_REQUIRED || rule == Rule.STARTTLS_REQUIRED)
                        .map(rule -> rule == Rule.AUTH_REQUIRED ? "AUTH" : "STARTTLS"))
                .isEqualTo(Optional.of(columns[0]).filter(deed -> deed.equals("AUTH") || deed.equals("STARTTLS")));
    }

    private static SessionState undone(Verb answered) {
        SessionState state = said(
                SessionState.opened(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE)
                        .received(220, "220 a"),
                Verb.EHLO,
                "EHLO a.b",
                "250-a\r\n250-STARTTLS\r\n250 AUTH PLAIN");
        if (answered != Verb.MAIL) {
            state = said(state, Verb.MAIL, "MAIL FROM:<a@b.c>", "250 ok");
        }
        if (answered == Verb.END_OF_CONTENT) {
            state = said(state, Verb.RCPT, "RCPT TO:<d@e.f>", "250 ok");
        }
        return state;
    }

    private static SessionState said(SessionState state, Verb verb, String line, String reply) {
        return state.sent(verb, line.getBytes(StandardCharsets.US_ASCII)).received(250, reply);
    }

    private static String deed(Diagnosis diagnosis) {
        Fault fault = diagnosis.confidence() >= SURE ? diagnosis.fault() : Fault.UNCLEAR;
        return switch (fault) {
            case AUTH_REQUIRED -> "AUTH";
            case STARTTLS_REQUIRED -> "STARTTLS";
            case SESSION_CLOSED -> "CONNECT";
            default -> "-";
        };
    }
}
