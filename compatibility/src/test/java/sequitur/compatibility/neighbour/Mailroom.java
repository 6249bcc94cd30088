package sequitur.compatibility.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The servers of one run of {@link MailingApp}, each under a policy of its own, and what has to be seen there. */
final class Mailroom implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MAIL = "C: MAIL FROM:<news@example.com>";

    private static final List<String> OUTCOMES = List.of(
            "app legal: sent",
            "app log: SMTPSendFailedException 503 5.5.1 Error: nested MAIL command",
            "app block: SMTPSendFailedException 503 5.5.1 MAIL while another mail transaction is open"
                    + " (mail-nested, RFC 5321 4.1.4)",
            "app correct: sent",
            "app heal: sent");

    private final Path folder;
    private final StrictMailServer logged = StrictMailServer.builder().start();
    private final StrictMailServer blocked = StrictMailServer.builder().start();
    private final StrictMailServer corrected = StrictMailServer.builder().start();
    private final StrictMailServer healed = StrictMailServer.builder()
            .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
            .requireAuth("530 5.7.0 Authentication required")
            .start();

    Mailroom(Path folder) {
        this.folder = folder;
    }

    /** The option that attaches the agent, with a policy for each server. */
    String agent() {
        return agent(AgentJar.path());
    }

    /** The same, of a copy of the agent. */
    String agent(Path jar) {
        return "-javaagent:" + jar + "="
                + AgentJar.settings(
                        folder,
                        List.of(
                                policy(logged, "log"),
                                policy(blocked, "block"),
                                policy(corrected, "correct"),
                                policy(healed, "correct")));
    }

    /** Runs the app in this JVM; it gets these arguments behind its own. */
    Finished run(ForkedJvm jvm, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(logged.host()));
        servers().map(server -> Integer.toString(server.port())).forEach(arguments::add);
        arguments.addAll(List.of(more));
        return Canary.checked(jvm.run(PATIENCE, arguments.toArray(String[]::new)));
    }

    /** Checks that the agent and the mail library have both done what they are there for; {@code log} holds the reports. */
    void check(Finished run, List<String> log) {
        check(run, log, 1);
    }

    /** The same for an app that has sent everything so many times. */
    void check(Finished run, List<String> log, int times) {
        String told = "output: %s, errors: %s, log: %s".formatted(run.output(), run.errors(), log);
        assertThat(run.exitCode()).as(told).isZero();
        assertThat(run.output().stream().filter(line -> line.startsWith("app ")))
                .as(told)
                .isEqualTo(Collections.nCopies(times, OUTCOMES).stream()
                        .flatMap(List::stream)
                        .toList());
        assertThat(run.output()).as("standard output is the app's own").noneMatch(Mailroom::isOurs);
        assertThat(servers().allMatch(Mailroom::isQuiet)).isTrue();
        assertThat(commands(logged, 0)).contains(MAIL, "C: DATA");
        assertThat(commands(logged, 1)).containsSequence(MAIL, MAIL);
        assertThat(commands(blocked, 0)).containsOnlyOnce(MAIL).doesNotContain("C: DATA");
        assertThat(commands(corrected, 0))
                .containsSequence(MAIL, "C: RSET", MAIL)
                .contains("C: DATA");
        assertThat(commands(healed, 0)).filteredOn(MAIL::equals).hasSize(2);
        assertThat(commands(healed, 0)).anyMatch(line -> line.startsWith("C: AUTH"));
        assertThat(Stream.of(logged, blocked, corrected, healed)
                        .map(server -> server.delivered().size()))
                .containsExactly(times, 0, times, times);
        assertThat(log)
                .as(told)
                .anyMatch(line -> line.contains("logged: the command was sent as it was"))
                .anyMatch(line -> line.contains("blocked: the command was not sent; it was answered 503 5.5.1"))
                .anyMatch(line -> line.endsWith("corrected: RSET was sent first"))
                .anyMatch(line -> line.contains("AUTH was sent, then MAIL again"));
        assertThat(Stream.concat(run.errors().stream(), log.stream()))
                .as(told)
                .noneMatch(line -> line.contains("Sequitur met an error")
                        || line.contains("Sequitur stands aside")
                        || line.contains("Sequitur leaves"));
    }

    /** A folder for one JVM. */
    Path newFolder() throws IOException {
        return Files.createTempDirectory(folder, "jvm");
    }

    @Override
    public void close() {
        servers().forEach(StrictMailServer::close);
    }

    private Stream<StrictMailServer> servers() {
        return Stream.of(logged, blocked, corrected, healed);
    }

    private static boolean isOurs(String line) {
        return !line.startsWith("app ")
                && (line.contains("Sequitur") || line.contains("sequitur.violation") || line.contains("[mail-nested]"));
    }

    private static boolean isQuiet(StrictMailServer server) {
        try {
            return server.awaitQuiet(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> commands(StrictMailServer server, int connection) {
        return server.transcripts().get(connection).lines().stream()
                .filter(line -> line.startsWith("C: "))
                .map(line -> line.replaceFirst(" (SIZE|BODY)=.*", ""))
                .toList();
    }

    private static String policy(StrictMailServer server, String action) {
        return "sequitur.host." + server.host() + ":" + server.port() + ".policy=" + action;
    }
}
