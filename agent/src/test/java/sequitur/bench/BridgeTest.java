package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import sequitur.bench.app.NeighbourApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The one class of the agent's that every app can see gives nothing away and takes nothing in. */
class BridgeTest {

    @Test
    void aNeighbourHearsNothingAndSwitchesNothingOff() throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
                .start()) {
            Finished run = Canary.checked(BenchedApp.of(NeighbourApp.class)
                    .attached("policy=log")
                    .run(server.host(), Integer.toString(server.port()), "app", Canary.PASSWORD));

            assertThat(run.output()).as("%s", run.errors()).containsExactly("Can't send command to SMTP host");
            assertThat(run.errors())
                    .noneMatch(line -> line.contains("elsewhere") || line.contains("error of its own"))
                    .anyMatch(line -> line.contains("[command-injection]"))
                    .anyMatch(line -> line.contains("(localhost:" + server.port() + ")"));
        }
    }
}
