package sequitur.compatibility.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.host.app.ReportingApp;
import sequitur.compatibility.host.app.WeeklyReport;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;

/** The agent in an app of JBoss Modules, the class loading of WildFly: the mail library is a module that sees no class path. */
class JBossModulesTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void works() throws IOException, InterruptedException {
        List<Path> slf4j = HostJars.of("slf4j-simple");
        module("org.slf4j", List.of("java.logging"), slf4j);
        // As in WildFly, the mail library does not see the app's logging.
        module("org.eclipse.angus.mail", List.of("java.logging"), Library.ANGUS_BUNDLE_2_0_5.jars());
        Path app = new AppJar(Map.of())
                .classes("", ReportingApp.class, WeeklyReport.class)
                .write(folder.resolve("app.jar"));
        module("report", List.of("org.eclipse.angus.mail", "org.slf4j"), List.of(app));
        try (ThreePolicies policies = new ThreePolicies()) {
            Finished run = Canary.checked(ForkedJvm.of(HostJars.of("jboss-modules"), "org.jboss.modules.Main")
                    .withAgent(AgentJar.path(), ThreePolicies.settings(folder, policies))
                    .run(
                            Duration.ofMinutes(2),
                            Stream.concat(
                                            Stream.of(
                                                    "-mp",
                                                    folder.resolve("modules").toString(),
                                                    "report"),
                                            Stream.of(policies.asArguments()))
                                    .toArray(String[]::new)));

            assertThat(run.exitCode()).as(run.toString()).isZero();
            policies.check(
                    "JBoss Modules " + HostJars.version("jboss-modules", "jboss-modules"), run.output(), run.errors());
            assertThat(run.errors())
                    .anyMatch(line -> line.contains("WARN sequitur.violation - MAIL without authentication"));
        }
    }

    private void module(String name, List<String> dependencies, List<Path> jars) throws IOException {
        Path module = Files.createDirectories(
                folder.resolve("modules").resolve(name.replace('.', '/')).resolve("main"));
        for (Path jar : jars) {
            Files.copy(jar, module.resolve(jar.getFileName()));
        }
        Files.writeString(module.resolve("module.xml"), """
                <module xmlns="urn:jboss:module:1.9" name="%s">
                  <main-class name="%s"/>
                  <resources>%s</resources>
                  <dependencies>%s</dependencies>
                </module>
                """.formatted(
                        name,
                        ReportingApp.class.getName(),
                        jars.stream()
                                .map(jar -> "<resource-root path=\"" + jar.getFileName() + "\"/>")
                                .collect(Collectors.joining()),
                        dependencies.stream()
                                .map(needed -> "<module name=\"" + needed + "\" services=\"import\"/>")
                                .collect(Collectors.joining())));
    }
}
