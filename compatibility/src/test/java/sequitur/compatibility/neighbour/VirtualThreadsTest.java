package sequitur.compatibility.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** A thousand virtual threads that mail over a pool of transports: after the first mails the agent pins none to its carrier. */
@Tag("slow")
@EnabledForJreRange(min = JRE.JAVA_21)
class VirtualThreadsTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"log", "correct"})
    void noneIsPinnedByTheAgent(String policy) throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = AppJvm.of(VirtualThreadsApp.class, Library.ANGUS_2_0_5.jars(), folder)
                    .with(List.of(AgentJar.option("policy=" + policy)))
                    .run(
                            Duration.ofMinutes(5),
                            server.host(),
                            Integer.toString(server.port()),
                            folder.resolve("pinned.jfr").toString());

            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            assertThat(run.output()).containsExactly("sent 1040", "control true", "agent 00");
            assertThat(server.delivered()).hasSize(1_040);
        }
        Matrix.ENVIRONMENTS.seen("1,000 virtual threads, policy " + policy, "mail", "none is pinned");
    }
}
