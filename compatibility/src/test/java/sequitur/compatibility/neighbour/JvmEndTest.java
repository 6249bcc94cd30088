package sequitur.compatibility.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.compatibility.neighbour.LeavingApp.Way;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;

/**
 * No report is lost when the JVM ends, although logging libraries stop themselves in shutdown hooks: it is in the app's log if the app
 * comes to its end by itself, else there or on standard error.
 */
@Tag("any-jdk")
class JvmEndTest {

    private static final Pattern REPORT =
            Pattern.compile("MAIL while another mail transaction is open \\(localhost:(\\d+)\\)");

    private static final int MANY = 200;

    @TempDir
    private static Path folder = Path.of("");

    /** The ports that are named: by the app, in its log, on standard error. */
    private record Reports(List<String> due, List<String> inLog, List<String> onStandardError) {}

    static Stream<Logging> loggings() {
        return Stream.of(Logging.LOGBACK_1_5, Logging.LOG4J_2, Logging.JAVA_UTIL_LOGGING);
    }

    static Stream<Arguments> loggingsAndExits() {
        return loggings()
                .flatMap(logging -> Stream.of(
                        Arguments.of(logging, Way.EXIT, 1),
                        Arguments.of(logging, Way.EXIT, MANY),
                        Arguments.of(logging, Way.EXIT_UNDER_LOCK, 1),
                        Arguments.of(logging, Way.SEND_IN_HOOK, 20)));
    }

    @ParameterizedTest
    @MethodSource("loggings")
    void allIsInTheLogOfAnAppThatComesToItsEnd(Logging logging) throws IOException, InterruptedException {
        for (Reports reports : List.of(
                run(logging, Way.RETURN.name(), Integer.toString(MANY)),
                run(logging, Way.RETURN_AFTER_DAEMON.name(), "3"))) {
            assertThat(reports.inLog()).containsExactlyElementsOf(reports.due());
            assertThat(reports.onStandardError()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("loggingsAndExits")
    void allIsInTheLogOrOnStandardErrorOtherwise(Logging logging, Way way, int count)
            throws IOException, InterruptedException {
        Reports reports = run(logging, way.name(), Integer.toString(count));

        assertThat(reports.inLog()).doesNotHaveDuplicates();
        if (way != Way.SEND_IN_HOOK) {
            // Log4j can't be begun with there, and what logs in its stead writes to standard error, too.
            assertThat(reports.onStandardError()).doesNotHaveDuplicates();
        }
        assertThat(Stream.concat(reports.inLog().stream(), reports.onStandardError().stream()))
                .containsAll(reports.due());
    }

    /** The first report is in the log already when the handler behind that blocks. */
    @ParameterizedTest
    @EnumSource(names = {"RETURN", "EXIT"})
    void aLogThatNeverComesBackDoesNotKeepTheJvm(Way way) throws IOException, InterruptedException {
        Reports reports = run(Logging.JAVA_UTIL_LOGGING, way.name(), "3", "blocked");

        assertThat(reports.onStandardError()).containsExactlyElementsOf(reports.due());
    }

    private static Reports run(Logging logging, String... arguments) throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(folder, "jvm");
        ForkedJvm jvm = logging.addedTo(AppJvm.of(LeavingApp.class, Library.ANGUS_2_0_5.jars(), own), own)
                .with(List.of(AgentJar.option("policy=log")));

        Finished run = jvm.run(Duration.ofMinutes(2), arguments);

        assertThat(run.exitCode()).as("%s", run.errors()).isZero();
        assertThat(run.output()).allMatch(line -> line.startsWith("port "));
        assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
        Path log = Logging.log(own);
        return new Reports(
                run.output().stream()
                        .map(line -> line.substring("port ".length()))
                        .toList(),
                Files.exists(log) ? ports(Files.readAllLines(log)) : List.of(),
                ports(run.errors()));
    }

    private static List<String> ports(List<String> lines) {
        return lines.stream()
                .flatMap(line -> REPORT.matcher(line).results())
                .map((MatchResult report) -> report.group(1))
                .toList();
    }
}
