package sequitur.compatibility.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.host.app.ReportingListener;
import sequitur.compatibility.host.app.WeeklyReport;
import sequitur.examples.run.AgentJar;
import sequitur.testbed.run.Canary;

/** The agent in Payara Micro, with a web app that uses the mail library of the server. */
@Tag("hosts")
@EnabledForJreRange(max = JRE.JAVA_21, disabledReason = "Payara 6 is made for Java 11 to 21")
class PayaraMicroTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void works() throws IOException, InterruptedException {
        Path app = new AppJar(Map.of())
                .classes("WEB-INF/classes/", ReportingListener.class, WeeklyReport.class)
                .write(folder.resolve("report.war"));
        try (ThreePolicies policies = new ThreePolicies()) {
            ProcessBuilder server = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    AgentJar.option(ThreePolicies.settings(folder, policies).toString()),
                    "-Dservers=" + String.join(",", policies.asArguments()),
                    "-jar",
                    HostJars.of("payara-micro").get(0).toString(),
                    "--noCluster",
                    "--noHazelcast",
                    "--port",
                    String.valueOf(freePort()),
                    "--rootDir",
                    folder.resolve("root").toString(),
                    "--deploy",
                    app.toString());
            List<String> console = ServerConsole.of(server, line -> line.matches(".*Payara Micro .* ready in .*"));

            assertThat(Canary.leaks(console.stream())).isEmpty();
            List<String> answers = console.stream()
                    .filter(line -> line.matches("(log|block|correct): .*"))
                    .toList();
            policies.check("Payara Micro " + HostJars.version("payara-micro", "payara-micro"), answers, console);
        }
    }

    /** Payara does not take port 0 for "any". */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
