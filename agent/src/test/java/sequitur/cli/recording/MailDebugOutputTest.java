package sequitur.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The output of Angus Mail 2.0.5 with {@code mail.debug}, as it was recorded from small apps. */
class MailDebugOutputTest {

    private static Told.Recording sample(String name) {
        return Told.of(Told.sample("maildebug/" + name + ".log"));
    }

    private static RecordedSession only(String name) {
        Told.Recording recording = sample(name);
        assertThat(recording.sessions()).hasSize(1);
        return recording.sessions().get(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth-530",
                "auth-debug",
                "badpw",
                "bdat",
                "broken-content",
                "broken-content-lines",
                "closed-421",
                "nested",
                "no-auth",
                "partial",
                "plain",
                "quote",
                "refused-greeting",
                "rejected",
                "sasl",
                "sasl-530",
                "smtps",
                "starttls"
            })
    void eachSampleIsOneSessionThatBeginsWithTheGreeting(String name) {
        RecordedSession session = only(name);

        assertThat(session.start()).isEqualTo(Start.GREETING);
        assertThat(session.server().name()).isEqualTo("localhost:2525");
        assertThat(session.server().tls()).isEqualTo(name.equals("smtps"));
    }

    @Test
    void contentThatLooksLikeTheProtocolIsContent() {
        assertThat(Told.by(only("plain")))
                .containsExactly(
                        "5 S 220",
                        "7 C EHLO",
                        "8 S 250",
                        "28 C AUTH untold",
                        "28 S 235 untold",
                        "31 C MAIL",
                        "32 S 250",
                        "33 C RCPT",
                        "34 S 250",
                        "35 C RCPT",
                        "36 S 250",
                        "40 C DATA",
                        "41 S 354",
                        "42 content 15",
                        "57 dot",
                        "58 S 250",
                        "61 C MAIL",
                        "62 S 250",
                        "63 C RCPT",
                        "64 S 250",
                        "65 C RCPT",
                        "66 S 250",
                        "70 C DATA",
                        "71 S 354",
                        "72 content 15",
                        "87 dot",
                        "88 S 250",
                        "90 C QUIT",
                        "91 S 221");
    }

    @Test
    void linesOfBothSidesMayCrossInTheMiddleOfAChunk() {
        assertThat(Told.by(only("bdat")).subList(9, 21))
                .containsExactly(
                        "34 C BDAT",
                        "35 content 2",
                        "37 S 250",
                        "38 C BDAT",
                        "39 content 4",
                        "43 S 250",
                        "44 C BDAT",
                        "45 content 3",
                        "48 S 250",
                        "49 C BDAT",
                        "50 content 4",
                        "54 S 250");
    }

    @Test
    void aTracedAuthAfterASuppressedOneShowsThatStartTlsWasSentInBetween() {
        List<String> expected =
                List.of("C AUTH untold", "S 530 untold", "C STARTTLS untold", "S 220 untold", "C AUTH", "S 503");

        assertThat(withoutLines(Told.by(only("auth-530")))).endsWith(expected.toArray(String[]::new));
        assertThat(withoutLines(Told.by(only("sasl-530")))).endsWith(expected.toArray(String[]::new));
    }

    @Test
    void aSuppressedAuthIsTakenUpWithItsOutcome() {
        assertThat(withoutLines(Told.by(only("badpw")))).endsWith("C AUTH untold", "S 535 untold");
        assertThat(withoutLines(Told.by(only("sasl")))).contains("C AUTH untold", "S 235 untold");
    }

    @Test
    void aTracedAuthIsReadAsItStands() {
        assertThat(withoutLines(Told.by(only("auth-debug"))))
                .containsSubsequence("C AUTH", "S 334", "C (sasl)", "S 334", "C (sasl)", "S 235", "C MAIL");
    }

    @Test
    void aCommandGluedToUnfinishedContentIsFound() {
        assertThat(Told.by(only("broken-content")))
                .endsWith("31 S 354", "32 content 4", "36 C MAIL", "78 ended")
                .doesNotContain("36 dot");
    }

    @Test
    void aCommandBehindUnfinishedContentIsFound() {
        assertThat(withoutLines(Told.by(only("broken-content-lines")))).endsWith("S 354", "content 3", "C NOOP");
    }

    @Test
    void escapedLineEndsAreTakenOff() {
        assertThat(withoutLines(Told.by(only("quote"))))
                .endsWith("C DATA", "S 354", "content 10", "dot", "S 250", "C QUIT", "S 221");
    }

    @Test
    void aRefusedGreetingIsADialogue() {
        assertThat(Told.by(only("refused-greeting"))).startsWith("5 S 554");
    }

    @Test
    void theAppsOwnLinesAreNoneOfTheDialogue() {
        assertThat(Told.by(Told.of(
                        "DEBUG SMTP: trying to connect to host \"mx.example.com\", port 25, isSSL false",
                        "2026-01-02 12:00:00 INFO app - Sending 250 mails",
                        "220 mx.example.com ESMTP",
                        "12:00:00 Data loaded",
                        "EHLO app",
                        "250 things done",
                        "250 mx.example.com",
                        "250 items left",
                        "Help is on its way",
                        "QUIT",
                        "221 bye")))
                .containsExactly("3 S 220", "5 C EHLO", "6 S 250", "10 C QUIT", "11 S 221");
    }

    @Test
    void aLogMayHavePutATimeInFrontOfEveryLine() {
        String plain = new String(Told.sample("maildebug/plain.log"), StandardCharsets.ISO_8859_1);
        String log = plain.replaceAll("(?m)^", "2026-01-02T12:00:00.123Z ");

        assertThat(Told.by(Told.of(log.getBytes(StandardCharsets.ISO_8859_1)))).isEqualTo(Told.by(only("plain")));
    }

    @Test
    void aVerbThatNobodyKnowsIsACommandIfItIsAnswered() {
        assertThat(Told.by(Told.of(
                        "220 mx ESMTP", "EHLO app", "250 mx", "XYZZY now", "500 What?", "NOTE", "QUIT", "221 bye")))
                .containsExactly("1 S 220", "2 C EHLO", "3 S 250", "4 C XYZZY", "5 S 500", "7 C QUIT", "8 S 221");
    }

    @Test
    void eachConnectionIsASession() {
        List<String> lines = new ArrayList<>();
        for (String host : List.of("one.example", "two.example")) {
            lines.add("DEBUG SMTP: trying to connect to host \"" + host + "\", port 587, isSSL false");
            lines.addAll(List.of("220 mx ESMTP", "EHLO app", "250 mx"));
        }

        assertThat(Told.of(lines.toArray(String[]::new)).sessions())
                .extracting(session -> session.server().name(), RecordedSession::firstLine)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("one.example:587", 2),
                        org.assertj.core.groups.Tuple.tuple("two.example:587", 6));
    }

    private static List<String> withoutLines(List<String> told) {
        return told.stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
    }
}
