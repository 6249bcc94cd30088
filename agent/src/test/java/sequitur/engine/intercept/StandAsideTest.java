package sequitur.engine.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** After an error of its own the agent leaves the rest of that connection alone. */
class StandAsideTest {

    @Test
    void nothingIsJudgedOnAConnectionWhereTheAgentWentWrong() {
        HookedTransport transport = new HookedTransport("policy=block");
        assertThat(transport.send(line("DATA"))).as("blocked").isFalse();

        HookedTransport broken = new HookedTransport("policy=block");
        broken.breakTheAgent();

        assertThat(broken.send(line("DATA"))).as("left alone").isTrue();
    }

    private static byte[] line(String command) {
        return command.getBytes(StandardCharsets.US_ASCII);
    }
}
