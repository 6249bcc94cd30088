package sequitur.compatibility.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.host.app.ReportingApp;
import sequitur.compatibility.host.app.WeeklyReport;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.ForkedCommand;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;

/** The agent in run-time images that jlink has made of what the app needs and {@code java.instrument}. */
class RuntimeImageTest {

    @TempDir
    private Path folder = Path.of("");

    /** The mail library's own module declaration wants java.desktop, java.logging and java.xml. */
    @Test
    void worksInAnImageThatHoldsAppAndLibrary() throws IOException, InterruptedException {
        try (ThreePolicies policies = new ThreePolicies()) {
            List<Path> modules = new ArrayList<>(Library.ANGUS_2_0_5.jars());
            modules.add(AppModule.in(folder, modules));
            Path image = image(modules, AppModule.NAME, "org.eclipse.angus.mail", "org.eclipse.angus.activation");
            assertThat(modulesOf(image))
                    .contains("java.logging", "java.desktop")
                    .doesNotContain(
                            "java.management", "java.naming", "jdk.jfr", "java.security.sasl", "jdk.unsupported");
            List<String> command = new ArrayList<>(List.of(
                    image.resolve("bin").resolve("java").toString(),
                    AgentJar.option(ThreePolicies.settings(folder, policies).toString()),
                    "-m",
                    AppModule.NAME + "/" + ReportingApp.class.getName()));
            command.addAll(List.of(policies.asArguments()));
            Finished run = Canary.checked(ForkedCommand.of(command).run(Duration.ofMinutes(2)));

            assertThat(run.exitCode()).as(run.toString()).isZero();
            policies.check("jlink image with app and Angus Mail", run.output(), run.errors());
        }
    }

    /** On the class path the library does without java.desktop and java.xml, and the agent has only java.base and java.instrument. */
    @Test
    void worksInTheSmallestImageThatMailRunsIn() throws IOException, InterruptedException {
        try (ThreePolicies policies = new ThreePolicies()) {
            Path image = image(List.of(), "java.logging");
            assertThat(modulesOf(image)).containsExactlyInAnyOrder("java.base", "java.instrument", "java.logging");
            Finished run =
                    Canary.checked(AppJvm.of(ReportingApp.class, Library.ANGUS_2_0_5.jars(), folder, WeeklyReport.class)
                            .on(image)
                            .withAgent(AgentJar.path(), ThreePolicies.settings(folder, policies))
                            .run(Duration.ofMinutes(2), policies.asArguments()));

            assertThat(run.exitCode()).as(run.toString()).isZero();
            policies.check("jlink image of java.base, java.instrument, java.logging", run.output(), run.errors());
        }
    }

    private Path image(List<Path> modules, String... roots) {
        Path image = folder.resolve("image");
        List<String> arguments = new ArrayList<>(List.of(
                "--add-modules",
                String.join(",", roots) + ",java.instrument",
                "--output",
                image.toString(),
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages"));
        if (!modules.isEmpty()) {
            arguments.addAll(List.of("--module-path", AppModule.path(modules)));
        }
        AppModule.tool("jlink", arguments.toArray(String[]::new));
        return image;
    }

    private static Stream<String> modulesOf(Path image) throws IOException {
        return Files.readAllLines(image.resolve("release")).stream()
                .filter(line -> line.startsWith("MODULES="))
                .flatMap(line -> Stream.of(line.replaceAll("MODULES=|\"", "").split(" ", -1)));
    }
}
