package sequitur.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Verb;

/** What a line asks for beyond its verb. */
class AwaitedTest {

    @Test
    void takesTheKindOfEnvelopeFromTheParameters() {
        assertThat(Awaited.envelope(mail("MAIL FROM:<a@b>"))).isSameAs(Envelope.PLAIN);
        assertThat(Awaited.envelope(mail("MAIL FROM:<BODY=BINARYMIME@b>"))).isSameAs(Envelope.PLAIN);
        assertThat(Awaited.envelope(mail("MAIL FROM:<a@b> smtputf8 body=binarymime")))
                .isEqualTo(Envelope.of(true, true));
        assertThat(Awaited.envelope(mail("MAIL FROM:<a@b> SMTPUTF8"))).isEqualTo(Envelope.of(false, true));
    }

    private static Command mail(String line) {
        return Command.of(Verb.MAIL, line.getBytes(StandardCharsets.UTF_8));
    }
}
