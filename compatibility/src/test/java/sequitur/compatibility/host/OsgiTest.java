package sequitur.compatibility.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.host.app.OsgiHost;
import sequitur.compatibility.host.app.ReportingBundle;
import sequitur.compatibility.host.app.WeeklyReport;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;

/** The agent in OSGi frameworks, where the mail library is a bundle that sees nothing of the class path. */
class OsgiTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void felix() throws IOException, InterruptedException {
        check("Apache Felix", "felix", "org.apache.felix.framework");
    }

    @Test
    void equinox() throws IOException, InterruptedException {
        check("Equinox", "equinox", "org.eclipse.osgi");
    }

    private void check(String host, String jars, String artifact) throws IOException, InterruptedException {
        try (ThreePolicies policies = new ThreePolicies()) {
            List<String> arguments = new ArrayList<>(List.of(
                    Files.createDirectory(folder.resolve("cache")).toString(),
                    String.join(" ", policies.asArguments())));
            Library.ANGUS_BUNDLE_2_0_5.jars().forEach(bundle -> arguments.add(bundle.toString()));
            arguments.add(bundle().toString());
            Finished run = Canary.checked(AppJvm.of(OsgiHost.class, HostJars.of(jars), folder)
                    .withAgent(AgentJar.path(), ThreePolicies.settings(folder, policies))
                    .run(Duration.ofMinutes(2), arguments.toArray(String[]::new)));

            assertThat(run.exitCode()).as(run.toString()).isZero();
            policies.check(host + " " + HostJars.version(jars, artifact), run.output(), run.errors());
        }
    }

    private Path bundle() throws IOException {
        return new AppJar(Map.of(
                        "Bundle-ManifestVersion", "2",
                        "Bundle-SymbolicName", "report",
                        "Bundle-Version", "1.0.0",
                        "Bundle-Activator", ReportingBundle.class.getName(),
                        "Import-Package",
                                "org.osgi.framework,jakarta.mail,jakarta.mail.internet,org.eclipse.angus.mail.smtp"))
                .classes("", ReportingBundle.class, WeeklyReport.class)
                .write(folder.resolve("report.jar"));
    }
}
