package sequitur.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionSplitterTest {

    private static List<Integer> firstLines(String... lines) {
        return Told.of(lines).sessions().stream()
                .map(RecordedSession::firstLine)
                .toList();
    }

    private static List<Start> starts(String... lines) {
        return Told.of(lines).sessions().stream().map(RecordedSession::start).toList();
    }

    @Test
    void aGreetingWithNothingOutstandingBeginsASession() {
        assertThat(firstLines("S: 220 mx", "C: EHLO a", "S: 250 mx", "S: 220 mx", "C: EHLO a", "S: 250 mx"))
                .containsExactly(1, 4);
    }

    @Test
    void theAnswerToStartTlsOrXclientBeginsNone() {
        assertThat(firstLines(
                        "S: 220 mx", "C: EHLO a", "S: 250 mx", "C: STARTTLS", "S: 220 go", "C: EHLO a", "S: 250 mx"))
                .containsExactly(1);
        assertThat(firstLines("S: 220 mx", "C: XCLIENT NAME=x", "S: 220 mx ESMTP", "C: EHLO a", "S: 250 mx"))
                .containsExactly(1);
    }

    @Test
    void aGreetingThatNamesTheProtocolBeginsOneAlthoughAReplyIsMissing() {
        assertThat(firstLines("S: 220 mx", "C: EHLO a", "S: 220 mx ESMTP", "C: EHLO a", "S: 250 mx"))
                .containsExactly(1, 3);
    }

    @Test
    void aGreetingThatAHelloFollowsBeginsOneAlthoughAReplyIsMissing() {
        assertThat(firstLines("S: 220 a", "C: EHLO c", "S: 250 a", "C: NOOP", "S: 220 b", "C: EHLO c", "S: 250 b"))
                .containsExactly(1, 5);
        assertThat(firstLines("S: 220 a", "C: EHLO c", "S: 250 a", "C: NOOP", "S: 220 b", "C: RSET", "S: 250 b"))
                .containsExactly(1);
    }

    @Test
    void afterQuitAHelloThatIsAcceptedBeginsOne() {
        assertThat(firstLines("S: 220 mx", "C: QUIT", "S: 221 bye", "C: EHLO a", "S: 250 mx"))
                .containsExactly(1, 4);
        assertThat(starts("S: 220 mx", "C: QUIT", "S: 221 bye", "C: EHLO a", "S: 250 mx"))
                .containsExactly(Start.GREETING, Start.HELLO);
    }

    @Test
    void afterTheEndOtherCommandsAreTheClientsMistake() {
        assertThat(firstLines("S: 220 mx", "C: QUIT", "S: 221 bye", "C: MAIL FROM:<a@b>", "S: 503 no"))
                .containsExactly(1);
        assertThat(firstLines("S: 220 mx", "C: NOOP", "S: 421 idle", "C: EHLO a"))
                .containsExactly(1);
    }

    @Test
    void afterA421AGreetingBeginsOne() {
        assertThat(firstLines("S: 220 mx", "C: NOOP", "S: 421 idle", "S: 220 mx", "C: EHLO a", "S: 250 mx"))
                .containsExactly(1, 4);
        assertThat(firstLines("S: 220 mx", "C: NOOP", "S: 421 idle", "S: 554 no"))
                .containsExactly(1, 4);
    }

    @Test
    void howASessionBegins() {
        assertThat(starts("S: 220 mx", "C: EHLO a", "S: 250 mx")).containsExactly(Start.GREETING);
        assertThat(starts("C: EHLO a", "S: 220 mx", "S: 250 mx")).containsExactly(Start.GREETING);
        assertThat(starts("C: EHLO a", "S: 554 early")).containsExactly(Start.GREETING);
        assertThat(starts("C: EHLO a", "S: 250 mx")).containsExactly(Start.HELLO);
        assertThat(starts("C: MAIL FROM:<a@b>", "S: 250 ok")).containsExactly(Start.MIDDLE);
        assertThat(starts("C: STARTTLS", "S: 220 go")).containsExactly(Start.MIDDLE);
        assertThat(starts("S: 250 ok", "C: RCPT TO:<a@b>", "S: 250 ok")).containsExactly(Start.MIDDLE);
    }
}
