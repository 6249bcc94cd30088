package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.bench.app.CommandLineApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** Corrections and blocks, command by command: what the library's own fields say, and what was on the wire. */
class CorrectionsTest {

    private static final String USER = "alice";
    private static final String REFUSAL = "530 5.7.0 Authentication required";
    private static final String MAIL = "MAIL FROM:<sender@client.example>";
    private static final String OK = "250 = 250: 250 2.1.0 Ok";

    private final List<String> commandsOnTheWire = new ArrayList<>();

    private static StrictMailServer.Builder auth() {
        return StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD)
                .requireAuth(REFUSAL);
    }

    private static String plain() {
        String message = "\0" + USER + "\0" + Canary.PASSWORD;
        return Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSecondAuthOfTheSameUserIsAnsweredAndNotSent() throws IOException, InterruptedException {
        Finished run = run(auth(), "policy=correct", USER, Canary.PASSWORD, "AUTH PLAIN " + plain(), MAIL);

        assertThat(run.output()).containsExactly("235 = 235: 235 2.7.0 Already authenticated as this user", OK);
        assertThat(commandsOnTheWire.stream().filter(line -> line.startsWith("AUTH")))
                .hasSize(1);
    }

    @Test
    void aSecondAuthOfAnotherUserIsBlocked() throws IOException, InterruptedException {
        String other = Base64.getEncoder().encodeToString("\0bob\0x".getBytes(StandardCharsets.UTF_8));

        Finished run = run(auth(), "policy=correct", USER, Canary.PASSWORD, "AUTH PLAIN " + other, MAIL);

        assertThat(run.output()).hasSize(2).first().asString().startsWith("503 = 503: 503 5.5.1 AUTH after an AUTH");
        assertThat(commandsOnTheWire).noneMatch(line -> line.contains(other));
    }

    @Test
    void credentialsAreFoundInTheProperties() throws IOException, InterruptedException {
        Finished run = run(
                auth(),
                "policy=correct,require.auth=always",
                "-",
                "-",
                "mail.smtp.user=" + USER,
                "mail.smtp.password=" + Canary.PASSWORD,
                MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(String.join("\n", run.errors())).contains("corrected: AUTH was sent first");
    }

    @Test
    void whereThereAreNoCredentialsItIsSaidWhatToSet() throws IOException, InterruptedException {
        Finished run = run(auth(), "policy=correct,require.auth=always", "-", "-", MAIL);

        assertThat(run.output()).containsExactly("530 = 530: " + REFUSAL);
        assertThat(String.join("\n", run.errors())).contains("no credentials were found", "set mail.smtp.auth=true");
    }

    @Test
    void aWrongPasswordReachesTheAppAsWhatItIs() throws IOException, InterruptedException {
        Finished run = run(
                auth(),
                "policy=correct,require.auth=always",
                "-",
                "-",
                "mail.smtp.user=" + USER,
                "mail.smtp.password=not-the-password",
                MAIL);

        assertThat(run.output()).singleElement().asString().startsWith("AuthenticationFailedException: 535 ");
        assertThat(commandsOnTheWire).doesNotContain(MAIL);
        assertThat(String.join("\n", run.errors()))
                .contains("AUTH failed with jakarta.mail.AuthenticationFailedException")
                .doesNotContain("not-the-password");
    }

    @Test
    void aRefusedStepReachesTheAppAsTheServersOwnReply() throws IOException, InterruptedException {
        StrictMailServer.Builder server = StrictMailServer.builder()
                .script(line -> line.equals("RSET") ? Optional.of("451 4.3.0 Not now") : Optional.empty());

        Finished run = run(server, "policy=correct", "-", "-", MAIL, MAIL);

        assertThat(run.output()).containsExactly(OK, "451 = 451: 451 4.3.0 Not now");
        assertThat(commandsOnTheWire.stream().filter(MAIL::equals)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 5.5.1 Command unrecognized", "502 5.5.1 Not implemented"})
    void aServerThatKnowsNoResetDecidesOnANestedMail(String reply) throws IOException, InterruptedException {
        StrictMailServer.Builder server =
                StrictMailServer.builder().script(line -> line.equals("RSET") ? Optional.of(reply) : Optional.empty());

        Finished run = run(server, "policy=correct", "-", "-", MAIL, MAIL, MAIL);

        String nested = "503 = 503: 503 5.5.1 Error: nested MAIL command";
        assertThat(run.output()).containsExactly(OK, nested, OK);
        assertThat(commandsOnTheWire)
                .containsExactly("EHLO client.example", MAIL, "RSET", MAIL, "EHLO client.example", MAIL, "QUIT");
        assertThat(String.join("\n", run.errors()))
                .contains("not corrected: the server refused RSET with " + reply + "; the command was sent as it was");
    }

    @Test
    void aHelloIsInsertedAfterTheLibrarysOwnStartTlsInTheMiddleOfAuth() throws IOException, InterruptedException {
        StrictMailServer.Builder server = auth().requireStartTls();

        Finished without = run(server, "policy=off", USER, Canary.PASSWORD, MAIL);
        assertThat(without.exitCode()).isNotZero();

        Finished with = run(server, "policy=correct", USER, Canary.PASSWORD, MAIL);
        assertThat(with.output()).containsExactly(OK);
        assertThat(commandsOnTheWire.stream().map(line -> line.split(" ", 2)[0]))
                .containsSubsequence("EHLO", "AUTH", "STARTTLS", "EHLO", "AUTH", "MAIL");
        assertThat(String.join("\n", with.errors())).contains("ehlo-after-starttls", "corrected: EHLO was sent first");
    }

    @Test
    void aBlockedRecipientIsRefusedForNowOnly() throws IOException, InterruptedException {
        Finished run = run(StrictMailServer.builder(), "policy=block", "-", "-", "RCPT TO:<one@b.example>");

        assertThat(run.output()).singleElement().asString().startsWith("451 = 451: 451 4.5.1 RCPT ");
        assertThat(commandsOnTheWire).containsExactly("EHLO client.example", "QUIT");
    }

    @Test
    void aBlockedChunkIsAnException() throws IOException, InterruptedException {
        Finished run = run(
                StrictMailServer.builder()
                        .script(line -> line.startsWith("EHLO") ? Optional.of("502 5.5.1 Not here") : Optional.empty()),
                "policy=block",
                "-",
                "-",
                "BDAT 3 LAST");

        assertThat(run.output()).singleElement().asString().startsWith("MessagingException: 503 5.5.1 BDAT LAST uses");
        assertThat(commandsOnTheWire).containsExactly("EHLO client.example", "HELO client.example", "QUIT");
    }

    @Test
    void nothingFollowsA421() throws IOException, InterruptedException {
        StrictMailServer.Builder server = StrictMailServer.builder()
                .script(line -> line.equals("NOOP") ? Optional.of("421 4.3.2 Shutting down") : Optional.empty());

        Finished run = run(server, "policy=block", "-", "-", "NOOP", MAIL);

        assertThat(run.output()).hasSize(2).last().asString().startsWith("421 = 421: 421 4.3.0 MAIL after the session");
        assertThat(commandsOnTheWire).doesNotContain(MAIL);
    }

    @Test
    void aNameThatIsNoneGivesWayToTheAddress() throws IOException, InterruptedException {
        Finished run =
                run(StrictMailServer.builder(), "policy=correct", "-", "-", "mail.smtp.localhost=client_1", MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(commandsOnTheWire).containsExactly("EHLO [127.0.0.1]", MAIL, "QUIT");
        assertThat(String.join("\n", run.errors()))
                .contains("hello-name", "corrected: the command was sent with the name [127.0.0.1]");
    }

    @Test
    void aNameThatIsNoneIsOnlyReportedByLog() throws IOException, InterruptedException {
        Finished run = run(StrictMailServer.builder(), "policy=log", "-", "-", "mail.smtp.localhost=client_1", MAIL);

        assertThat(commandsOnTheWire).first().isEqualTo("EHLO client_1");
        assertThat(String.join("\n", run.errors())).contains("hello-name", "logged: the command was sent as it was");
    }

    @Test
    void parametersThatTheServerDoesNotOfferAreLeftOut() throws IOException, InterruptedException {
        StrictMailServer.Builder server = StrictMailServer.builder().without("DSN");

        Finished run = run(server, "policy=correct", "-", "-", MAIL + " RET=HDRS", "RSET", MAIL + " BODY=BINARYMIME");

        assertThat(run.output()).hasSize(3).first().isEqualTo(OK);
        assertThat(commandsOnTheWire).contains(MAIL, MAIL + " BODY=BINARYMIME");
        assertThat(String.join("\n", run.errors()))
                .contains(
                        "corrected: the command was sent without RET",
                        "nothing can be inserted or left out safely; the command was");
    }

    private Finished run(
            StrictMailServer.Builder described, String settings, String user, String password, String... commands)
            throws IOException, InterruptedException {
        commandsOnTheWire.clear();
        try (StrictMailServer server = described.start()) {
            List<String> arguments = new ArrayList<>(List.of(Integer.toString(server.port()), user, password));
            arguments.addAll(List.of(commands));
            Finished run = Canary.checked(BenchedApp.of(CommandLineApp.class)
                    .trusting(server.trustStore())
                    .attached(settings)
                    .run(arguments.toArray(String[]::new)));
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            server.transcripts().stream()
                    .flatMap(transcript -> transcript.lines().stream())
                    .filter(line -> line.startsWith("C"))
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .forEach(commandsOnTheWire::add);
            return run;
        }
    }
}
