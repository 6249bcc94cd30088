package sequitur.compatibility.neighbour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AppJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;

/** Other agents, before us and after us on the command line: mail goes out, we do our work, and so do they. */
@Tag("any-jdk")
class NeighboursTest {

    @TempDir
    private static Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "JACOCO, true", "JACOCO, false",
        "BYTEMAN, true", "BYTEMAN, false",
        "ASPECTJ, true", "ASPECTJ, false",
        "JMX_PROMETHEUS, true", "JMX_PROMETHEUS, false",
        "HOTSWAP_AGENT, true", "HOTSWAP_AGENT, false",
    })
    void bothWork(Neighbour neighbour, boolean first) throws IOException, InterruptedException {
        checkBothWork(neighbour, first);
    }

    @Tag("hosts")
    @ParameterizedTest
    @CsvSource({
        "OPEN_TELEMETRY, true", "OPEN_TELEMETRY, false",
        "ELASTIC, true", "ELASTIC, false",
        "DATADOG, true", "DATADOG, false",
    })
    void bothWorkWhereTheOtherIsLarge(Neighbour neighbour, boolean first) throws IOException, InterruptedException {
        checkBothWork(neighbour, first);
    }

    @Test
    void allWorkWhereWeAreInTheMiddle() throws IOException, InterruptedException {
        checkTheMiddle(Neighbour.JACOCO, Neighbour.BYTEMAN);
    }

    @Tag("hosts")
    @Test
    void allWorkWhereWeAreInTheMiddleOfLargeOnes() throws IOException, InterruptedException {
        checkTheMiddle(Neighbour.OPEN_TELEMETRY, Neighbour.JACOCO);
    }

    private static void checkTheMiddle(Neighbour first, Neighbour last) throws IOException, InterruptedException {
        check(List.of(first), List.of(last));
        Matrix.NEIGHBOURS.seen(first.label() + ", then " + last.label(), "Sequitur between them", "all work");
    }

    private static void checkBothWork(Neighbour neighbour, boolean first) throws IOException, InterruptedException {
        if (first) {
            check(List.of(neighbour), List.of());
        } else {
            check(List.of(), List.of(neighbour));
        }
        Matrix.NEIGHBOURS.seen(neighbour.label(), first ? "before Sequitur" : "after Sequitur", "both work");
    }

    private static void check(List<Neighbour> before, List<Neighbour> after) throws IOException, InterruptedException {
        try (Mailroom mailroom = new Mailroom(folder)) {
            Path own = mailroom.newFolder();
            List<String> options = new ArrayList<>();
            for (Neighbour neighbour : before) {
                options.addAll(neighbour.options(own));
            }
            options.add(mailroom.agent());
            for (Neighbour neighbour : after) {
                options.addAll(neighbour.options(own));
            }

            Finished run = mailroom.run(AppJvm.of(MeasuredApp.class, Library.ANGUS_2_0_5.jars(), own, MailingApp.class)
                    .with(options));

            mailroom.check(run, run.errors());
            for (Neighbour neighbour : before) {
                neighbour.checkWork(run, own);
            }
            for (Neighbour neighbour : after) {
                neighbour.checkWork(run, own);
            }
        }
    }
}
