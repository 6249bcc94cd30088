package sequitur.compatibility.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;

/** JVMs of other kinds than the usual one: the agent works in each, and none has anything to complain about. */
class JvmsTest {

    /** So that the word with which the JVM begins its own warnings begins no report. */
    private static final String LOG_FORMAT = "-Djava.util.logging.SimpleFormatter.format=report at %4$s: %5$s%n";

    @TempDir
    private static Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(
            strings = {"-XX:+UseZGC", "-XX:+UseSerialGC", "-XX:+UseParallelGC", "-Xshare:off", "-Xint", "-Xverify:all"})
    void worksIn(String option) throws IOException, InterruptedException {
        check(option, List.of(option));
    }

    @Test
    @EnabledForJreRange(max = JRE.JAVA_23)
    void worksUnderASecurityManager() throws IOException, InterruptedException {
        check("-Djava.security.manager=allow", List.of("-Djava.security.manager=allow"));
        Path policy =
                Files.writeString(folder.resolve("all.policy"), "grant { permission java.security.AllPermission; };");
        try (Mailroom mailroom = new Mailroom(folder)) {
            Finished run = mailroom.run(
                    jvm(mailroom).with(List.of("-Djava.security.manager", "-Djava.security.policy==" + policy)));

            mailroom.check(run, run.errors());
        }
        Matrix.ENVIRONMENTS.seen("-Djava.security.manager", "mail", "works");
    }

    @Test
    void anArchiveOfTheAppsClassesIsStillUsed() throws IOException, InterruptedException {
        Path archive = folder.resolve("app.jsa");
        ForkedJvm archived;
        try (Mailroom mailroom = new Mailroom(folder)) {
            archived = JarredApp.of(
                            AppJvm.of(MailingApp.class, Library.ANGUS_2_0_5.jars(), mailroom.newFolder()), folder)
                    .with(List.of(LOG_FORMAT));
            Finished dumped = mailroom.run(archived.with(List.of("-XX:ArchiveClassesAtExit=" + archive)));
            assertThat(archive).as("%s", dumped.errors()).exists();
        }
        List<String> complaintsAboutAnyAgent;
        try (Mailroom mailroom = new Mailroom(folder)) {
            complaintsAboutAnyAgent = complaints(mailroom.run(archived.with(List.of(
                    "-XX:SharedArchiveFile=" + archive, "-javaagent:" + Jars.only("jacoco") + "=output=none"))));
        }
        try (Mailroom mailroom = new Mailroom(folder)) {
            Path log = folder.resolve("archived-classes.log");
            Finished run = mailroom.run(archived.with(List.of(
                    "-XX:SharedArchiveFile=" + archive, "-Xlog:class+load:file=" + log + ":none", mailroom.agent())));

            mailroom.check(run, run.errors());
            // JDK 25 says that the module java.instrument was not there when the archive was made.
            assertThat(complaints(run)).isEqualTo(complaintsAboutAnyAgent);
            assertThat(run.errors().get(0)).startsWith("report at ");
            assertThat(Files.readAllLines(log))
                    .contains(
                            MailingApp.class.getName() + " source: shared objects file (top)",
                            "jakarta.mail.Session source: shared objects file (top)");
        }
        Matrix.ENVIRONMENTS.seen("AppCDS archive", "mail", "works");
    }

    private static void check(String row, List<String> options) throws IOException, InterruptedException {
        try (Mailroom mailroom = new Mailroom(folder)) {
            Finished run = mailroom.run(jvm(mailroom).with(options));

            mailroom.check(run, run.errors());
            assertNoWarning(run);
        }
        Matrix.ENVIRONMENTS.seen(row, "mail", "works");
    }

    /** What the JVM itself writes to standard output, without the time. */
    private static List<String> complaints(Finished run) {
        return run.output().stream()
                .filter(line -> !line.startsWith("app "))
                .map(line -> line.replaceFirst("^\\[[0-9.]+s\\]", ""))
                .toList();
    }

    private static ForkedJvm jvm(Mailroom mailroom) throws IOException {
        return AppJvm.of(MailingApp.class, Library.ANGUS_2_0_5.jars(), mailroom.newFolder())
                .with(List.of(LOG_FORMAT, mailroom.agent()));
    }

    private static void assertNoWarning(Finished run) {
        assertThat(run.output()).hasSize(5);
        assertThat(run.errors()).noneMatch(line -> line.startsWith("WARNING:") || line.contains("warning:"));
        assertThat(run.errors().get(0)).startsWith("report at ");
    }
}
