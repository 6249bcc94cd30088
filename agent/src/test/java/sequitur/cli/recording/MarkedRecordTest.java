package sequitur.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkedRecordTest {

    private static final List<String> HELLO = List.of("1 S 220", "2 C EHLO", "3 S 250");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S: 220 mx\nC: EHLO app\nS: 250 mx",
                "S: 220 mx\r\nC: EHLO app\r\nS: 250 mx\r\n",
                "S: 220 mx\rC: EHLO app\rS: 250 mx\r",
                "\uFEFFS: 220 mx\nC: EHLO app\nS: 250 mx",
                "s: 220 mx\nc: EHLO app\ns: 250 mx",
                "S:220 mx\nC:EHLO app\nS:250 mx",
                "   S: 220 mx\n\tC: EHLO app\n  S: 250 mx",
                "< 220 mx\n> EHLO app\n< 250 mx",
                "<<< 220 mx\n>>> EHLO app\n<<< 250 mx",
                "<220 mx\n>EHLO app\n<250 mx",
                "2026-01-02 12:00:00 S: 220 mx\n2026-01-02 12:00:00 C: EHLO app\n2026-01-02 12:00:00 S: 250 mx",
                "2026-01-02T12:00:00.123Z S: 220 mx\n12:00:00,5 C: EHLO app\n[12:00:00] S: 250 mx",
                "12:00:00.123 [main] DEBUG S: 220 mx\n12:00:00.123 [main] DEBUG C: EHLO app\n12:00:00 INFO  S: 250 mx",
                "S: 220 mx\\r\\n\nC: EHLO app\\r\\n\nS: 250 mx\\r\\n"
            })
    void whatIsForgiven(String text) {
        assertThat(Told.by(Told.of(text.getBytes(StandardCharsets.UTF_8)))).isEqualTo(HELLO);
    }

    @Test
    void whatPowerShellWritesIsRead() {
        assertThat(Told.by(Told.of("\uFEFFS: 220 mx\r\nC: EHLO app\r\nS: 250 mx".getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo(HELLO);
        assertThat(Told.by(Told.of("\uFEFFS: 220 mx\r\nC: EHLO app\r\nS: 250 mx".getBytes(StandardCharsets.UTF_16BE))))
                .isEqualTo(HELLO);
    }

    @Test
    void blankLinesCommentsAndOtherLinesAreNoneOfTheDialogue() {
        assertThat(Told.by(Told.of("# a comment", "S: 220 mx", "", "some words", "C: EHLO app", "S: 250 mx")))
                .containsExactly("2 S 220", "5 C EHLO", "6 S 250");
    }

    @Test
    void aReplyOfSeveralLinesIsOneReply() {
        assertThat(Told.by(
                        Told.of("S: 220-mx", "S: 220 hello", "C: EHLO app", "S: 250-mx", "S: 250-SIZE", "S: 250 HELP")))
                .containsExactly("1 S 220", "3 C EHLO", "4 S 250");
    }

    @Test
    void contentWithMarksEndsAtTheDot() {
        assertThat(Told.by(Told.of(
                        "C: DATA", "S: 354 go", "C: Subject: x", "C:", "C: MAIL FROM:<a@b>", "C: .", "S: 250 ok")))
                .containsExactly("1 C DATA", "2 S 354", "3 content 3", "6 dot", "7 S 250");
    }

    @Test
    void contentWithoutMarksEndsAtTheDot() {
        assertThat(Told.by(Told.of("C: DATA", "S: 354 go", "Subject: x", "# no comment", "", "QUIT", ".", "S: 250 ok")))
                .containsExactly("1 C DATA", "2 S 354", "3 content 4", "7 dot", "8 S 250");
    }

    @Test
    void contentMayBeLeftOutWithItsDotOrWithoutIt() {
        assertThat(Told.by(Told.of("C: DATA", "S: 354 go", "C: .", "S: 250 ok")))
                .containsExactly("1 C DATA", "2 S 354", "2 content 0", "3 dot", "4 S 250");
        assertThat(Told.by(Told.of("C: DATA", "S: 354 go", "", "S: 250 ok", "C: QUIT", "S: 221 bye")))
                .containsExactly(
                        "1 C DATA", "2 S 354", "2 content 0", "2 dot untold", "4 S 250", "5 C QUIT", "6 S 221");
        assertThat(Told.by(Told.of("C: DATA", "S: 354 go", "C: Subject: x", "C: y", "S: 250 ok")))
                .containsExactly("1 C DATA", "2 S 354", "3 content 2", "4 dot untold", "5 S 250");
        assertThat(Told.by(Told.of("C: DATA", "S: 354 go", "C: <CRLF>.<CRLF>", "S: 250 ok")))
                .containsExactly("1 C DATA", "2 S 354", "2 content 0", "3 dot", "4 S 250");
    }

    @Test
    void aCommandWhereContentWasNotEndedIsACommand() {
        assertThat(Told.by(Told.of("C: DATA", "S: 354 go", "C: Subject: x", "C: MAIL FROM:<a@b>", "S: 250 ok")))
                .containsExactly("1 C DATA", "2 S 354", "3 content 1", "4 C MAIL", "5 S 250");
        assertThat(Told.by(Told.of("C: DATA", "S: 354 go", "C: half a lineMAIL FROM:<a@b>", "S: 421 timeout")))
                .containsExactly("1 C DATA", "2 S 354", "3 content 1", "3 C MAIL", "4 S 421");
        assertThat(Told.by(Told.of("C: DATA", "S: 354 go", "C: QUIT"))).endsWith("2 content 0", "3 C QUIT");
        assertThat(Told.by(Told.of("C: DATA", "S: 354 go", "C: a", "C: NOOP", "It hangs.", "C: QUIT", "The end.")))
                .endsWith("3 content 1", "4 C NOOP", "6 C QUIT");
    }

    @Test
    void anEmptyLineBehindTheDotIsNoCommand() {
        assertThat(Told.by(Told.of("C: DATA", "S: 354 go", "C: a", "C: .", "C: ", "S: 250 ok")))
                .containsExactly("1 C DATA", "2 S 354", "3 content 1", "4 dot", "6 S 250");
    }

    @Test
    void contentGoesOnBehindAReplyThatCameTooEarly() {
        assertThat(Told.by(Told.of(
                        "C: DATA", "S: 354 go", "C: a", "S: 552 too big", "C: b", "C: .", "S: 250 ok", "C: QUIT")))
                .containsExactly(
                        "1 C DATA", "2 S 354", "3 content 1", "4 S 552", "5 content 1", "6 dot", "7 S 250", "8 C QUIT");
    }

    @Test
    void aChunkMayBeThereOrLeftOut() {
        assertThat(Told.by(Told.of("C: BDAT 13", "C: Subject: Hi", "S: 250 ok", "C: BDAT 4 LAST", "QUIT", "S: 250 ok")))
                .containsExactly("1 C BDAT", "2 content 1", "3 S 250", "4 C BDAT", "5 content 1", "6 S 250");
        assertThat(Told.by(Told.of("C: BDAT 13", "C: BDAT 0 LAST", "S: 250 ok", "S: 250 ok")))
                .containsExactly("1 C BDAT", "2 C BDAT", "3 S 250", "4 S 250");
        assertThat(Told.by(Told.of("C: BDAT 999", "C: shortened", "S: 250 ok")))
                .containsExactly("1 C BDAT", "2 content 1", "3 S 250");
    }

    @Test
    void aChallengeIsFollowedByASecret() {
        assertThat(Told.by(Told.of(
                        "C: AUTH LOGIN",
                        "S: 334 x",
                        "C: QUIT",
                        "S: 334 y",
                        "C: eHl6",
                        "S: 235 ok",
                        "C: NOOP",
                        "S: 250 ok")))
                .containsExactly(
                        "1 C AUTH", "2 S 334", "3 C (sasl)", "4 S 334", "5 C (sasl)", "6 S 235", "7 C NOOP", "8 S 250");
    }

    @Test
    void escapedLineEndsInsideACommandAreOctets() {
        RecordedEntry first = Told.of("C: RCPT TO:<a@b>\\r\\nDATA", "S: 250 ok")
                .sessions()
                .get(0)
                .entries()
                .get(0);

        assertThat(first).isEqualTo(new RecordedEntry.RecordedCommand(1, "RCPT TO:<a@b>\r\nDATA", false, true));
    }

    @Test
    void standInsAreNoneOfTheDialogue() {
        assertThat(Told.by(Told.of(
                        "C: STARTTLS",
                        "S: 220 go",
                        "C: <TLS negotiation>",
                        "C: EHLO app",
                        "S: 250 mx",
                        "S: [connection closed]")))
                .containsExactly("1 C STARTTLS", "2 S 220", "4 C EHLO", "5 S 250", "6 ended");
    }

    @Test
    void noLineIsTooLong() {
        assertThat(Told.by(Told.of(
                        "12:00:00" + " [x]".repeat(100_000),
                        "S: 220 mx",
                        "C: EHLO " + "a".repeat(1_000_000),
                        "S: 250 " + "- ".repeat(500_000),
                        "C: DATA",
                        "S: 354 go",
                        "C: " + "NOOP ".repeat(200_000))))
                .containsExactly("2 S 220", "3 C EHLO", "4 S 250", "5 C DATA", "6 S 354", "6 content 0", "7 C NOOP");
    }

    @Test
    void whatIsNoDialogueIsRefusedWithTheReason() {
        assertThatThrownBy(() -> Told.read("hello\nworld".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessage("there is no SMTP dialogue in it");
        assertThatThrownBy(() -> Told.read("\n \n".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("there is nothing in it");
        assertThatThrownBy(() -> Told.read(new byte[0])).hasMessage("there is nothing in it");
        assertThatThrownBy(() -> Told.read("C: EHLO app\nC: QUIT".getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("there are commands in it but no reply of the server");
        assertThatThrownBy(() -> Told.read(new byte[] {'a', '\n', 0, 1}))
                .hasMessage("this is not text")
                .extracting(thrown -> ((UnreadableRecordException) thrown).line())
                .isEqualTo(2);
    }
}
