package sequitur.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Parameters;
import sequitur.smtp.wire.Verb;

/** What the parameters of MAIL announce of a message. */
class EnvelopeTest {

    @Test
    void isOfTheKindThatTheParametersSay() {
        assertThat(Envelope.of(parameters("MAIL FROM:<a@b>"))).isSameAs(Envelope.PLAIN);
        assertThat(Envelope.of(parameters("MAIL FROM:<BODY=BINARYMIME@b>"))).isSameAs(Envelope.PLAIN);
        assertThat(Envelope.of(parameters("MAIL FROM:<a@b> smtputf8 body=binarymime")))
                .isEqualTo(new Envelope(true, true, 0, Set.of()));
        assertThat(Envelope.of(parameters("MAIL FROM:<a@b> SMTPUTF8")))
                .isEqualTo(new Envelope(false, true, 0, Set.of()));
        assertThat(Envelope.of(parameters("MAIL FROM:<a@b> BODY=BINARYMIME")))
                .isEqualTo(new Envelope(true, false, 0, Set.of()));
    }

    private static Parameters parameters(String line) {
        return Command.of(Verb.MAIL, line.getBytes(StandardCharsets.UTF_8)).parameters();
    }
}
