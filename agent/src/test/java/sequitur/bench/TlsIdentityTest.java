package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.bench.app.CommandLineApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/**
 * A password that the agent inserts goes to the server that the app names, and to nobody who stands in for it. The certificate of
 * the test's server is for {@code localhost} and {@code 127.0.0.1}.
 */
class TlsIdentityTest {

    private static final String MAIL = "MAIL FROM:<sender@client.example>";
    private static final String REFUSED = "530 = 530: 530 5.7.0 Authentication required";
    private static final String ACCEPTED = "250 = 250: 250 2.1.0 Ok";
    private static final String USER = "alice";

    /** What releases before Angus Mail do unless they are told otherwise: any name will do. */
    private static final String NO_NAMES_COMPARED = "mail.smtp.ssl.checkserveridentity=false";

    /** Whose certificate the app's JVM trusts, beside those that the JDK brings. */
    private enum Trust {
        SERVER,
        NOBODY
    }

    @TempDir
    private Path folder = Path.of("");

    private final List<String> commandsOnTheWire = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"configured, false", "properties, false", "configured, true"})
    void aTrustedCertificateForAnotherNameGetsNoPassword(String whose, boolean dryRun)
            throws IOException, InterruptedException {
        Finished run = run("127.0.0.2", whose, Trust.SERVER, List.of("sequitur.dry-run=" + dryRun), NO_NAMES_COMPARED);

        assertThat(run.output()).containsExactly(REFUSED);
        assertThat(commandsOnTheWire).noneMatch(command -> command.startsWith("AUTH"));
        assertThat(String.join("\n", run.errors()))
                .contains(
                        "the server's certificate does not prove that it is 127.0.0.2 (",
                        "so no password was sent; sequitur.host.127.0.0.2.unverified-tls=true lets it go there");
    }

    @ParameterizedTest
    @CsvSource({"configured", "properties"})
    void theOperatorMayVouchForIt(String whose) throws IOException, InterruptedException {
        Finished run = run(
                "127.0.0.2",
                whose,
                Trust.SERVER,
                List.of("sequitur.host.127.0.0.2.unverified-tls=true"),
                NO_NAMES_COMPARED);

        assertThat(run.output()).containsExactly(ACCEPTED);
        assertThat(commandsOnTheWire).anyMatch(command -> command.startsWith("AUTH"));
    }

    @ParameterizedTest
    @CsvSource({"localhost", "127.0.0.1"})
    void aTrustedCertificateForThisNameGetsIt(String host) throws IOException, InterruptedException {
        Finished run = run(host, "properties", Trust.SERVER, List.of(), NO_NAMES_COMPARED);

        assertThat(run.output()).containsExactly(ACCEPTED);
        assertThat(commandsOnTheWire).anyMatch(command -> command.startsWith("AUTH"));
    }

    /** The library then trusts whoever says that name. */
    @Test
    void aCertificateThatNobodyVouchesForGetsNoPassword() throws IOException, InterruptedException {
        Finished run = run("localhost", "properties", Trust.NOBODY, List.of(), "mail.smtp.ssl.trust=localhost");

        assertThat(run.output()).containsExactly(REFUSED);
        assertThat(commandsOnTheWire).noneMatch(command -> command.startsWith("AUTH"));
        assertThat(String.join("\n", run.errors()))
                .contains("does not prove that it is localhost (", "sequitur.host.localhost.unverified-tls=true");
    }

    @Test
    void whoTrustsAnyCertificateHasNoneChecked() throws IOException, InterruptedException {
        Finished run = run("localhost", "properties", Trust.SERVER, List.of(), "mail.smtp.ssl.trust=*");

        assertThat(run.output()).containsExactly(REFUSED);
        assertThat(commandsOnTheWire).noneMatch(command -> command.startsWith("AUTH"));
        assertThat(String.join("\n", run.errors()))
                .contains("mail.smtp.ssl.trust=* lets any server stand in for localhost, so no password was sent");
    }

    private Path secret() throws IOException {
        return SecretFile.write(folder.resolve("secret"), Canary.PASSWORD);
    }

    /** An app that uses TLS and sends no AUTH, against a server that wants both. */
    private Finished run(String host, String whose, Trust trust, List<String> settings, String property)
            throws IOException, InterruptedException {
        StrictMailServer.Builder described = StrictMailServer.builder()
                .at(InetAddress.getByName(host))
                .startTls()
                .auth(AuthOffer.UNDER_TLS, USER, Canary.PASSWORD)
                .requireAuth("530 5.7.0 Authentication required");
        try (StrictMailServer server = described.start()) {
            List<String> lines = new ArrayList<>(List.of("sequitur.policy=correct"));
            List<String> arguments = new ArrayList<>(
                    List.of(Integer.toString(server.port()), "-", "-", "mail.smtp.host=" + host, property, MAIL));
            arguments.add("mail.smtp.starttls.enable=true");
            if (whose.equals("configured")) {
                lines.add("sequitur.credentials." + host + ".username=" + USER);
                lines.add("sequitur.credentials." + host + ".password-file=" + secret());
            } else {
                arguments.add("mail.smtp.user=" + USER);
                arguments.add("mail.smtp.password=" + Canary.PASSWORD);
            }
            lines.addAll(settings);
            BenchedApp app = BenchedApp.of(CommandLineApp.class).configured(folder, lines);
            BenchedApp trusting = trust == Trust.SERVER ? app.trusting(server.trustStore()) : app;
            Finished run = Canary.checked(trusting.run(arguments.toArray(String[]::new)));
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
