package sequitur.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.examples.realservers.RealServers;
import sequitur.examples.realservers.RealServers.Server;
import sequitur.examples.realservers.RealServers.Setup;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;

/** What {@code probe} prints for a real Postfix and a real Exim: mail goes out with it, and they deliver it. */
@Tag("real-servers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock("Postfix and Exim")
class ProbeRealServersTest {

    private static final String SENDER = "alice@test.local";
    private static final String RECIPIENT = "bob@example.org";
    private static final String HEADING = "Settings for the properties of the mail session:";

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

    private RealServers running() {
        if (servers == null) {
            throw new IllegalStateException("not started");
        }
        return servers;
    }

    static Stream<Arguments> all() {
        return Stream.of(Server.values())
                .flatMap(server -> Stream.of(Setup.values()).map(setup -> Arguments.of(server, setup)));
    }

    private Finished probe(Server server, Setup setup, String... login) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "probe",
                RealServers.HOST + ":" + running().port(server, setup),
                "--timeout",
                "30s",
                "--ehlo",
                "client.test.local",
                "--from",
                SENDER,
                "--to",
                RECIPIENT,
                "--ca",
                running().certificate().toString()));
        arguments.addAll(List.of(login));
        return JarRun.with(Canary.PASSWORD + "\n", arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("all")
    void mailGoesOutWithTheSettings(Server server, Setup setup)
            throws IOException, InterruptedException, MessagingException, GeneralSecurityException {
        String[] login =
                setup == Setup.MX ? new String[0] : new String[] {"--user", RealServers.USER, "--password-file", "-"};
        Finished run = probe(server, setup, login);

        assertThat(run.exitCode()).as(String.join("\n", run.output())).isZero();
        String id = "<probe-" + server + "-" + setup + "@test.local>";
        send(settings(run), id);
        assertThat(running().delivered(server).stream().filter(text -> text.contains(id)))
                .hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void withoutALoginItSaysWhetherOneIsNeeded(Server server, Setup setup) throws IOException, InterruptedException {
        Finished run = probe(server, setup);

        assertThat(run.exitCode()).isEqualTo(setup == Setup.MX ? 0 : 1);
        assertThat(String.join("\n", run.output()).contains("[auth-required]")).isEqualTo(setup != Setup.MX);
    }

    private static Properties settings(Finished run) throws IOException {
        List<String> output = run.output();
        Properties settings = new Properties();
        settings.load(new StringReader(String.join(
                "\n",
                output.subList(output.indexOf(HEADING) + 2, output.size()).stream()
                        .takeWhile(line -> !line.isEmpty())
                        .toList())));
        return settings;
    }

    private void send(Properties settings, String id) throws MessagingException, IOException, GeneralSecurityException {
        settings.put("mail.smtp.ssl.socketFactory", trusting().getSocketFactory());
        Session session = Session.getInstance(settings);
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", id);
            }
        };
        message.setFrom(SENDER);
        message.setRecipients(Message.RecipientType.TO, RECIPIENT);
        message.setText("hello");
        Transport.send(message, settings.getProperty("mail.smtp.user"), Canary.PASSWORD);
    }

    /** In place of the options that would have the JVM trust the servers. */
    private SSLContext trusting() throws IOException, GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(
                KeyStore.getInstance(running().trustStore().toFile(), RealServers.TRUST_STORE_PASSWORD.toCharArray()));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
