package sequitur.compatibility.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.host.app.SpringReportingApp;
import sequitur.compatibility.host.app.WeeklyReport;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedCommand;
import sequitur.testbed.library.CopiedJars;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;

/** The agent in the executable jars of Spring Boot, whose own loader takes the mail library out of the jar within the jar. */
class SpringBootTest {

    /** Boot's pattern for Log4j prints but the first letter of a package. */
    private static final Pattern LOGGER = Pattern.compile(" s(equitur)?\\.violation ");

    @TempDir
    private Path folder = Path.of("");

    /** Log4j's binding looks at the class that calls it, and Boot configures the context of its own loader alone. */
    @Test
    void boot3OverLog4j() throws IOException, InterruptedException {
        try (ThreePolicies policies = new ThreePolicies()) {
            String option =
                    AgentJar.option(ThreePolicies.settings(folder, policies).toString());
            List<Path> log4j = CopiedJars.in("neighbours", "slf4j-2-log4j-2");

            check(
                    "3",
                    policies,
                    ForkedCommand.of(command(jar("3", log4j), policies)).in(Map.of("JAVA_TOOL_OPTIONS", option)));
        }
    }

    @Test
    void boot3() throws IOException, InterruptedException {
        try (ThreePolicies policies = new ThreePolicies()) {
            List<String> command = command(jar("3", logback("3")), policies);
            command.add(
                    1, AgentJar.option(ThreePolicies.settings(folder, policies).toString()));

            check("3", policies, ForkedCommand.of(command));
        }
    }

    @Test
    void boot4() throws IOException, InterruptedException {
        try (ThreePolicies policies = new ThreePolicies()) {
            String option =
                    AgentJar.option(ThreePolicies.settings(folder, policies).toString());

            check(
                    "4",
                    policies,
                    ForkedCommand.of(command(jar("4", logback("4")), policies))
                            .in(Map.of("JAVA_TOOL_OPTIONS", option)));
        }
    }

    /**
     * As Boot's own tools lay out an app for an AOT cache ({@code -Djarmode=tools extract}): a jar of the app's classes, which names its
     * libraries beside it.
     */
    @Test
    @Tag("slow")
    @EnabledForJreRange(min = JRE.JAVA_25)
    void boot4ExtractedWithAnAotCacheThatWasTrainedWithTheAgent() throws IOException, InterruptedException {
        Path jar = extracted("4");
        Path cache = folder.resolve("app.aot");
        try (ThreePolicies policies = new ThreePolicies()) {
            List<String> command = command(jar, policies);
            command.add(1, "-XX:AOTCacheOutput=" + cache);
            command.add(
                    1, AgentJar.option(ThreePolicies.settings(folder, policies).toString()));
            ForkedCommand.of(command).run(Duration.ofMinutes(5));
            assertThat(cache).isNotEmptyFile();
            Files.deleteIfExists(folder.resolve("app.log"));
        }
        try (ThreePolicies policies = new ThreePolicies()) {
            List<String> command = command(jar, policies);
            command.add(1, "-XX:AOTMode=on");
            command.add(1, "-XX:AOTCache=" + cache);
            command.add(
                    1, AgentJar.option(ThreePolicies.settings(folder, policies).toString()));

            check("4", ", extracted, AOT cache", policies, ForkedCommand.of(command));
        }
    }

    private Path extracted(String boot) throws IOException {
        Path libraries = Files.createDirectory(folder.resolve("lib"));
        List<Path> all = HostJars.of("spring-boot-" + boot);
        for (Path library : all) {
            Files.copy(library, libraries.resolve(library.getFileName()));
        }
        String classPath = all.stream()
                .map(library -> "lib/" + library.getFileName())
                .sorted()
                .collect(Collectors.joining(" "));
        return new AppJar(Map.of("Main-Class", SpringReportingApp.class.getName(), "Class-Path", classPath))
                .classes("", SpringReportingApp.class, WeeklyReport.class)
                .file("application.properties", properties())
                .write(folder.resolve("app.jar"));
    }

    private void check(String boot, ThreePolicies policies, ForkedCommand command)
            throws IOException, InterruptedException {
        check(boot, ", executable jar", policies, command);
    }

    private void check(String boot, String kind, ThreePolicies policies, ForkedCommand command)
            throws IOException, InterruptedException {
        Finished run = Canary.checked(command.run(Duration.ofMinutes(3)));

        assertThat(run.exitCode()).as(run.toString()).isZero();
        List<String> log = Files.readAllLines(folder.resolve("app.log"));
        assertThat(run.errors()).allMatch(line -> line.startsWith("Picked up JAVA_TOOL_OPTIONS: "));
        assertThat(log)
                .as("%s: %s", run, log)
                .filteredOn(line -> LOGGER.matcher(line).find())
                .hasSize(3);
        assertThat(Canary.leaks(log.stream())).isEmpty();
        policies.check(
                "Spring Boot " + HostJars.version("spring-boot-" + boot, "spring-boot") + kind, run.output(), log);
    }

    private static List<String> command(Path jar, ThreePolicies policies) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
        command.addAll(List.of(policies.asArguments()));
        return command;
    }

    private static List<Path> logback(String boot) {
        return HostJars.of("spring-boot-" + boot).stream()
                .filter(SpringBootTest::isLogging)
                .toList();
    }

    private static boolean isLogging(Path library) {
        return library.getFileName().toString().matches("(logback|slf4j)-.*");
    }

    private Path jar(String boot, List<Path> logging) throws IOException {
        AppJar jar = new AppJar(Map.of(
                        "Main-Class", "org.springframework.boot.loader.launch.JarLauncher",
                        "Start-Class", SpringReportingApp.class.getName(),
                        "Spring-Boot-Classes", "BOOT-INF/classes/",
                        "Spring-Boot-Lib", "BOOT-INF/lib/"))
                .classesOf(HostJars.of("spring-boot-loader-" + boot).get(0))
                // The launcher looks for the folder itself.
                .file("BOOT-INF/classes/", new byte[0])
                .classes("BOOT-INF/classes/", SpringReportingApp.class, WeeklyReport.class)
                .file("BOOT-INF/classes/application.properties", properties());
        Stream<Path> others = HostJars.of("spring-boot-" + boot).stream().filter(library -> !isLogging(library));
        for (Path library : Stream.concat(others, logging.stream()).toList()) {
            jar.file("BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
        }
        return jar.write(folder.resolve("app.jar"));
    }

    /** Standard output is for the app's own lines. */
    private byte[] properties() {
        return String.join(
                        "\n",
                        "spring.main.banner-mode=off",
                        "spring.mail.host=localhost",
                        "logging.threshold.console=off",
                        "logging.file.name=" + folder.resolve("app.log"))
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
