package sequitur.cli.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The output of swaks 20201014, as it was recorded. */
class SwaksOutputTest {

    private static RecordedSession sample(String name) {
        Told.Recording recording = Told.of(Told.sample("swaks/" + name + ".txt"));
        assertThat(recording.sessions()).hasSize(1);
        return recording.sessions().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "badpw", "drop", "pipeline", "reject", "suppress", "tls", "tlsc"})
    void eachSampleIsOneSessionThatBeginsWithTheGreeting(String name) {
        RecordedSession session = sample(name);

        assertThat(session.start()).isEqualTo(Start.GREETING);
        assertThat(session.server().name()).isEqualTo("localhost:2525");
        assertThat(session.server().tls()).isEqualTo(name.equals("tlsc"));
    }

    @Test
    void commandsOfAGroupKeepTheirOrder() {
        assertThat(Told.by(sample("pipeline")))
                .containsSequence(
                        "15 C MAIL", "16 C RCPT", "17 C DATA", "18 S 250", "19 S 250", "20 S 354", "21 content 10");
    }

    @Test
    void contentMayBeSummedUp() {
        assertThat(Told.by(sample("suppress")))
                .containsSequence("20 S 354", "21 content 1", "21 dot untold", "22 S 250");
    }

    @Test
    void theLinesOfASaslExchangeAreSecret() {
        assertThat(Told.by(sample("auth")))
                .containsSequence("15 C AUTH", "16 S 334", "17 C (sasl)", "18 S 334", "19 C (sasl)", "20 S 235");
    }

    @Test
    void refusalsAndTheEndAreRead() {
        assertThat(Told.by(sample("reject"))).containsSequence("17 C RCPT", "18 S 550");
        assertThat(Told.by(sample("drop"))).last().asString().endsWith(" ended");
    }

    @Test
    void leadingBlanksMayBeLost() {
        assertThat(Told.by(Told.of(
                        "=== Trying mx.example.com:25...",
                        "<-  220 mx",
                        "-> EHLO app",
                        "<-  250 mx",
                        "**> QUIT",
                        "<** 500 no")))
                .containsExactly("2 S 220", "3 C EHLO", "4 S 250", "5 C QUIT", "6 S 500");
    }

    @Test
    void aConnectionThatFailedIsNoSession() {
        List<RecordedSession> sessions = Told.of(
                        "=== Trying one.example:25...",
                        "*** Error connecting to one.example:25:",
                        "*** \tIO::Socket::INET6: connect: Connection refused",
                        "=== Trying two.example:25...",
                        "<-  220 mx",
                        " -> EHLO app",
                        "<-  250 mx")
                .sessions();

        assertThat(sessions).extracting(session -> session.server().host()).containsExactly("two.example");
    }
}
