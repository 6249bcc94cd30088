package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.bench.app.ForgingApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** Whatever the agent is told but off, no forged command reaches the server; {@link SabotageTest} has what breaks inside it. */
class FailClosedTest {

    private static final String FORGED = "C: VRFY victim";

    /** A run of the app, and what its server saw. */
    private record Attempt(Finished run, List<String> wire) {}

    @Test
    void withoutTheAgentTheServerTakesIt() throws IOException, InterruptedException {
        assertThat(run(app()).wire()).contains(FORGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "policy=log",
                "policy=block",
                "policy=correct",
                "dry-run=true",
                "dry-run=true,policy=block",
                "dry-run=true,policy=correct",
                "host.localhost.policy=correct"
            })
    void underEveryPolicy(String arguments) throws IOException, InterruptedException {
        Attempt run = run(app().attached(arguments));

        assertThat(run.wire()).doesNotContain(FORGED);
        assertThat(run.run().output()).containsExactly("refused 250");
        assertThat(run.run().errors()).anyMatch(line -> line.contains("command-injection"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy=off", "rule.command-injection=off", "host.localhost.policy=off", "enabled=false"})
    void butNotWhereItIsOff(String arguments) throws IOException, InterruptedException {
        assertThat(run(app().attached(arguments)).wire()).contains(FORGED);
    }

    /** The release is one that writes line breaks as they are. */
    private static BenchedApp app() {
        return BenchedApp.of(ForgingApp.class).on(Library.JAVAX_1_6_2);
    }

    private static Attempt run(BenchedApp app) throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = app.run(Integer.toString(server.port()), "1");
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            return new Attempt(run, server.transcripts().get(0).lines());
        }
    }
}
