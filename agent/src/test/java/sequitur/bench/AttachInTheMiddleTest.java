package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.bench.app.PipeliningApp;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/**
 * The agent comes, and goes, in the middle of a dialogue: the replies to what was written before are those of the server, and
 * nothing is blocked before it is known what the server knows. At the first {@code !} it comes, at the second it goes.
 */
class AttachInTheMiddleTest {

    private static final String GROUP = "1>MAIL FROM:<one@a.example>|1>RCPT TO:<one@b.example>|";

    /** What the app does; what it is told, and what is on the wire. */
    @ParameterizedTest
    @CsvSource({
        // Replies are outstanding.
        "1>|!|1<|1<|1=DATA|1=., 250 250 354 250, MAIL RCPT DATA . QUIT",
        // One of them was read.
        "1>|1<|!|1<|1=DATA|1=., 250 250 354 250, MAIL RCPT DATA . QUIT",
        // In the middle of the content; what follows is known then.
        "1>|1<|1<|1=DATA|!|1=.|1=RSET|1=DATA, 250 250 354 250 250 503, MAIL RCPT DATA . RSET QUIT",
        // What is wrong before the state is known goes to the server, and is refused there.
        "1>|1<|1<|!|1=MAIL FROM:<two@a.example>|1=RSET|1=DATA, 250 250 503 250 503, MAIL RCPT MAIL RSET QUIT",
        // A new connection is known from its beginning.
        "1>|1<|1<|!|1.|2=DATA, 250 250 503, MAIL RCPT QUIT / QUIT"
    })
    void itComes(String steps, String replies, String wire) throws IOException, InterruptedException {
        assertThat(run(steps + "|!")).isEqualTo(replies + " | " + wire);
    }

    /** What it has blocked before stays blocked; what comes then goes to the server. */
    @ParameterizedTest
    @CsvSource({
        "1>|1<|1<|1=MAIL FROM:<two@a.example>|!|1=MAIL FROM:<two@a.example>, 250 250 503 503, MAIL RCPT MAIL QUIT",
        "1>|!|1<|1<|1=MAIL FROM:<two@a.example>, 250 250 503, MAIL RCPT MAIL QUIT"
    })
    void itGoes(String steps, String replies, String wire) throws IOException, InterruptedException {
        assertThat(run("!|" + steps)).isEqualTo(replies + " | " + wire);
    }

    private static String run(String steps) throws IOException, InterruptedException {
        List<AttachedEngine> attached = new ArrayList<>();
        BenchedApp app = BenchedApp.of(PipeliningApp.class).onSignal(loader -> {
            if (attached.isEmpty()) {
                attached.add(AttachedEngine.attach("policy=block", loader));
            } else {
                attached.get(0).close();
            }
        });
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = app.run(Integer.toString(server.port()), "20000", steps.replace("1>|", GROUP));
            assertThat(run.exitCode()).as("%s", run.errors()).isZero();
            assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
            assertThat(server.awaitQuiet(Duration.ofSeconds(20))).isTrue();
            return run.output().get(0) + " | " + verbs(server);
        }
    }

    private static String verbs(StrictMailServer server) {
        return server.transcripts().stream()
                .map(transcript -> transcript.lines().stream()
                        .filter(line -> line.startsWith("C: ") || line.equals("c: ."))
                        .map(line -> line.substring(3).split(" ", 2)[0])
                        .filter(verb -> !verb.equals("EHLO"))
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(" / "));
    }
}
