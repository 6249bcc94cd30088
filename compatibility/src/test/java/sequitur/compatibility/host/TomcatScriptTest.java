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
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;

/** Tomcat as it is downloaded, started by its own script, which the recipe's {@code setenv.sh} gives the agent. */
@Tag("hosts")
class TomcatScriptTest {

    private static final Path HOME = HostJars.of("tomcat-distribution").get(0);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void bootsAndWorks() throws IOException, InterruptedException {
        deploy();
        configure();
        try (ThreePolicies policies = new ThreePolicies()) {
            List<String> console = run(policies);

            assertThat(Canary.leaks(console.stream())).isEmpty();
            List<String> answers = console.stream()
                    .filter(line -> line.matches("(log|block|correct): .*"))
                    .toList();
            policies.check("Tomcat " + HostJars.version("tomcat", "tomcat-embed-core"), answers, console);
        }
    }

    private void deploy() throws IOException {
        AppJar war = new AppJar(Map.of()).classes("WEB-INF/classes/", ReportingListener.class, WeeklyReport.class);
        for (Path jar : Library.ANGUS_2_0_5.jars()) {
            war.file("WEB-INF/lib/" + jar.getFileName(), Files.readAllBytes(jar));
        }
        war.write(Files.createDirectories(folder.resolve("webapps")).resolve("report.war"));
        for (String needed : List.of("logs", "temp", "work", "bin", "etc")) {
            Files.createDirectories(folder.resolve(needed));
        }
    }

    /** Its own configuration, but that any port will do. */
    private void configure() throws IOException {
        Path configuration = Files.createDirectory(folder.resolve("conf"));
        try (Stream<Path> files = Files.list(HOME.resolve("conf"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, configuration.resolve(file.getFileName()));
            }
        }
        Path server = configuration.resolve("server.xml");
        String ports = Files.readString(server);
        Files.writeString(server, ports.replace("port=\"8005\"", "port=\"-1\"").replace("port=\"8080\"", "port=\"0\""));
    }

    private List<String> run(ThreePolicies policies) throws IOException, InterruptedException {
        Path settings = folder.resolve("etc").resolve("sequitur.properties");
        Files.move(ThreePolicies.settings(folder, policies), settings);
        Files.writeString(
                folder.resolve("bin").resolve("setenv.sh"),
                RecipeFile.moved(
                        RecipeFile.of("tomcat-setenv.sh").text(),
                        Map.of(
                                "/opt/sequitur", AgentJar.path().resolveSibling(""),
                                "/etc/sequitur", settings.resolveSibling(""))));
        ProcessBuilder server = new ProcessBuilder(
                "sh", HOME.resolve("bin").resolve("catalina.sh").toString(), "run");
        server.environment().put("CATALINA_HOME", HOME.toString());
        server.environment().put("CATALINA_BASE", folder.toString());
        server.environment().put("JAVA_HOME", System.getProperty("java.home"));
        server.environment().put("CATALINA_OPTS", "-Dservers=" + String.join(",", policies.asArguments()));
        return ServerConsole.of(server, line -> line.contains("Server startup in"));
    }
}
