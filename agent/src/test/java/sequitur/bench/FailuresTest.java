package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.bench.app.MailingApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** Each attempt to connect or to send that fails is told once: what became of the mail, what it comes from, what mends it. */
class FailuresTest {

    private static final String USER = "alice";

    private static StrictMailServer.Builder withAuth() {
        return StrictMailServer.builder().auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD);
    }

    /** The headlines of the reports. */
    static List<String> headlines(Finished run) {
        return run.errors().stream()
                .filter(line -> line.matches(".* \\[[a-z0-9-]+\\]: .*"))
                .map(line -> line.replaceFirst("^[A-Z]+: ", ""))
                .toList();
    }

    private static Finished run(StrictMailServer.Builder builder, String... arguments) throws IOException {
        return run("policy=log", builder, arguments);
    }

    private static Finished run(String policy, StrictMailServer.Builder builder, String... arguments)
            throws IOException {
        try (StrictMailServer server = builder.start()) {
            List<String> all = new ArrayList<>(List.of("host=localhost", "port=" + server.port()));
            all.addAll(List.of(arguments));
            return BenchedApp.of(MailingApp.class)
                    .trusting(server.trustStore())
                    .attached(policy)
                    .run(all.toArray(String[]::new));
        }
    }

    @Test
    void aMailThatGoesOutIsNotTold() throws IOException {
        Finished run = run(withAuth(), "login=" + USER + ":" + Canary.PASSWORD, "mail.smtp.auth=true", "times=3");

        assertThat(run.output()).containsExactly("sent", "sent", "sent");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void aRefusalIsTold() throws IOException {
        Finished run = run(
                withAuth().requireAuth("530 5.7.0 Authentication required"), "login=" + USER + ":" + Canary.PASSWORD);

        assertThat(run.output()).singleElement().asString().startsWith("SMTPSendFailedException: 530");
        assertThat(headlines(run))
                .singleElement()
                .asString()
                .matches("mail to localhost:\\d+ not sent \\[auth-required]: set mail\\.smtp\\.auth=true");
        assertThat(run.errors())
                .anyMatch(line -> line.endsWith("mail.smtp.auth is not set. (RFC 4954 6)"))
                .anyMatch(line -> line.contains("from     sequitur.bench.app.MailingApp.send(MailingApp.java:"))
                .anyMatch(line -> line.contains("530 5.7.0 Authentication required; the app got"
                        + " SMTPSendFailedException; the connection is open"));
    }

    /** The server calls it a syntax error, as many do; the command tells more exactly what is wrong. */
    @Test
    void aLetterBeyondAsciiIsToldAsThat() throws IOException {
        Finished run = run(StrictMailServer.builder(), "to=m\u00fcller@b.example");

        assertThat(run.output().get(0)).contains("501 Syntax error: invalid character encoding");
        assertThat(headlines(run))
                .singleElement()
                .asString()
                .endsWith(" not sent [smtputf8-needed]: set mail.mime.allowutf8=true");
    }

    /** The library drops the refusal behind the 334, and {@code correct} fetches it. */
    @ParameterizedTest
    @ValueSource(strings = {"log", "correct"})
    void aTokenThatIsRefusedIsToldAsThat(String policy) throws IOException {
        Finished run = run(
                "policy=" + policy,
                withAuth().mechanisms("XOAUTH2"),
                "user=" + USER,
                "password=stale",
                "mail.smtp.auth=true",
                "mail.smtp.auth.mechanisms=XOAUTH2");

        assertThat(run.output())
                .singleElement()
                .asString()
                .startsWith("AuthenticationFailedException: " + (policy.equals("log") ? "334" : "535"));
        assertThat(headlines(run))
                .singleElement()
                .asString()
                .endsWith(
                        " not sent [auth-token]: fetch a fresh token before each connection and give it as the password");
    }

    @Test
    void aWrongPasswordIsToldAndNotShown() throws IOException {
        Finished run = run(withAuth(), "user=" + USER, "password=wrong-one", "mail.smtp.auth=true");

        assertThat(run.output()).singleElement().asString().startsWith("AuthenticationFailedException: 535");
        assertThat(headlines(run))
                .singleElement()
                .asString()
                .endsWith("not sent [auth-failed]: check the user name and the password");
        assertThat(String.join("\n", run.errors()))
                .contains("the server refused AUTH with 535", "the app got AuthenticationFailedException")
                .doesNotContain("wrong-one");
    }

    @Test
    void aPortThatNobodyListensAtIsTold() throws IOException {
        try (Nobody nobody = new Nobody()) {
            Finished run = BenchedApp.of(MailingApp.class)
                    .attached("policy=log")
                    .run("host=localhost", "port=" + nobody.port(), "mail.smtp.host=localhost");

            assertThat(headlines(run))
                    .containsExactly("mail to localhost:" + nobody.port()
                            + " not sent [connection-refused]: check the port in mail.smtp.port");
            assertThat(String.join("\n", run.errors()))
                    .contains("root cause ConnectException", "the connection is closed");
        }
    }

    @Test
    void aPasswordThatIsMissingIsTold() throws IOException {
        Finished run = run(withAuth(), "mail.smtp.auth=true", "mail.smtp.password=" + Canary.PASSWORD, "user=" + USER);

        assertThat(run.output()).singleElement().asString().contains("no password specified?");
        assertThat(headlines(run)).singleElement().asString().contains(" not sent [auth-no-password]: ");
        assertThat(String.join("\n", run.errors())).doesNotContain(Canary.PASSWORD);
    }

    /** The library asks the Authenticator only after its first try, and tries again. */
    @Test
    void onlyTheLastTryToConnectCounts() throws IOException {
        Finished run = run(withAuth(), "mail.smtp.auth=true", "login=" + USER + ":wrong-one");

        assertThat(run.output()).singleElement().asString().startsWith("AuthenticationFailedException: 535");
        assertThat(headlines(run)).singleElement().asString().contains(" not sent [auth-failed]: ");
    }

    @Test
    void anAuthenticatorThatKnowsNothingIsTold() throws IOException {
        Finished run = run(withAuth(), "mail.smtp.auth=true", "login=none", "times=2");

        assertThat(run.output()).hasSize(2);
        assertThat(headlines(run))
                .hasSize(2)
                .first()
                .asString()
                .contains(" not sent [auth-no-password]: look at what the Authenticator's ");
        assertThat(headlines(run).get(1)).endsWith(" (2 times by now)");
    }

    /** It happens to every app: nobody is alarmed. */
    @Test
    void aDeadAddressIsOnlyNoted() throws IOException {
        Finished run = run(
                StrictMailServer.builder()
                        .script(line -> line.startsWith("RCPT TO:<two@")
                                ? Optional.of("550 5.1.1 <two@b.example>: Recipient address rejected: User unknown")
                                : Optional.empty()),
                "to=one@b.example,two@b.example");

        assertThat(run.output()).singleElement().asString().startsWith("SendFailedException");
        assertThat(headlines(run)).singleElement().asString().contains(" not sent [mailbox-unknown]: ");
        assertThat(run.errors())
                .noneMatch(line -> line.startsWith("WARNING"))
                .anyMatch(line -> line.startsWith("INFO"));
    }

    @Test
    void contentThatThrowsIsTold() throws IOException {
        for (String policy : List.of("policy=log", "policy=block")) {
            Finished run = run(policy, StrictMailServer.builder(), "content=throws", "mail.smtp.timeout=500");

            assertThat(run.output()).first().asString().startsWith("IllegalStateException");
            assertThat(headlines(run)).as(policy).singleElement().asString().contains(" not sent [content-failed]: ");
        }
    }

    /** The library passes the inner one's exception on as the outer one's. */
    @Test
    void aMessageWithinAnotherThatFailsIsToldOnce() throws IOException {
        Finished run = run(StrictMailServer.builder(), "content=nests", "mail.smtp.timeout=500");

        assertThat(run.output()).first().asString().doesNotContain("sent");
        assertThat(headlines(run)).hasSize(1);
    }

    /** A command that breaks a rule, and that the server therefore refuses, is one fault and not two. */
    @Test
    void aViolationThatBecameAFailureIsToldOnce() throws IOException {
        for (String policy : List.of("log", "block", "correct")) {
            Finished run = run(
                    "policy=" + policy + ",require.auth=always",
                    withAuth().requireAuth("530 5.7.0 Authentication required"));

            assertThat(run.output()).singleElement().asString().startsWith("SMTPSendFailedException: 530");
            assertThat(headlines(run))
                    .as(policy)
                    .singleElement()
                    .asString()
                    .contains(
                            " not sent [auth-required]: give the mail session an Authenticator with user name and password");
            assertThat(run.errors()).anyMatch(line -> line.contains("the app got SMTPSendFailedException"));
        }
    }

    @Test
    void whoeverHasSwitchedEverythingOffHearsNothing() throws IOException {
        StrictMailServer.Builder server = withAuth().requireAuth("530 5.7.0 Authentication required");

        assertThat(Stream.of(run("policy=off", server), run("policy=log,rule.auth-required=off", server)))
                .allSatisfy(run -> assertThat(run.errors()).isEmpty());
    }

    /** However often it happens: few lines, and a true count. */
    @Test
    @Tag("slow")
    void whatHappensAgainIsCounted() throws IOException {
        Finished failing = run(
                withAuth().requireAuth("530 5.7.0 Authentication required").withoutContent(),
                "times=10000",
                "keep=true");

        assertThat(failing.output()).hasSize(10_000);
        assertThat(headlines(failing).stream().map(line -> line.replaceFirst(".* Authenticator[a-z ]*", "")))
                .containsExactly(
                        "", "(10 times by now)", "(100 times by now)", "(1000 times by now)", "(10000 times by now)");
        assertThat(failing.errors()).hasSizeLessThan(20);
    }

    @Test
    @Tag("slow")
    void tenThousandMailsThatGoOutAreNotTold() throws IOException {
        Finished good = run(StrictMailServer.builder().withoutContent(), "times=10000", "keep=true");

        assertThat(good.output()).hasSize(10_000).containsOnly("sent");
        assertThat(good.errors()).isEmpty();
    }

    /** The first of them is a warning. */
    @Test
    void whatIsPutRightEachTimeIsCountedWithoutAlarm() throws IOException {
        Finished run = run(
                "policy=correct",
                withAuth().requireAuth("530 5.7.0 Authentication required"),
                "login=" + USER + ":" + Canary.PASSWORD,
                "mail.smtp.host=localhost",
                "times=12");

        assertThat(run.output()).hasSize(12).containsOnly("sent");
        assertThat(run.errors().stream().filter(line -> line.startsWith("WARNING")))
                .hasSizeLessThanOrEqualTo(2);
        assertThat(run.errors().stream().filter(line -> line.startsWith("INFO") && line.endsWith("times by now)")))
                .hasSizeBetween(1, 3);
    }
}
