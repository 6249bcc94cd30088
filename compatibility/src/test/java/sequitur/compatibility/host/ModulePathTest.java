package sequitur.compatibility.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.host.app.ReportingApp;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedCommand;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;

/** The agent in an app on the module path, where nothing opens the mail library's packages. */
class ModulePathTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void worksWithApiAndProviderAsModules() throws IOException, InterruptedException {
        List<String> log = check("module path, org.eclipse.angus.mail", Library.ANGUS_2_0_5, List.of());

        assertThat(log).anyMatch(line -> line.startsWith("WARNING: MAIL without authentication"));
    }

    @Test
    void worksWithTheBundleAsModuleAndLogsToTheAppsSlf4j() throws IOException, InterruptedException {
        List<String> log = check("module path, jakarta.mail", Library.ANGUS_BUNDLE_2_0_5, HostJars.of("slf4j-simple"));

        assertThat(log).anyMatch(line -> line.contains("WARN sequitur.violation - MAIL without authentication"));
    }

    private List<String> check(String host, Library library, List<Path> logging)
            throws IOException, InterruptedException {
        try (ThreePolicies policies = new ThreePolicies()) {
            List<Path> modules = new ArrayList<>(library.jars());
            modules.add(AppModule.in(folder, library.jars()));
            modules.addAll(logging);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    AgentJar.option(ThreePolicies.settings(folder, policies).toString()),
                    "-p",
                    AppModule.path(modules)));
            if (!logging.isEmpty()) {
                command.addAll(List.of("--add-modules", "org.slf4j.simple"));
            }
            command.addAll(List.of("-m", AppModule.NAME + "/" + ReportingApp.class.getName()));
            command.addAll(List.of(policies.asArguments()));
            Finished run = Canary.checked(ForkedCommand.of(command).run(Duration.ofMinutes(2)));

            assertThat(run.exitCode()).as(run.toString()).isZero();
            policies.check(host, run.output(), run.errors());
            return run.errors();
        }
    }
}
