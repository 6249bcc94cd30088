package sequitur.compatibility.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.host.app.ReportingApp;
import sequitur.compatibility.host.app.WeeklyReport;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;

/** The agent in an app on the class path. */
class ClassPathTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void works() throws IOException, InterruptedException {
        try (ThreePolicies policies = new ThreePolicies()) {
            Finished run =
                    Canary.checked(AppJvm.of(ReportingApp.class, Library.ANGUS_2_0_5.jars(), folder, WeeklyReport.class)
                            .withAgent(AgentJar.path(), ThreePolicies.settings(folder, policies))
                            .run(Duration.ofMinutes(2), policies.asArguments()));

            assertThat(run.exitCode()).as(run.toString()).isZero();
            policies.check("class path", run.output(), run.errors());
        }
    }
}
