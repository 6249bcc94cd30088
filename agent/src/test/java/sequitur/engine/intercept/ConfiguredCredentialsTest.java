package sequitur.engine.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where credentials of the configuration are at hand, a submission server that offers AUTH is taken to require it. */
class ConfiguredCredentialsTest {

    private static final byte[] MAIL = "MAIL FROM:<a@b.example>".getBytes(StandardCharsets.US_ASCII);
    private static final String AUTH = "250-b\n250 AUTH PLAIN\n";

    @ParameterizedTest
    @CsvSource({
        "credentials.localhost.username=alice, 587, false",
        "credentials.localhost:587.username=alice, 587, false",
        "credentials.localhost.username=alice, 25, true",
        "credentials.localhost:465.username=alice, 587, true",
        "credentials.other.username=alice, 587, true",
        "credentials.localhost.password-file=secret, 587, true"
    })
    void countAsCredentialsAtHand(String credentials, int port, boolean mailPasses) {
        HookedTransport transport = new HookedTransport("policy=block," + credentials, port, AUTH);

        assertThat(transport.send(MAIL)).isEqualTo(mailPasses);
    }
}
