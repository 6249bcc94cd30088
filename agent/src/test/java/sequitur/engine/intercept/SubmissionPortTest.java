package sequitur.engine.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6409 section 4.3 and RFC 8314 section 3.3: where AUTH is to be expected. */
class SubmissionPortTest {

    private static final String SETTINGS =
            "policy=block,credentials.localhost.username=alice,credentials.localhost.password-env=NONE";
    private static final byte[] MAIL = "MAIL FROM:<a@b.example>".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"25, true", "465, false", "587, false", "2525, true"})
    void mailWithoutAuthIsLegalWhereverNobodyHasToLogIn(int port, boolean passes) {
        assertThat(new HookedTransport(SETTINGS, port, "250-b\n250 AUTH PLAIN\n").send(MAIL))
                .isEqualTo(passes);
    }
}
