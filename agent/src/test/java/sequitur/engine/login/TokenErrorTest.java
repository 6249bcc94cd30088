package sequitur.engine.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenErrorTest {

    @Test
    void statusAndScopeAreRead() {
        String json = "{\"status\":\"401\",\"scope\":\"https://mail.google.com/\"}";

        assertThat(TokenError.in(
                        "334 " + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)) + "\r\n"))
                .contains(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "334", "334 ", "334 VXNlcm5hbWU6", "334 not base64 at all", "334 eyJ"})
    void anythingElseIsNone(String reply) {
        assertThat(TokenError.in(reply).filter(error -> !error.startsWith("{"))).isEmpty();
    }
}
