package sequitur.compatibility.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;

/** JVMs that are short of something, and jars that lie where one would rather not have them. */
@Tag("any-jdk")
class TroublesomePlacesTest {

    private static final String LOG_FORMAT = "-Djava.util.logging.SimpleFormatter.format=report at %4$s: %5$s%n";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx32m", "-XX:MaxMetaspaceSize=32m", "-Xss256k", "-XX:ReservedCodeCacheSize=8m"})
    void worksWithLittleMemory(String option) throws IOException, InterruptedException {
        works(option, MailingApp.class, List.of(option));
    }

    /** So it needs none: no folder for temporary files, no home, and a file system that can be written. */
    @Test
    void writesNoFile() throws IOException, InterruptedException {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path temporary = Files.createDirectory(folder.resolve("temporary"));

        works(
                "Folders of the user and for temporary files, which stay empty",
                MailingApp.class,
                // The JVM's own file about itself.
                List.of("-XX:-UsePerfData", "-Djava.io.tmpdir=" + temporary, "-Duser.home=" + home));

        assertThat(home).isEmptyDirectory();
        assertThat(temporary).isEmptyDirectory();
        works("-Djava.io.tmpdir: a folder that is not there", MailingApp.class, List.of("-Djava.io.tmpdir=/not/there"));
    }

    /** As a package manager does it, or a release script: the JVM keeps the old file open. */
    @Test
    void worksWhereANewerJarHasTakenItsPlace() throws IOException, InterruptedException {
        Path agent = Files.copy(AgentJar.path(), folder.resolve("agent.jar"));
        Files.write(folder.resolve("agent.jar.new"), AppendedJar.of(AgentJar.path()));
        try (Mailroom mailroom = new Mailroom(folder)) {
            Finished run = mailroom.run(
                    app(JarChangingApp.class).with(List.of(mailroom.agent(agent))), "rename", agent.toString());

            mailroom.check(run, run.errors());
        }
        Matrix.ENVIRONMENTS.seen("A newer jar is renamed to the jar's name before the first mail", "mail", "works");
    }

    @ParameterizedTest
    @CsvSource({
        "delete, 'The jar is deleted before the first mail', 'the jar was deleted after this JVM had started'",
        "overwrite, 'The jar is written over before the first mail', 'its jar was changed after this JVM had started'"
    })
    void standsAsideAndSaysSoWhereItsJarIsGone(String change, String row, String why)
            throws IOException, InterruptedException {
        Path agent = Files.copy(AgentJar.path(), folder.resolve("agent.jar"));
        try (Mailroom mailroom = new Mailroom(folder)) {
            Finished run = mailroom.run(
                    app(JarChangingApp.class).with(List.of(mailroom.agent(agent))), change, agent.toString());

            assertThat(run.exitCode()).as("%s", run).isZero();
            assertThat(run.output()).hasSize(5).contains("app legal: sent");
            assertThat(run.errors())
                    .singleElement()
                    .asString()
                    .startsWith("Sequitur stands aside, and mail goes out unchecked")
                    .contains(why);
        }
        Matrix.ENVIRONMENTS.seen(row, "mail", "stands aside, said once");
    }

    @Test
    void worksOnWhereItsJarIsDeletedAfterTheFirstMail() throws IOException, InterruptedException {
        Path agent = Files.copy(AgentJar.path(), folder.resolve("agent.jar"));
        try (Mailroom mailroom = new Mailroom(folder)) {
            Finished run = mailroom.run(
                    app(JarChangingApp.class).with(List.of(mailroom.agent(agent))), "later", agent.toString());

            mailroom.check(run, run.errors(), 2);
        }
        Matrix.ENVIRONMENTS.seen("The jar is deleted after the first mail", "mail", "works");
    }

    @ParameterizedTest
    @ValueSource(strings = {"with blanks", "with,commas", "with \u00e9 and \u65e5\u672c", "with'quotes;and$(more)#"})
    void worksInAFolderWithSuchAName(String name) throws IOException, InterruptedException {
        Path place = Files.createDirectory(folder.resolve(name));
        Path agent = Files.copy(AgentJar.path(), place.resolve("agent.jar"));
        try (Mailroom mailroom = new Mailroom(place)) {
            Finished run = mailroom.run(
                    app(MailingApp.class).with(List.of(mailroom.agent(agent))).in(Map.of("LC_ALL", "C.UTF-8")));

            mailroom.check(run, run.errors());
        }
        Matrix.ENVIRONMENTS.seen("Jar and settings in a folder " + name, "mail", "works");
    }

    /** The JVM itself takes what stands before the first = for the jar's name. */
    @Test
    void aFolderWithAnEqualsSignIsForTheJvmToRefuse() throws IOException, InterruptedException {
        Path place = Files.createDirectory(folder.resolve("with=equals"));
        Path agent = Files.copy(AgentJar.path(), place.resolve("agent.jar"));

        Finished run =
                app(MailingApp.class).with(List.of("-javaagent:" + agent)).run(Duration.ofMinutes(1));

        assertThat(run.exitCode()).isNotZero();
        assertThat(String.join("\n", run.errors())).contains("Error opening zip file or JAR manifest missing");
        Matrix.ENVIRONMENTS.seen(
                "The jar in a folder with an equals sign", "mail", "the JVM does not start, and says why");
    }

    @Test
    void settingsInAFolderWithAnEqualsSignAreNamedByAProperty() throws IOException, InterruptedException {
        Path place = Files.createDirectory(folder.resolve("with=equals"));
        try (Mailroom mailroom = new Mailroom(place)) {
            String option = mailroom.agent();
            String settings = option.substring(option.indexOf('=') + 1);
            Finished run = mailroom.run(app(MailingApp.class)
                    .with(List.of("-javaagent:" + AgentJar.path(), "-Dsequitur.config=" + settings)));

            mailroom.check(run, run.errors());
        }
        Matrix.ENVIRONMENTS.seen("-Dsequitur.config: a folder with an equals sign", "mail", "works");
    }

    private void works(String row, Class<?> app, List<String> options) throws IOException, InterruptedException {
        try (Mailroom mailroom = new Mailroom(folder)) {
            List<String> all = new ArrayList<>(options);
            all.add(mailroom.agent());
            Finished run = mailroom.run(app(app).with(all));

            mailroom.check(run, run.errors());
        }
        Matrix.ENVIRONMENTS.seen(row, "mail", "works");
    }

    private ForkedJvm app(Class<?> app) throws IOException {
        Class<?>[] called = app == MailingApp.class ? new Class<?>[0] : new Class<?>[] {MailingApp.class};
        return AppJvm.of(app, Library.ANGUS_2_0_5.jars(), Files.createTempDirectory(folder, "app"), called)
                .with(List.of(LOG_FORMAT));
    }
}
