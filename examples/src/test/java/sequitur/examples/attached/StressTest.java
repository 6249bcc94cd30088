package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.MailLibrary;
import sequitur.testbed.run.Finished;

/** 64 threads, a pool of Transports and a server that drops one connection in twenty: with the agent and without. */
@Tag("any-jdk")
class StressTest {

    private static final long SEED = 20_260_101;
    private static final int MESSAGES = 2000;

    @TempDir
    private Path folder = Path.of("");

    /** What was said to be sent, what failed, what arrived, and where connections were dropped. */
    private record Result(
            Set<Integer> sent, Set<Integer> failed, List<Integer> delivered, long atMail, long atTakenDot) {}

    @Test
    void moreArrivesWithTheAgentAndNothingTwice() throws IOException, InterruptedException {
        Result without = run(List.of());
        Result with = run(List.of(AgentJar.option("policy=correct")));

        assertSentIsDeliveredOnce(without);
        assertSentIsDeliveredOnce(with);
        assertThat(without.atMail()).as("connections dropped at MAIL").isGreaterThan(20);
        assertThat(with.atMail()).isEqualTo(without.atMail());
        assertThat(without.failed()).hasSizeGreaterThanOrEqualTo((int) without.atMail());
        assertThat(with.sent()).hasSizeGreaterThan(without.sent().size()).containsAll(without.sent());
        assertThat(with.sent()).hasSize(without.sent().size() + (int) without.atMail());
    }

    /** What was taken at the dot and never acknowledged is delivered and said to have failed; nothing else is. */
    private static void assertSentIsDeliveredOnce(Result result) {
        assertThat(result.sent().size() + result.failed().size()).isEqualTo(MESSAGES);
        assertThat(result.delivered()).doesNotHaveDuplicates().containsAll(result.sent());
        assertThat(result.delivered()).hasSize(result.sent().size() + (int) result.atTakenDot());
    }

    private Result run(List<String> agent) throws IOException, InterruptedException {
        try (DroppingServer server = new DroppingServer(SEED)) {
            Finished run = AppJvm.of(PoolApp.class, MailLibrary.ANGUS.jars(), folder)
                    .with(agent)
                    .run(Duration.ofMinutes(3), Integer.toString(server.port()), Integer.toString(MESSAGES));
            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
            return new Result(
                    numbers(run, "sent "),
                    numbers(run, "failed "),
                    server.delivered(),
                    server.dropped(DroppingServer.Place.MAIL),
                    server.dropped(DroppingServer.Place.DOT_TAKEN));
        }
    }

    private static Set<Integer> numbers(Finished run, String outcome) {
        return run.output().stream()
                .filter(line -> line.startsWith(outcome))
                .map(line -> Integer.parseInt(line.split(" ", -1)[1]))
                .collect(Collectors.toSet());
    }
}
