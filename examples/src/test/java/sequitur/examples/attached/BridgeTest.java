package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.MailLibrary;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The one class of the agent's that every app can see gives nothing away and takes nothing in. */
class BridgeTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aNeighbourHearsNothingAndSwitchesNothingOff() throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
                .start()) {
            Finished run = Canary.checked(AppJvm.of(NeighbourApp.class, MailLibrary.ANGUS.jars(), folder)
                    .with(List.of(AgentJar.option("policy=log")))
                    .run(
                            Duration.ofMinutes(1),
                            server.host(),
                            Integer.toString(server.port()),
                            "app",
                            Canary.PASSWORD));

            assertThat(run.output()).as("%s", run.errors()).containsExactly("Can't send command to SMTP host");
            assertThat(run.errors())
                    .noneMatch(line -> line.contains("elsewhere") || line.contains("error of its own"))
                    .anyMatch(line -> line.contains("command-injection") && line.contains("rule"))
                    .anyMatch(line -> line.contains("(localhost:" + server.port() + ")"));
        }
    }
}
