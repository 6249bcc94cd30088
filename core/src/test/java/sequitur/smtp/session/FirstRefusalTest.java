package sequitur.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.smtp.Dialogue;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Which refusal a session remembers: the one that later ones can follow from. */
class FirstRefusalTest {

    private static final List<String> EHLO = List.of("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 AUTH PLAIN");
    private static final List<String> MAIL = with(EHLO, "C: MAIL FROM:<a@b>", "S: 250 ok");

    /**
     * A row of the table.
     *
     * @param lines a dialogue
     * @param remembered the verb whose refusal is remembered after it
     */
    record Remembered(List<String> lines, Verb remembered) {}

    static Stream<Remembered> remembered() {
        return Stream.of(
                new Remembered(List.of("S: 554 no"), Verb.CONNECT),
                new Remembered(List.of("S: 220 b", "C: EHLO a", "S: 502 no", "C: HELO a", "S: 250 b"), Verb.EHLO),
                new Remembered(with(EHLO, "C: STARTTLS", "S: 454 no"), Verb.STARTTLS),
                new Remembered(with(EHLO, "C: AUTH PLAIN AA==", "S: 535 no", "C: RSET", "S: 250 ok"), Verb.AUTH),
                new Remembered(
                        with(
                                EHLO,
                                "C: AUTH PLAIN",
                                "S: 334 ",
                                "C: AA==",
                                "S: 535 no",
                                "C: MAIL FROM:<a@b>",
                                "S: 530 no"),
                        Verb.SASL_RESPONSE),
                new Remembered(
                        with(EHLO, "C: MAIL FROM:<a@b>", "S: 550 no", "C: RCPT TO:<c@d>", "S: 503 what"), Verb.MAIL),
                new Remembered(with(MAIL, "C: RCPT TO:<c@d>", "S: 550 no", "C: RCPT TO:<e@f>", "S: 250 ok"), Verb.RCPT),
                new Remembered(with(MAIL, "C: RCPT TO:<c@d>", "S: 421 bye"), Verb.RCPT));
    }

    @ParameterizedTest
    @MethodSource
    void remembered(Remembered row) {
        assertThat(Dialogue.opened().then(row.lines()).state().firstRefusal())
                .map(Refusal::verb)
                .contains(row.remembered());
    }

    static Stream<List<String>> forgotten() {
        List<String> authRefused = with(EHLO, "C: AUTH PLAIN AA==", "S: 535 no");
        List<String> rcptRefused = with(MAIL, "C: RCPT TO:<c@d>", "S: 550 no");
        return Stream.of(
                MAIL,
                with(EHLO, "C: VRFY a", "S: 502 no"),
                with(MAIL, "C: DATA", "S: 503 no"),
                with(authRefused, "C: AUTH PLAIN AA==", "S: 235 ok"),
                with(authRefused, "C: MAIL FROM:<a@b>", "S: 250 ok"),
                with(rcptRefused, "C: RSET", "S: 250 ok"),
                with(rcptRefused, "C: EHLO a", "S: 250 b"),
                with(rcptRefused, "C: HELO a", "S: 250 b"),
                with(rcptRefused, "C: MAIL FROM:<a@b>", "S: 250 ok"),
                with(rcptRefused, "C: RCPT TO:<e@f>", "S: 250 ok", "C: DATA", "S: 354 go", "C: .", "S: 250 ok"),
                with(rcptRefused, "C: RCPT TO:<e@f>", "S: 250 ok", "C: BDAT 3 LAST", "S: 250 ok"),
                with(EHLO, "C: STARTTLS", "S: 454 no", "C: STARTTLS", "S: 220 go"),
                List.of("S: 220 b", "C: EHLO a", "S: 502 no", "C: EHLO a", "S: 250 b"),
                List.of("S: 554 no", "C: EHLO a", "S: 250 b"));
    }

    @ParameterizedTest
    @MethodSource
    void forgotten(List<String> lines) {
        assertThat(Dialogue.opened().then(lines).state().firstRefusal()).isEmpty();
    }

    @Test
    void theReplyIsKeptAsItCame() {
        assertThat(Dialogue.opened()
                        .then(EHLO)
                        .then("C: MAIL FROM:<a@b>", "S: 530-5.7.0 Authentication", "S: 530 5.7.0 required")
                        .state()
                        .firstRefusal())
                .contains(new Refusal(Verb.MAIL, Reply.of(530, "5.7.0", "Authentication\nrequired")));
    }

    private static List<String> with(List<String> before, String... more) {
        return Stream.concat(before.stream(), Stream.of(more)).toList();
    }
}
