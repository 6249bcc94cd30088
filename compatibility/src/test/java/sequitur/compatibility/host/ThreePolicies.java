package sequitur.compatibility.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import sequitur.compatibility.matrix.Matrix;
import sequitur.examples.run.AgentJar;
import sequitur.testbed.run.Canary;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/**
 * Three servers that take mail only from those who have authenticated, each under a policy of its own, so that one run of a
 * host shows them all. The apps have the password, and the library sends no AUTH.
 */
final class ThreePolicies implements AutoCloseable {

    private static final String REFUSAL = "530 5.7.0 Authentication required";

    private final Map<String, StrictMailServer> servers = new LinkedHashMap<>();

    /** Starts the servers. */
    ThreePolicies() {
        for (String policy : List.of("log", "block", "correct")) {
            servers.put(
                    policy,
                    StrictMailServer.builder()
                            .auth(AuthOffer.ALWAYS, "app", Canary.PASSWORD)
                            .requireAuth(REFUSAL)
                            .start());
        }
    }

    /** The servers as the apps want them: {@code policy=port}. */
    String[] asArguments() {
        return servers.entrySet().stream()
                .map(server -> server.getKey() + "=" + server.getValue().port())
                .toArray(String[]::new);
    }

    /** The settings that give each server of all these its policy, as a file in the folder. */
    static Path settings(Path folder, ThreePolicies... all) {
        List<String> lines = new ArrayList<>();
        for (ThreePolicies one : all) {
            one.servers.forEach((policy, server) -> {
                String host = "sequitur.host.localhost:" + server.port();
                lines.add(host + ".policy=" + policy);
                if (policy.equals("block")) {
                    // What a refusal shows can't be blocked any more.
                    lines.add(host + ".require.auth=always");
                }
            });
        }
        return AgentJar.settings(folder, lines);
    }

    /**
     * Checks what the servers saw, what the app was told and what was reported, and writes it into the matrix.
     *
     * @param host the host, as the documentation names it
     * @param answers what the app printed, three lines
     * @param log the lines that hold the reports
     * @throws InterruptedException if this thread is interrupted
     */
    void check(String host, List<String> answers, List<String> log) throws InterruptedException {
        assertThat(answers).as("%s: %s", host, log).hasSize(3);
        check(host, "log", List.of("EHLO", "MAIL", "RSET", "QUIT"), "log: " + REFUSAL, answers.get(0));
        reported(log, "log", "logged: the server refused it with " + REFUSAL);

        check(host, "block", List.of("EHLO", "RSET", "QUIT"), "block: 530 5.7.0 ", answers.get(1));
        assertThat(answers.get(1)).contains("auth-required");
        reported(log, "block", "blocked: the command was not sent; it was answered 530 5.7.0 in the server's place");

        List<String> healed = List.of("EHLO", "MAIL", "AUTH", "MAIL", "RCPT", "DATA", "QUIT");
        check(host, "correct", healed, "correct: sent", answers.get(2));
        assertThat(server("correct").delivered()).isNotEmpty();
        reported(log, "correct", "corrected: the server had said " + REFUSAL + "; AUTH was sent, then MAIL again");
        servers.keySet().forEach(policy -> Matrix.HOSTS.seen(host, policy, "works"));
    }

    private void check(String host, String policy, List<String> verbs, String expected, String answer) {
        assertThat(answer).as(host).startsWith(expected);
        Stream<String> commands = server(policy).transcripts().get(0).lines().stream()
                // The lines of a SASL exchange are the password's.
                .filter(line -> line.matches("C: (EHLO|MAIL|AUTH|RCPT|DATA|RSET|QUIT)( .*)?"))
                .map(line -> line.substring(3).replaceFirst(" .*", ""));
        assertThat(commands).as("%s, %s", host, policy).containsExactlyElementsOf(verbs);
    }

    private void reported(List<String> log, String policy, String outcome) {
        String text = String.join("\n", log);
        String place = "localhost:" + server(policy).port();
        assertThat(text).contains(place);
        String report = text.substring(text.indexOf(place));
        assertThat(report.substring(0, report.indexOf("done ")))
                .contains(" [auth-required]: ", "(RFC 4954 6)")
                .contains("from     sequitur.compatibility.host.app.");
        assertThat(report.substring(report.indexOf("done "))).startsWith("done     " + outcome);
    }

    private StrictMailServer server(String policy) {
        return Objects.requireNonNull(servers.get(policy), policy);
    }

    @Override
    public void close() {
        servers.values().forEach(StrictMailServer::close);
    }
}
