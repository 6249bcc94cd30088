package sequitur.compatibility.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;

/** Reports land in the app's own log, in its format, whatever logging the app has; standard output is not touched. */
@Tag("any-jdk")
class LoggingsTest {

    @TempDir
    private static Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void reportsLandInTheAppsLog(Logging logging) throws IOException, InterruptedException {
        try (Mailroom mailroom = new Mailroom(folder)) {
            Path own = mailroom.newFolder();
            ForkedJvm jvm = logging.addedTo(AppJvm.of(MailingApp.class, Library.ANGUS_2_0_5.jars(), own), own)
                    .with(List.of(mailroom.agent()));

            Finished run = mailroom.run(jvm);

            List<String> log = Files.readAllLines(Logging.log(own));
            mailroom.check(run, log);
            assertThat(log).anyMatch(line -> line.startsWith(logging.firstLine()));
            assertThat(run.output()).hasSize(5);
            assertThat(run.errors()).isEmpty();
        }
        Matrix.ENVIRONMENTS.seen(logging.label(), "reports", "in its log");
    }

    /** Beside the text of reports and receipts stand their fields, and what the app has put into the context of the thread that sends. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LOGBACK_1_5 | %level of %logger: %msg ;%kvp{NONE}; %X{request}%n
            LOG4J_2     | %level of %logger: %msg ;host=%X{host} rule=%X{rule} action=%X{action} queueId=%X{queueId} outcome=%X{outcome}; %X{request}%n
            """)
    void fieldsStandBesideTheText(Logging logging, String pattern) throws IOException, InterruptedException {
        try (Mailroom mailroom = new Mailroom(folder)) {
            Path own = mailroom.newFolder();
            ForkedJvm jvm = AppJvm.of(MailingApp.class, Library.ANGUS_2_0_5.jars(), own)
                    .with(List.of(mailroom.agent(), "-Dsequitur.telemetry=log", "-Dapp.request=r-17"));

            Finished run = mailroom.run(logging.addedTo(jvm, own, logging.withPattern(pattern)));

            List<String> log = Files.readAllLines(Logging.log(own));
            assertThat(run.exitCode()).as(run.toString()).isZero();
            assertThat(log)
                    .anyMatch(
                            line -> line.matches(
                                    "INFO of sequitur\\.mail: mail to localhost:\\d+ sent: 1 recipient, .*;.*host=localhost.*queueId=[^ ;]+.*; r-17"));
            assertThat(log).anyMatch(line -> line.matches(" +done .*;.*rule=mail-nested.*action=[a-z ]+.*; r-17"));
            assertThat(run.errors()).isEmpty();
        }
    }

    @Test
    void reportsGoToStandardErrorWhereNoLoggingIsSetUp() throws IOException, InterruptedException {
        try (Mailroom mailroom = new Mailroom(folder)) {
            Finished run = mailroom.run(AppJvm.of(MailingApp.class, Library.ANGUS_2_0_5.jars(), mailroom.newFolder())
                    .with(List.of(mailroom.agent())));

            mailroom.check(run, run.errors());
            assertThat(run.output()).hasSize(5);
        }
        Matrix.ENVIRONMENTS.seen("No logging set up", "reports", "on standard error");
    }

    @Test
    void theAppKeepsAByteBuddyOfItsOwn() throws IOException, InterruptedException {
        try (Mailroom mailroom = new Mailroom(folder)) {
            Path own = mailroom.newFolder();
            List<Path> jars = new java.util.ArrayList<>(Library.ANGUS_2_0_5.jars());
            jars.addAll(Jars.in("byte-buddy-1.12"));

            // The property is for that old release, which does not know of newer JDKs.
            Finished run = mailroom.run(AppJvm.of(SubclassingApp.class, jars, own, MailingApp.class)
                    .with(List.of(mailroom.agent(), "-Dnet.bytebuddy.experimental=true")));

            mailroom.check(run, run.errors());
            assertThat(run.output())
                    .filteredOn("subclass made by byte-buddy-1.12.23.jar"::equals)
                    .hasSize(2);
        }
        Matrix.ENVIRONMENTS.seen("Byte Buddy 1.12 of the app's own", "mail", "works");
    }
}
