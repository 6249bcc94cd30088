package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.bench.app.CommandLineApp;
import sequitur.bench.app.TwoThreadsApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** What becomes of a refusal that could not be foreseen: what is missing is put right, and the command is repeated. */
class HealingTest {

    private static final String USER = "alice";
    private static final String REFUSAL = "530 5.7.0 Authentication required";
    private static final String MAIL = "MAIL FROM:<sender@client.example>";
    private static final String ONE = "RCPT TO:<one@b.example>";
    private static final String TWO = "RCPT TO:<two@b.example>";
    private static final String OK = "250 = 250: 250 2.1.0 Ok";
    private static final String RECIPIENT_OK = "250 = 250: 250 2.1.5 Ok";

    private final List<String> verbsOnTheWire = new ArrayList<>();

    private static StrictMailServer.Builder auth(AuthOffer offer) {
        return StrictMailServer.builder().auth(offer, USER, Canary.PASSWORD);
    }

    @Test
    void mailIsRepeatedAfterAuth() throws IOException, InterruptedException {
        Finished run = run(auth(AuthOffer.ALWAYS).requireAuth(REFUSAL), "policy=correct", Canary.PASSWORD, MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(verbsOnTheWire).containsExactly("EHLO", "MAIL", "AUTH", "MAIL", "QUIT");
        assertThat(String.join("\n", run.errors()))
                .contains("[auth-required]: give Transport.connect() the password")
                .contains("corrected: the server had said " + REFUSAL + "; AUTH was sent, then MAIL again");
    }

    @Test
    void whatIsMissingIsPutRightOneAfterTheOther() throws IOException, InterruptedException {
        StrictMailServer.Builder server =
                auth(AuthOffer.UNDER_TLS).requireStartTls().requireAuth(REFUSAL);

        Finished run = run(server, "policy=correct", Canary.PASSWORD, MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(verbsOnTheWire).containsExactly("EHLO", "MAIL", "STARTTLS", "EHLO", "MAIL", "AUTH", "MAIL", "QUIT");
    }

    @Test
    void theServersRefusalReachesAnAppWithoutCredentials() throws IOException, InterruptedException {
        Finished run = run(auth(AuthOffer.ALWAYS).requireAuth(REFUSAL), "policy=correct", "-", MAIL);

        assertThat(run.output()).containsExactly("530 = 530: " + REFUSAL);
        assertThat(verbsOnTheWire).containsExactly("EHLO", "MAIL", "QUIT");
        assertThat(String.join("\n", run.errors()))
                .containsOnlyOnce("auth-required")
                .contains("not corrected: no credentials were found");
    }

    @Test
    void aWrongPasswordLeavesTheAppWithTheServersOwnRefusal() throws IOException, InterruptedException {
        Finished run =
                run(auth(AuthOffer.ALWAYS).requireAuth(REFUSAL), "policy=correct", "not-the-password", MAIL, MAIL);

        assertThat(run.output()).containsExactly("530 = 530: " + REFUSAL, "530 = 530: " + REFUSAL);
        assertThat(verbsOnTheWire).containsExactly("EHLO", "MAIL", "AUTH", "EHLO", "MAIL", "QUIT");
        assertThat(String.join("\n", run.errors()))
                .contains("AUTH failed with jakarta.mail.AuthenticationFailedException")
                .contains("the app was given the server's refusal, and a new connection was opened")
                .contains("auth-required", "(2 times by now)")
                .doesNotContain("not-the-password");
    }

    @ParameterizedTest
    @EnumSource
    void withoutCorrectionTheCauseIsTold(Told policy) throws IOException, InterruptedException {
        Finished run = run(
                auth(AuthOffer.ALWAYS).requireAuth(REFUSAL), "policy=" + policy.setting(), Canary.PASSWORD, MAIL, MAIL);

        assertThat(run.output()).containsExactly("530 = 530: " + REFUSAL, "530 = 530: " + REFUSAL);
        assertThat(verbsOnTheWire).containsExactly("EHLO", "MAIL", "MAIL", "QUIT");
        assertThat(String.join("\n", run.errors()))
                .contains("mail.smtp.password is set, but the library does not read it.")
                .contains("logged: the server refused it with " + REFUSAL)
                .contains("or the mail session an Authenticator (2 times by now)");
    }

    /** The policies that change nothing. */
    enum Told {
        LOG,
        BLOCK;

        String setting() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Test
    void nothingIsMendedWhereTheConfigurationForbidsIt() throws IOException, InterruptedException {
        Finished run = run(
                auth(AuthOffer.ALWAYS).requireAuth(REFUSAL),
                "policy=correct,require.auth=never",
                Canary.PASSWORD,
                MAIL);

        assertThat(run.output()).containsExactly("530 = 530: " + REFUSAL);
        assertThat(verbsOnTheWire).containsExactly("EHLO", "MAIL", "QUIT");
    }

    @Test
    void aRefusalOfRcptIsMendedWithTheWholeTransaction() throws IOException, InterruptedException {
        AtomicInteger seen = new AtomicInteger();
        StrictMailServer.Builder server = auth(AuthOffer.ALWAYS).script(line -> {
            if (line.startsWith("AUTH")) {
                seen.incrementAndGet();
            }
            return line.equals(TWO) && seen.get() == 0
                    ? Optional.of("554 5.7.1 <two@b.example>: Client host rejected: Access denied")
                    : Optional.empty();
        });

        Finished run = run(server, "policy=correct", Canary.PASSWORD, MAIL, ONE, TWO, "RSET", MAIL, TWO);

        assertThat(run.output().subList(0, 3)).containsExactly(OK, RECIPIENT_OK, RECIPIENT_OK);
        assertThat(verbsOnTheWire)
                .containsExactly(
                        "EHLO", "MAIL", "RCPT", "RCPT", "RSET", "AUTH", "MAIL", "RCPT", "RCPT", "RSET", "MAIL", "RCPT",
                        "QUIT");
        assertThat(String.join("\n", run.errors())).contains("AUTH was sent, then MAIL and RCPT again");
    }

    /** As it was, on a new connection; and if that is refused as well, not at all. */
    @ParameterizedTest
    @CsvSource({"1, 530 = 530: 530 5.7.0 Authentication required", "2, MessagingException: 452 4.5.3 Not now"})
    void noRecipientIsLostWhenTheTransactionCannotBeBuiltUpAgain(int refusals, String then)
            throws IOException, InterruptedException {
        AtomicInteger ones = new AtomicInteger();
        StrictMailServer.Builder server = auth(AuthOffer.ALWAYS).script(line -> {
            int one = line.equals(ONE) ? ones.incrementAndGet() : 0;
            if (one > 1 && one <= 1 + refusals) {
                return Optional.of("452 4.5.3 Not now");
            }
            return line.equals(TWO) ? Optional.of(REFUSAL) : Optional.empty();
        });

        Finished run = run(server, "policy=correct", Canary.PASSWORD, MAIL, ONE, TWO, "DATA");

        assertThat(run.output()).hasSize(4);
        assertThat(run.output().get(2)).isEqualTo(then);
        assertThat(verbsOnTheWire)
                .startsWith("EHLO", "MAIL", "RCPT", "RCPT", "RSET", "AUTH", "MAIL", "RCPT", "QUIT", "EHLO");
        assertThat(verbsOnTheWire.contains("DATA")).isEqualTo(refusals == 1);
    }

    @Test
    void anOrdinaryRefusalIsLeftAlone() throws IOException, InterruptedException {
        Finished run =
                run(auth(AuthOffer.ALWAYS), "policy=correct", Canary.PASSWORD, MAIL, "RCPT TO:<reject@b.example>", ONE);

        assertThat(verbsOnTheWire).containsExactly("EHLO", "MAIL", "RCPT", "RCPT", "QUIT");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void aConnectionThatWasGivenUpByTheServerIsReplaced() throws IOException, InterruptedException {
        AtomicInteger mails = new AtomicInteger();
        StrictMailServer.Builder server = auth(AuthOffer.ALWAYS)
                .requireAuth(REFUSAL)
                .script(line -> line.startsWith("MAIL") && mails.incrementAndGet() == 3
                        ? Optional.of("421 4.4.2 Idle for too long")
                        : Optional.empty());

        Finished run = run(server, "policy=correct", Canary.PASSWORD, MAIL, MAIL.replace("sender", "other"));

        assertThat(run.output()).hasSize(2);
        assertThat(verbsOnTheWire).startsWith("EHLO", "MAIL", "AUTH").endsWith("EHLO", "AUTH", "MAIL", "QUIT");
    }

    @Test
    void aSessionThatIsOverIsReplacedBeforeMail() throws IOException, InterruptedException {
        StrictMailServer.Builder server = StrictMailServer.builder()
                .script(line -> line.equals("NOOP") ? Optional.of("421 4.3.2 Shutting down") : Optional.empty());

        Finished run = run(server, "policy=correct", "-", "NOOP", MAIL, ONE);

        assertThat(run.output().subList(1, 3)).containsExactly(OK, RECIPIENT_OK);
        assertThat(verbsOnTheWire).containsExactly("EHLO", "NOOP", "EHLO", "MAIL", "RCPT", "QUIT");
        assertThat(String.join("\n", run.errors()))
                .contains("session-closed", "corrected: a new connection was opened first");
    }

    @Test
    void noTransactionIsRepeatedOnANewConnection() throws IOException, InterruptedException {
        StrictMailServer.Builder server = StrictMailServer.builder()
                .script(line -> line.equals(ONE) ? Optional.of("421 4.3.2 Shutting down") : Optional.empty());

        Finished run = run(server, "policy=correct", "-", MAIL, ONE, TWO);

        assertThat(run.output()).hasSize(3);
        assertThat(verbsOnTheWire).containsExactly("EHLO", "MAIL", "RCPT");
    }

    /** MAIL in an open transaction: a new connection would lose that one. */
    @Test
    void noTransactionIsLostWithAConnectionThatIsReplaced() throws IOException, InterruptedException {
        AtomicInteger mails = new AtomicInteger();
        StrictMailServer.Builder server = StrictMailServer.builder()
                .script(line -> line.startsWith("MAIL") && mails.incrementAndGet() == 2
                        ? Optional.of("421 4.4.2 Idle for too long")
                        : Optional.empty());

        Finished run = run(server, "policy=correct,rule.mail-nested=log", "-", MAIL, ONE, MAIL);

        assertThat(run.output()).last().isEqualTo("421 = 421: 421 4.4.2 Idle for too long");
        assertThat(verbsOnTheWire).containsExactly("EHLO", "MAIL", "RCPT", "MAIL");
    }

    @Test
    void aResetThatIsRefusedOutsideATransactionIsNoHarm() throws IOException, InterruptedException {
        StrictMailServer.Builder server = StrictMailServer.builder()
                .script(line -> line.equals("RSET") ? Optional.of("502 5.5.1 Not here") : Optional.empty());

        Finished run = run(server, "policy=correct", "-", "RSET", MAIL, ONE);

        assertThat(run.output()).containsExactly("502 = 502: 502 5.5.1 Not here", OK, RECIPIENT_OK);
        assertThat(verbsOnTheWire).containsExactly("EHLO", "RSET", "MAIL", "RCPT", "QUIT");
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatDiedIsReplaced(DyingServer.Death death) throws IOException, InterruptedException {
        try (DyingServer server = new DyingServer("MAIL", death)) {
            Finished run = app(server.port(), Map.of(), "policy=correct", "-", MAIL, ONE);

            assertThat(run.output()).containsExactly("250 = 250: 250 ok", "250 = 250: 250 ok");
            assertThat(server.lines())
                    .containsExactly(
                            "1 EHLO client.example",
                            "1 " + MAIL,
                            "2 EHLO client.example",
                            "2 " + MAIL,
                            "2 " + ONE,
                            "2 QUIT");
            assertThat(String.join("\n", run.errors()))
                    .contains("corrected: the server had said nothing; a new connection was opened, then MAIL again");
        }
    }

    /** What the new connection is greeted with, and what the app is told. */
    @ParameterizedTest
    @CsvSource({
        "421 4.3.2 Shutting down, 'Got bad greeting from SMTP host: localhost, port: PORT, response: 421 4.3.2 Shutting down'",
        "554 5.3.2 No mail today, 'Got bad greeting from SMTP host: localhost, port: PORT, response: 554 5.3.2 No mail today'",
        "'', 'Got bad greeting from SMTP host: localhost, port: PORT, response: [EOF]'",
        // The library looks for a code in it, says QUIT, and closes what it has closed already.
        "hello, 'Got bad greeting from SMTP host: localhost, port: PORT, response: none that is one'",
        "nobody, 'Couldn''t connect to host, port: localhost, PORT; timeout -1'"
    })
    void aNewConnectionThatIsTurnedAwayIsNoHarm(String greeting, String told) throws IOException, InterruptedException {
        try (DyingServer server = new DyingServer("MAIL", DyingServer.Death.EOF, greeting)) {
            Finished run = app(server.port(), Map.of(), "policy=correct", "-", MAIL, ONE);

            assertThat(run.output()).hasSize(2);
            assertThat(run.output().get(0))
                    .matches("\\w+Exception: .*")
                    .endsWith(": " + told.replace("PORT", Integer.toString(server.port())));
            assertThat(server.lines()).containsExactly("1 EHLO client.example", "1 " + MAIL);
            assertThat(String.join("\n", run.errors()))
                    .contains("session-closed", "not corrected: the new connection failed with ")
                    .doesNotContain("error of its own");
        }
    }

    @Test
    void aHandshakeThatIsAgreedToLateIsNotAnsweredInClear() throws IOException, InterruptedException {
        AtomicInteger seen = new AtomicInteger();
        StrictMailServer.Builder described = StrictMailServer.builder()
                .requireStartTls()
                .script(line -> {
                    if (!line.equals("STARTTLS") || seen.incrementAndGet() > 1) {
                        return Optional.empty();
                    }
                    pause(Duration.ofMillis(1500));
                    return Optional.of("220 2.0.0 Ready to start TLS");
                });

        try (StrictMailServer server = described.start()) {
            Finished run = app(
                    server.port(),
                    server.trustStore().systemProperties(),
                    "policy=correct",
                    "-",
                    "mail.smtp.timeout=1000",
                    MAIL,
                    MAIL);

            // The library takes the transport for closed since the handshake failed, so nobody says QUIT and this goes
            // unawaited.
            writeDown(server);
            assertThat(run.output()).containsExactly("530 = 530: 530 5.7.0 Must issue a STARTTLS command first", OK);
            assertThat(verbsOnTheWire)
                    .containsExactly("EHLO", "MAIL", "STARTTLS", "EHLO", "MAIL", "STARTTLS", "EHLO", "MAIL", "QUIT");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionThatDiesInATransactionIsNot(DyingServer.Death death) throws IOException, InterruptedException {
        try (DyingServer server = new DyingServer("RCPT", death)) {
            Finished run = app(server.port(), Map.of(), "policy=correct", "-", MAIL, ONE);

            assertThat(run.output()).hasSize(2);
            assertThat(server.lines()).containsExactly("1 EHLO client.example", "1 " + MAIL, "1 " + ONE);
        }
    }

    @Test
    void aReplyThatComesLateIsReadFirst() throws IOException, InterruptedException {
        Finished run =
                run(slowOnce(Duration.ofMillis(1500)), "policy=correct", "-", "mail.smtp.timeout=1000", "VRFY a", MAIL);

        assertThat(run.output()).hasSize(2).last().isEqualTo(OK);
        assertThat(run.output().get(0)).isEqualTo("MessagingException: Exception reading response");
        assertThat(verbsOnTheWire).containsExactly("EHLO", "VRFY", "MAIL", "QUIT");
        assertThat(String.join("\n", run.errors()))
                .contains("pipeline-last", "corrected: the late reply was read first");
    }

    @Test
    @Tag("slow")
    void withoutAReplyTheConnectionIsClosed() throws IOException, InterruptedException {
        Finished run =
                run(slowOnce(Duration.ofSeconds(4)), "policy=correct", "-", "mail.smtp.timeout=1000", "VRFY a", MAIL);

        assertThat(run.output())
                .containsExactly(
                        "MessagingException: Exception reading response",
                        "MessagingException: Exception reading response");
        assertThat(verbsOnTheWire).doesNotContain("MAIL");
    }

    @Test
    void aBlockedCommandAfterATimeoutClosesTheConnection() throws IOException, InterruptedException {
        Finished run =
                run(slowOnce(Duration.ofMillis(1500)), "policy=block", "-", "mail.smtp.timeout=1000", "VRFY a", MAIL);

        assertThat(run.output()).hasSize(2).last().asString().startsWith("503 = 503: 503 5.5.0 MAIL before the reply");
        assertThat(verbsOnTheWire).doesNotContain("MAIL", "QUIT");
        assertThat(String.join("\n", run.errors())).contains("so that the late reply is not taken for the answer");
    }

    @Test
    void aDryRunSaysWhatWouldBeDoneAndChangesNothing() throws IOException, InterruptedException {
        StrictMailServer.Builder server =
                auth(AuthOffer.UNDER_TLS).requireStartTls().requireAuth(REFUSAL);
        String[] commands = {"mail.smtp.localhost=client_1", MAIL, MAIL, "DATA", "NOOP"};

        Finished without = run(server, "policy=off", Canary.PASSWORD, commands);
        List<String> wire = List.copyOf(verbsOnTheWire);
        Finished run = run(server, "policy=correct,dry-run=true", Canary.PASSWORD, commands);

        assertThat(run.output()).isEqualTo(without.output());
        assertThat(verbsOnTheWire).isEqualTo(wire);
        assertThat(String.join("\n", run.errors()))
                .contains("dry run: the command would have been sent with the name [127.0.0.1];")
                .contains(
                        "dry run: the server had said 530 5.7.0 Must issue a STARTTLS command first; STARTTLS and EHLO")
                .contains("set mail.smtp.starttls.enable=true (2 times by now)")
                .contains("dry run: it would have been answered 503 5.5.1 in the server's place;");
    }

    /** A server that thinks about VRFY for a while. */
    private static StrictMailServer.Builder slowOnce(Duration thought) {
        return StrictMailServer.builder().script(line -> {
            if (line.startsWith("VRFY")) {
                pause(thought);
            }
            return Optional.empty();
        });
    }

    private static void pause(Duration thought) {
        try {
            Thread.sleep(thought.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aSecondThreadIsKeptOutOfTheTransactionOfTheFirst() throws IOException, InterruptedException {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            Finished run = Canary.checked(BenchedApp.of(TwoThreadsApp.class)
                    .attached("policy=correct")
                    .run(Integer.toString(server.port())));

            assertThat(run.output()).containsExactly("250", "250", "451", "250");
            assertThat(String.join("\n", run.errors()))
                    .contains("transport-shared")
                    .contains("opened by the thread \"first\", and this command comes from \"second\"");
        }
    }

    private Finished run(StrictMailServer.Builder described, String settings, String password, String... commands)
            throws IOException, InterruptedException {
        verbsOnTheWire.clear();
        try (StrictMailServer server = described.start()) {
            Finished run = app(server.port(), server.trustStore().systemProperties(), settings, password, commands);
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            writeDown(server);
            return run;
        }
    }

    private void writeDown(StrictMailServer server) {
        server.transcripts().stream()
                .flatMap(transcript -> transcript.lines().stream())
                .filter(line -> line.startsWith("C"))
                .map(line -> line.substring(line.indexOf(' ') + 1).split(" ", 2)[0])
                .filter(word -> word.matches("[A-Z]{4,8}"))
                .forEach(verbsOnTheWire::add);
    }

    /** The app gives its credentials as properties of the mail session, which the library itself does not read. */
    private Finished app(int port, Map<String, String> properties, String settings, String password, String... commands)
            throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(Integer.toString(port), "-", "-"));
        if (!password.equals("-")) {
            arguments.add("mail.smtp.user=" + USER);
            arguments.add("mail.smtp.password=" + password);
        }
        arguments.addAll(List.of(commands));
        return Canary.checked(BenchedApp.of(CommandLineApp.class)
                .with(properties)
                .attached(settings)
                .run(arguments.toArray(String[]::new)));
    }
}
