package sequitur.examples.attached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.examples.realservers.RealServers;
import sequitur.examples.realservers.RealServers.Server;
import sequitur.examples.realservers.RealServers.Setup;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.MailLibrary;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;

/** The agent between Angus Mail and a real Postfix, a real Exim: what counts is what they deliver. */
@Tag("real-servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock("Postfix and Exim")
class RealServersTest {

    @TempDir
    private static Path folder = Path.of("");

    private @Nullable RealServers servers;

    @BeforeAll
    void start() {
        Optional<String> unavailable = RealServers.unavailable();
        assumeTrue(unavailable.isEmpty(), () -> "Postfix and Exim are not tested: " + unavailable.orElse(""));
        servers = RealServers.start(Canary.PASSWORD);
    }

    @AfterAll
    void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void plainSendingIsLeftAlone(Server server) throws IOException, InterruptedException {
        Finished run = run(server, Setup.MX, "policy=block", "send");

        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).containsExactly("sent");
        assertDelivered(server, run);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void withoutTheAgentTheServerRefuses(Server server) throws IOException, InterruptedException {
        Finished run = run(server, Setup.SUBMISSION, "policy=off", "send");

        assertThat(run.output()).singleElement().asString().startsWith("SMTPSendFailedException 5");
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void authIsInserted(Server server) throws IOException, InterruptedException {
        Finished run = run(server, Setup.SUBMISSION, "policy=correct,require.auth=always", "send");

        assertThat(run.output()).containsExactly("sent");
        assertThat(String.join("\n", run.errors())).contains("auth-required", "corrected: AUTH was sent first");
        assertDelivered(server, run);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void startTlsAndAuthAreInserted(Server server) throws IOException, InterruptedException {
        Finished run =
                run(server, Setup.SUBMISSION_TLS, "policy=correct,require.auth=always,require.tls=always", "send");

        assertThat(run.output()).containsExactly("sent");
        assertThat(String.join("\n", run.errors())).contains("corrected: STARTTLS, EHLO and AUTH were sent first");
        assertDelivered(server, run);
    }

    /** Nobody has said what the server wants; its refusal does. */
    @ParameterizedTest
    @EnumSource(Server.class)
    void aMailThatIsRefusedForWantOfAuthIsHealed(Server server) throws IOException, InterruptedException {
        Finished run = run(server, Setup.SUBMISSION, "policy=correct", "send");

        assertThat(run.output()).containsExactly("sent");
        assertThat(String.join("\n", run.errors()))
                .contains("auth-required", "corrected: the server had said 5", "; AUTH was sent, then MAIL again");
        assertDelivered(server, run);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aMailThatIsRefusedForWantOfTlsIsHealed(Server server) throws IOException, InterruptedException {
        Finished run = run(server, Setup.SUBMISSION_TLS, "policy=correct", "send");

        assertThat(run.output()).containsExactly("sent");
        assertThat(String.join("\n", run.errors()))
                .contains("corrected: the server had said 5")
                .containsPattern("STARTTLS, EHLO(,| and) AUTH w|STARTTLS and EHLO w");
        assertDelivered(server, run);
    }

    /** The library takes the refusal for one of the address. */
    @ParameterizedTest
    @EnumSource(Server.class)
    void aRecipientThatIsRefusedForWantOfAuthIsHealed(Server server) throws IOException, InterruptedException {
        assertThat(run(server, Setup.SUBMISSION_AT_RCPT, "policy=off", "send").output())
                .containsExactly("SendFailedException Invalid Addresses");

        Finished run = run(server, Setup.SUBMISSION_AT_RCPT, "policy=correct", "send");

        assertThat(run.output()).containsExactly("sent");
        assertThat(String.join("\n", run.errors()))
                .contains("corrected: the server had said 55", "AUTH was sent, then MAIL and RCPT again");
        assertDelivered(server, run);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void aNestedMailIsCorrected(Server server) throws IOException, InterruptedException {
        assertThat(run(server, Setup.MX, "policy=off", "nested").output())
                .singleElement()
                .asString()
                .startsWith("SMTPSendFailedException 503");

        Finished run = run(server, Setup.MX, "policy=correct", "nested");

        assertThat(run.output()).containsExactly("sent");
        assertThat(String.join("\n", run.errors())).contains("mail-nested", "corrected: RSET was sent first");
        assertDelivered(server, run);
    }

    @ParameterizedTest
    @EnumSource(Server.class)
    void dataWithoutRecipientIsBlocked(Server server) throws IOException, InterruptedException {
        Finished run = run(server, Setup.MX, "policy=block", "data");

        assertThat(run.output()).singleElement().asString().matches("503 5\\.5\\.1 DATA .*data-before-rcpt.*");
    }

    /** The messages that bear this run's subject: exactly one, for the one recipient. */
    private void assertDelivered(Server server, Finished run) {
        assertThat(run.exitCode()).isZero();
        assertThat(servers().delivered(server).stream().filter(text -> text.contains("Subject: " + subject())))
                .singleElement()
                .asString()
                .contains("A message of the tests.");
    }

    private int runs;

    private String subject() {
        return "run " + runs + " of the tests";
    }

    private Finished run(Server server, Setup setup, String settings, String what)
            throws IOException, InterruptedException {
        runs++;
        List<String> trust = new ArrayList<>();
        trust.add("-Djavax.net.ssl.trustStore=" + servers().trustStore());
        trust.add("-Djavax.net.ssl.trustStorePassword=" + RealServers.TRUST_STORE_PASSWORD);
        trust.add(AgentJar.option(settings));
        return Canary.checked(AppJvm.of(Correspondent.class, MailLibrary.ANGUS.jars(), folder)
                .with(trust)
                .run(
                        Duration.ofMinutes(1),
                        what,
                        RealServers.HOST,
                        Integer.toString(servers().port(server, setup)),
                        RealServers.USER,
                        Canary.PASSWORD,
                        subject()));
    }

    private RealServers servers() {
        RealServers started = servers;
        if (started == null) {
            throw new IllegalStateException("the servers were not started");
        }
        return started;
    }
}
