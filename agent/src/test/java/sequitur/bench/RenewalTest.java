package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.bench.app.PipeliningApp;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/** Other settings take hold of a connection that is open, from its next command on. */
class RenewalTest {

    private static final String MAIL = "1=MAIL FROM:<one@a.example>";

    private final List<String> answers = new ArrayList<>();
    private List<String> logged = List.of();

    @ParameterizedTest
    @CsvSource({
        // The second nested MAIL is not written any more.
        "policy=log, policy=block, MAIL MAIL QUIT",
        "'policy=block,dry-run=true', dry-run=false, MAIL MAIL QUIT",
        "policy=log, host.localhost.policy=block, MAIL MAIL QUIT",
        // Or it is again.
        "policy=block, policy=off, MAIL MAIL QUIT",
        "policy=block, enabled=false, MAIL MAIL QUIT",
        "policy=block, 'dry-run=true', MAIL MAIL QUIT",
        // Nothing has changed.
        "policy=block, policy=block, MAIL QUIT",
        "policy=log, policy=log, MAIL MAIL MAIL QUIT",
        // Settings with a fault are not taken.
        "policy=block, 'policy=off,polcy=log', MAIL QUIT"
    })
    void fromTheNextCommandOnOthersCount(String before, String later, String wire) throws Exception {
        assertThat(wireOf(before, later)).isEqualTo(wire);
    }

    @Test
    void itIsSaidInTheLogAndToWhoeverAsked() throws Exception {
        wireOf("policy=log", "policy=block,rule.hello-first=off");

        assertThat(answers)
                .containsExactly(
                        "changed\nsequitur.policy=block (was log), sequitur.rule.hello-first=off (was not set)");
        assertThat(logged)
                .containsOnlyOnce("INFO: Sequitur's settings have changed: sequitur.policy=block (was log),"
                        + " sequitur.rule.hello-first=off (was not set).");
    }

    @Test
    void aFaultIsSaidToWhoeverAsked() throws Exception {
        wireOf("policy=block", "polcy=off");

        assertThat(answers)
                .containsExactly("refused\nagent arguments: unknown key \"polcy\"; did you mean \"policy\"?");
    }

    /** The app nests a MAIL in a transaction twice, with other settings before the second one; what the server has seen. */
    private String wireOf(String before, String later) throws IOException, InterruptedException {
        List<AttachedEngine> attached = new ArrayList<>();
        BenchedApp app = BenchedApp.of(PipeliningApp.class).onSignal(loader -> {
            if (attached.isEmpty()) {
                attached.add(AttachedEngine.attach(before, loader));
            } else if (answers.isEmpty()) {
                answers.add(attached.get(0).ask("renew", later, ""));
            } else {
                attached.get(0).close();
            }
        });
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            String steps = String.join("|", "!", "1>" + MAIL.substring(2), "1<", MAIL, "!", MAIL, "!");
            Finished run = app.run(Integer.toString(server.port()), "20000", steps);
            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            assertThat(server.awaitQuiet(Duration.ofSeconds(20))).isTrue();
            logged = run.errors();
            return server.transcripts().get(0).lines().stream()
                    .filter(line -> line.startsWith("C: "))
                    .map(line -> line.substring(3).split(" ", 2)[0])
                    .filter(verb -> !verb.equals("EHLO"))
                    .collect(Collectors.joining(" "));
        }
    }
}
