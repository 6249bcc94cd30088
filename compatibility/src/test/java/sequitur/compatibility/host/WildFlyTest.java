package sequitur.compatibility.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.host.app.ReportingListener;
import sequitur.compatibility.host.app.WeeklyReport;
import sequitur.compatibility.recipe.RecipeFile;
import sequitur.examples.run.AgentJar;
import sequitur.testbed.run.Canary;

/** The agent in WildFly, with a web app that uses the mail library of the server. */
@Tag("hosts")
class WildFlyTest {

    private static final Path HOME = HostJars.of("wildfly").get(0);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void bootsAndWorks() throws IOException, InterruptedException {
        new AppJar(Map.of())
                .classes("WEB-INF/classes/", ReportingListener.class, WeeklyReport.class)
                .write(Files.createDirectories(folder.resolve("deployments")).resolve("report.war"));
        copy(HOME.resolve("standalone").resolve("configuration"), folder.resolve("configuration"));
        try (ThreePolicies policies = new ThreePolicies()) {
            List<String> console = run(policies);

            assertThat(Canary.leaks(console.stream())).isEmpty();
            assertThat(console).noneMatch(line -> line.contains("WFLYLOG0078"));
            assertThat(console)
                    .filteredOn(line -> line.contains("WARN  [sequitur.violation]"))
                    .hasSize(3);
            List<String> answers = console.stream()
                    .filter(line -> line.contains(" [stdout] "))
                    .map(line -> line.replaceFirst(".* \\[stdout\\] \\(.*?\\) ", ""))
                    .toList();
            policies.check(HOME.getFileName().toString().replace("wildfly-", "WildFly "), answers, console);
        }
    }

    /** Runs WildFly, configured as the recipe says, until the web app is deployed and has sent all it had to. */
    private List<String> run(ThreePolicies policies) throws IOException, InterruptedException {
        Path settings = Files.createDirectory(folder.resolve("etc")).resolve("sequitur.properties");
        Files.move(ThreePolicies.settings(folder, policies), settings);
        Path configuration = folder.resolve("standalone.conf");
        Files.writeString(
                configuration,
                Files.readString(HOME.resolve("bin").resolve("standalone.conf"))
                        + RecipeFile.moved(
                                RecipeFile.of("wildfly-standalone.conf").text(),
                                Map.of(
                                        "/opt/sequitur", AgentJar.path().resolveSibling(""),
                                        "/etc/sequitur", settings.resolveSibling(""))));
        ProcessBuilder server = new ProcessBuilder(
                HOME.resolve("bin").resolve("standalone.sh").toString(),
                "-Djboss.server.base.dir=" + folder,
                "-Djboss.http.port=0",
                "-Djboss.https.port=0",
                "-Djboss.management.http.port=0",
                "-Dservers=" + String.join(",", policies.asArguments()));
        // The script then passes the signal that ends it on to the JVM.
        server.environment().put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
        server.environment().put("JAVA_HOME", System.getProperty("java.home"));
        server.environment().put("RUN_CONF", configuration.toString());
        return ServerConsole.of(server, line -> line.contains("WFLYSRV0025") || line.contains("WFLYSRV0026"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
