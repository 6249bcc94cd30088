package sequitur.compatibility.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;

/**
 * AOT caches, however they were trained, and archives of classes: mail is judged, or the JVM says itself why it does not start. Never is the
 * agent absent without a word.
 */
@Tag("slow")
@EnabledForJreRange(min = JRE.JAVA_25)
class AotCacheTest {

    private static final String LOG_FORMAT = "-Djava.util.logging.SimpleFormatter.format=report at %4$s: %5$s%n";
    private static final String MODULE = "--add-modules=java.instrument";

    /** Stands for the option that attaches the agent. */
    private static final String AGENT = "-javaagent";

    /** The shim's classes, which come before any cache is asked. */
    private static final int OUTSIDE = 5;

    @TempDir
    private Path folder = Path.of("");

    private Path cache = Path.of("");

    @BeforeEach
    void nameTheCache() {
        cache = folder.resolve("app.aot");
    }

    @Test
    void trainedWithTheAgent() throws IOException, InterruptedException {
        train("-XX:AOTCacheOutput=" + cache, AGENT);
        Path log = folder.resolve("classes.log");

        works("AOT cache, trained with the agent", "-XX:AOTCache=" + cache, "-Xlog:class+load:file=" + log + ":none");

        List<String> ours = classes(log, "sequitur.");
        assertThat(ours).filteredOn(AotCacheTest::isCached).hasSizeGreaterThan(200);
        assertThat(ours).filteredOn(line -> !isCached(line)).hasSizeLessThanOrEqualTo(OUTSIDE);
        assertThat(classes(log, "net.bytebuddy.")).isNotEmpty().allMatch(AotCacheTest::isCached);
    }

    @Test
    void trainedWithTheAgentAndRequired() throws IOException, InterruptedException {
        train("-XX:AOTCacheOutput=" + cache, AGENT);

        works("AOT cache, trained with the agent, -XX:AOTMode=on", "-XX:AOTCache=" + cache, "-XX:AOTMode=on");
    }

    @Test
    void trainedWithTheAgentInTwoSteps() throws IOException, InterruptedException {
        Path record = folder.resolve("app.aotconf");
        train("-XX:AOTMode=record", "-XX:AOTConfiguration=" + record, AGENT);
        try (Mailroom mailroom = new Mailroom(folder)) {
            mailroom.run(app().with(List.of(
                    "-XX:AOTMode=create",
                    "-XX:AOTConfiguration=" + record,
                    "-XX:AOTCache=" + cache,
                    mailroom.agent())));
        }

        works("AOT cache, trained with the agent, -XX:AOTMode=record and create", "-XX:AOTCache=" + cache);
    }

    @Test
    void trainedWithTheModuleForAgents() throws IOException, InterruptedException {
        train("-XX:AOTCacheOutput=" + cache, MODULE);

        works("AOT cache, trained with --add-modules java.instrument", "-XX:AOTCache=" + cache, MODULE);
    }

    @Test
    void trainedWithAnotherAgent() throws IOException, InterruptedException {
        String other = "-javaagent:" + Jars.only("jacoco") + "=output=none";
        train("-XX:AOTCacheOutput=" + cache, other);

        works("AOT cache, trained with another agent", "-XX:AOTCache=" + cache);
    }

    /** The JVM says on standard output that it goes on without the cache, as it does with any agent. */
    @Test
    void trainedWithoutAnyAgent() throws IOException, InterruptedException {
        train("-XX:AOTCacheOutput=" + cache);

        Finished run = works("AOT cache, trained without any agent", "-XX:AOTCache=" + cache);

        assertThat(run.output()).anyMatch(AotCacheTest::saysThatTheModuleIsMissing);
    }

    @Test
    void trainedWithoutAnyAgentAndRequired() throws IOException, InterruptedException {
        train("-XX:AOTCacheOutput=" + cache);
        try (Mailroom mailroom = new Mailroom(folder)) {
            Finished run =
                    mailroom.run(app().with(List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on", mailroom.agent())));

            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output()).anyMatch(AotCacheTest::saysThatTheModuleIsMissing);
            assertThat(run.output()).noneMatch(line -> line.startsWith("app "));
        }
        Matrix.ENVIRONMENTS.seen(
                "AOT cache, trained without any agent, -XX:AOTMode=on", "mail", "the JVM does not start, and says why");
    }

    /** Those of its classes that have changed are loaded from the jar. */
    @Test
    void trainedWithAnotherBuildOfTheAgent() throws IOException, InterruptedException {
        Path agent = Files.copy(AgentJar.path(), folder.resolve("agent.jar"));
        train("-XX:AOTCacheOutput=" + cache, "-javaagent:" + agent + "=policy=log");
        Files.write(agent, AppendedJar.of(AgentJar.path()));

        works("AOT cache, trained with another build of the agent", agent, "-XX:AOTCache=" + cache);
    }

    @Test
    void anArchiveThatIsMadeWithTheAgent() throws IOException, InterruptedException {
        Path archive = folder.resolve("app.jsa");
        try (Mailroom mailroom = new Mailroom(folder)) {
            Finished run = mailroom.run(app().with(List.of("-XX:ArchiveClassesAtExit=" + archive, mailroom.agent())));

            assertThat(run.exitCode()).isNotZero();
            assertThat(run.output()).anyMatch(line -> line.contains("AllowArchivingWithJavaAgent"));
            assertThat(archive).doesNotExist();
        }
        Matrix.ENVIRONMENTS.seen("AppCDS archive, made with the agent", "mail", "the JVM does not start, and says why");
    }

    private void train(String... options) throws IOException, InterruptedException {
        try (Mailroom mailroom = new Mailroom(folder)) {
            Finished run = mailroom.run(app().with(Arrays.stream(options)
                    .map(option -> option.equals(AGENT) ? mailroom.agent() : option)
                    .toList()));
            assertThat(run.exitCode()).as("%s", run).isZero();
        }
    }

    private Finished works(String row, String... options) throws IOException, InterruptedException {
        return works(row, AgentJar.path(), options);
    }

    private Finished works(String row, Path agent, String... options) throws IOException, InterruptedException {
        assertThat(cache).isNotEmptyFile();
        try (Mailroom mailroom = new Mailroom(folder)) {
            List<String> all = new ArrayList<>(Arrays.asList(options));
            all.add(mailroom.agent(agent));
            Finished run = mailroom.run(app().with(all));

            mailroom.check(run, run.errors());
            Matrix.ENVIRONMENTS.seen(row, "mail", "works");
            return run;
        }
    }

    /** The same files each time: a cache is good for the very class path that it was trained with. */
    private ForkedJvm app() throws IOException {
        ForkedJvm app = AppJvm.of(MailingApp.class, Library.ANGUS_2_0_5.jars(), folder);
        Path jar = folder.resolve("app.jar");
        if (!Files.exists(jar)) {
            return JarredApp.of(app, folder).with(List.of(LOG_FORMAT));
        }
        List<Path> classPath = new ArrayList<>(app.classPath());
        classPath.set(0, jar);
        return new ForkedJvm(app.java(), app.options(), classPath, app.mainClass(), app.environment())
                .with(List.of(LOG_FORMAT));
    }

    private static boolean saysThatTheModuleIsMissing(String line) {
        return line.contains("Mismatched values for property jdk.module.addmods: java.instrument");
    }

    /** What was loaded of some packages, apart from what the JVM makes of lambdas. */
    private static List<String> classes(Path log, String beginning) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith(beginning))
                    .filter(line -> !line.contains("$$Lambda"))
                    .filter(line ->
                            !line.startsWith("sequitur.compatibility.") && !line.startsWith("sequitur.testbed."))
                    .toList();
        }
    }

    private static boolean isCached(String line) {
        return line.contains("source: shared objects file");
    }
}
