package sequitur.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import sequitur.smtp.redaction.AddressMask;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;

/** What is kept of a dialogue, and what is left out of it. */
class TranscriptTest {

    private final SessionState state = SessionState.unknown(Encryption.NONE, Peer.REMOTE, Requirements.NONE);
    private final Transcript transcript = new Transcript();

    @Test
    void keepsNothingUnlessItWasBegun() {
        send("EHLO a.example");
        transcript.received("250 b");

        assertThat(transcript.isKept()).isFalse();
        assertThat(transcript.takeNews()).isFalse();
        assertThat(lines()).isEmpty();
    }

    @Test
    void keepsBothSidesOneLineEach() {
        transcript.begin();
        transcript.received("220 b.example ESMTP\r\n");
        send("EHLO a.example");
        transcript.received("250-b.example\r\n250 SIZE\r\n");

        assertThat(lines())
                .containsExactly("S: 220 b.example ESMTP", "C: EHLO a.example", "S: 250-b.example", "S: 250 SIZE");
        assertThat(transcript.takeNews()).isTrue();
        assertThat(transcript.takeNews()).isFalse();
    }

    @Test
    void keepsBeginningAndEndOfALongOneAndSaysHowMuchIsMissing() {
        transcript.begin();
        for (int i = 0; i < 10_000; i++) {
            send("NOOP");
            transcript.received("250 " + i + "x".repeat(80));
        }

        List<String> lines = lines();
        assertThat(String.join("\n", lines).length()).isBetween(Transcript.MOST / 2, 2 * Transcript.MOST);
        assertThat(lines.get(1)).startsWith("S: 250 0x");
        assertThat(lines.get(lines.size() - 1)).startsWith("S: 250 9999x");
        assertThat(lines)
                .filteredOn(line -> line.matches("\\[\\d+ lines and replies left out]"))
                .hasSize(1);
    }

    /** One reply may be larger than all that is kept. */
    @Test
    void keepsLittleOfAReplyWithoutEnd() {
        transcript.begin();
        transcript.received("250 " + "y".repeat(1 << 22));

        assertThat(lines()).singleElement().satisfies(line -> assertThat(line).hasSizeLessThan(600));
    }

    @Test
    void beginsAnewForEachConnection() {
        transcript.begin();
        send("NOOP");
        transcript.begin();
        assertThat(lines()).isEmpty();

        transcript.stop();
        send("NOOP");
        assertThat(lines()).isEmpty();
    }

    private void send(String line) {
        transcript.sent(state, line.getBytes(StandardCharsets.US_ASCII));
    }

    private List<String> lines() {
        return transcript.lines(new Login(), AddressMask.leavingNothing());
    }
}
