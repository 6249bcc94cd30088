package sequitur.compatibility.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.host.app.ReportingServlet;
import sequitur.compatibility.host.app.TomcatHost;
import sequitur.compatibility.host.app.WeeklyReport;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppClasses;
import sequitur.examples.run.AppJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;

/** The agent in Tomcat, where every deployment of a web app brings a mail library of its own. */
class TomcatTest {

    private static final String HOST =
            "Tomcat " + HostJars.version("tomcat", "tomcat-embed-core") + ", three redeploys";

    /** What Tomcat's own script gives the JVM; with that Tomcat looks for leaks of its own accord. */
    private static final List<String> CATALINA_SH = List.of(
            "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.rmi/sun.rmi.transport=ALL-UNNAMED");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void worksInEveryDeploymentAndHoldsOnToNone() throws IOException, InterruptedException {
        try (ThreePolicies first = new ThreePolicies();
                ThreePolicies second = new ThreePolicies();
                ThreePolicies third = new ThreePolicies()) {
            List<String> arguments = new ArrayList<>(
                    List.of(Files.createDirectory(folder.resolve("tomcat")).toString(), webApp().toString()));
            for (ThreePolicies deployment : List.of(first, second, third)) {
                String query = "server=" + String.join("&server=", deployment.asArguments());
                // All but the first leave a connection open.
                arguments.add(
                        deployment == first
                                ? query
                                : query + "&open=" + deployment.asArguments()[2]);
            }
            Finished run = Canary.checked(AppJvm.of(TomcatHost.class, HostJars.of("tomcat"), folder)
                    .with(CATALINA_SH)
                    .withAgent(AgentJar.path(), ThreePolicies.settings(folder, first, second, third))
                    .run(Duration.ofMinutes(3), arguments.toArray(String[]::new)));

            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(run.output()).doesNotContain("leaked").hasSize(12);
            first.check(HOST, run.output().subList(0, 3), run.errors());
            second.check(HOST, run.output().subList(4, 7), run.errors());
            third.check(HOST, run.output().subList(8, 11), run.errors());
            assertThat(List.of(
                            run.output().get(3),
                            run.output().get(7),
                            run.output().get(11)))
                    .containsOnly("collected");
            assertThat(run.errors()).noneMatch(line -> line.contains("leak"));
            Matrix.HOSTS.seen(HOST, "class loader", "is collected");
        }
    }

    private Path webApp() throws IOException {
        Path app = folder.resolve("app");
        Path classes = Files.createDirectories(app.resolve("WEB-INF").resolve("classes"));
        AppClasses.copy(ReportingServlet.class.getName(), classes);
        AppClasses.copy(WeeklyReport.class.getName(), classes);
        Path library = Files.createDirectories(app.resolve("WEB-INF").resolve("lib"));
        for (Path jar : Library.ANGUS_2_0_5.jars()) {
            Files.copy(jar, library.resolve(jar.getFileName()));
        }
        return app;
    }
}
