package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.MailLibrary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/**
 * Reports are logged neither under the Transport's lock nor by a thread that keeps the JVM alive: an app whose log mails over the Transport
 * that others use as well is not locked out, and it ends although it is reported on without a pause.
 */
@Tag("any-jdk")
class LogOverTransportTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void nobodyIsLockedOutAndTheJvmEnds() throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = AppJvm.of(LogOverTransportApp.class, MailLibrary.ANGUS.jars(), folder)
                    .with(List.of(AgentJar.option("policy=log")))
                    .run(Duration.ofMinutes(2), Integer.toString(server.port()));

            assertThat(run.output()).containsExactly("sent and logged");
            assertThat(run.errors()).anyMatch(line -> line.contains("sequitur.violation") || line.contains("rule  "));
            assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
        }
    }
}
