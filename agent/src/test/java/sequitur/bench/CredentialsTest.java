package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.bench.app.CommandLineApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/**
 * The credentials of the agent's own configuration: where the password comes from, where it goes, and how, octet by octet.
 */
@Tag("slow")
class CredentialsTest {

    private static final String USER = "alice";
    private static final String REFUSAL = "530 5.7.0 Authentication required";
    private static final String MAIL = "MAIL FROM:<sender@client.example>";
    private static final String OK = "250 = 250: 250 2.1.0 Ok";
    private static final String USERNAME = "sequitur.credentials.localhost.username=" + USER;
    private static final String FILE = "sequitur.credentials.localhost.password-file=secret";
    /** The agent does not know beforehand that this server requires authentication. */
    private static final String UNFORESEEN = "sequitur.host.localhost.require.auth=auto";

    /** Stands for the server's port in settings and arguments. */
    private static final String PORT = "#PORT#";

    private static final String NO_AUTH_SENT = "the command was sent as it was";

    @TempDir
    private Path folder = Path.of("");

    private final List<String> commandsOnTheWire = new ArrayList<>();
    private int port;

    private static StrictMailServer.Builder auth(String password) {
        return StrictMailServer.builder().auth(AuthOffer.ALWAYS, USER, password).requireAuth(REFUSAL);
    }

    private static StrictMailServer.Builder auth() {
        return auth(Canary.PASSWORD);
    }

    private static String base64(String message) {
        return Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String plain(String password) {
        return "AUTH PLAIN " + base64("\0" + USER + "\0" + password);
    }

    @Test
    void thePasswordComesFromAFileBesideTheProperties() throws IOException, InterruptedException {
        secret(Canary.PASSWORD + "\n");

        Finished run = run(auth(), List.of(USERNAME, FILE), "-", "-", MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(commandsOnTheWire).contains(plain(Canary.PASSWORD));
    }

    @Test
    void aPasswordThatWasRenewedCountsAtTheNextConnection() throws IOException, InterruptedException {
        Path file = secret("expired");

        Finished run = run(
                auth().script(line -> {
                    if (line.startsWith("AUTH")) {
                        rewrite(file);
                    }
                    return Optional.empty();
                }),
                List.of(USERNAME, FILE),
                "-",
                "-",
                MAIL,
                "CONNECT",
                MAIL);

        assertThat(run.output()).hasSize(2).last().isEqualTo(OK);
        assertThat(run.output().get(0)).startsWith("AuthenticationFailedException: 535 ");
        assertThat(commandsOnTheWire).containsSubsequence(plain("expired"), plain(Canary.PASSWORD), MAIL);
    }

    @Test
    void aFileThatOthersCanReadIsRefusedAndThatIsSaidOnce() throws IOException, InterruptedException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        Path file = secret(Canary.PASSWORD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        Finished run = run(auth(), List.of(USERNAME, FILE), "-", "-", MAIL, "CONNECT", MAIL);

        assertThat(run.output()).containsExactly("530 = 530: " + REFUSAL, "530 = 530: " + REFUSAL);
        assertThat(commandsOnTheWire).noneMatch(line -> line.startsWith("AUTH"));
        assertThat(run.errors().stream().filter(line -> line.contains("Sequitur can't authenticate")))
                .singleElement()
                .asString()
                .contains("localhost:" + port, "can be read by others", "run: chmod 600 " + file);
        assertThat(String.join("\n", run.errors())).contains(NO_AUTH_SENT);
    }

    @Test
    void aVariableThatIsNotSetIsSaid() throws IOException, InterruptedException {
        Finished run = run(
                auth(), List.of(USERNAME, "sequitur.credentials.localhost.password-env=ABSENT_HERE"), "-", "-", MAIL);

        assertThat(run.output()).containsExactly("530 = 530: " + REFUSAL);
        assertThat(String.join("\n", run.errors()))
                .contains("Sequitur can't authenticate", "the environment variable ABSENT_HERE is not set");
    }

    @Test
    void aUserWithoutPasswordIsSaid() throws IOException, InterruptedException {
        Finished run = run(auth(), List.of(USERNAME), "-", "-", MAIL);

        assertThat(run.output()).containsExactly("530 = 530: " + REFUSAL);
        assertThat(String.join("\n", run.errors()))
                .contains("neither sequitur.credentials.localhost:" + port + ".password-file nor .password-env is set");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.example", "localhost:1", "127.0.0.1", "*.localhost"})
    void credentialsGoToNoOtherServer(String host) throws IOException, InterruptedException {
        secret(Canary.PASSWORD);
        String key = "sequitur.credentials." + host;

        Finished run = run(auth(), List.of(key + ".username=" + USER, key + ".password-file=secret"), "-", "-", MAIL);

        assertThat(run.output()).containsExactly("530 = 530: " + REFUSAL);
        assertThat(commandsOnTheWire).noneMatch(line -> line.startsWith("AUTH"));
        assertThat(String.join("\n", run.errors()))
                .contains("the agent's configuration has no sequitur.credentials.localhost:" + port + ".username");
    }

    @Test
    void credentialsForOnePortGoThere() throws IOException, InterruptedException {
        secret(Canary.PASSWORD);

        Finished run = run(
                auth(),
                List.of(
                        "sequitur.credentials.localhost:" + PORT + ".username=" + USER,
                        "sequitur.credentials.*.username=bob",
                        "sequitur.credentials.loc*.password-file=secret"),
                "-",
                "-",
                MAIL);

        assertThat(run.output()).containsExactly(OK);
    }

    @Test
    void anAccessTokenIsSentAsXoauth2() throws IOException, InterruptedException {
        secret(Canary.PASSWORD + "\n");

        Finished run = run(
                auth().mechanisms("PLAIN", "XOAUTH2"), List.of(USERNAME, FILE, mechanisms("XOAUTH2")), "-", "-", MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(commandsOnTheWire)
                .containsExactly(
                        "EHLO client.example",
                        "AUTH XOAUTH2 " + base64("user=alice\1auth=Bearer " + Canary.PASSWORD + "\1\1"),
                        MAIL,
                        "QUIT");
    }

    @ParameterizedTest
    @EnumSource(names = {"JAVAX_1_4_7", "JAVAX_1_6_2", "JAKARTA_2_0_1"})
    void itsAncestorsAreServedInTheSameWay(Library library) throws IOException, InterruptedException {
        secret(Canary.PASSWORD);
        List<String> settings = List.of(USERNAME, FILE, mechanisms("XOAUTH2"));

        Finished taken = run(library, auth().mechanisms("XOAUTH2"), settings, "-", "-", MAIL);

        assertThat(taken.output()).containsExactly(OK);
        assertThat(commandsOnTheWire)
                .containsSubsequence(
                        "AUTH XOAUTH2 " + base64("user=alice\1auth=Bearer " + Canary.PASSWORD + "\1\1"), MAIL);

        secret("expired");
        Finished refused = run(library, auth().mechanisms("XOAUTH2"), settings, "-", "-", MAIL);

        assertThat(refused.output()).singleElement().asString().startsWith("AuthenticationFailedException: 535 ");
        assertThat(commandsOnTheWire).last().isEqualTo("");
    }

    @Test
    void aTokenTooLongForACommandIsSentWhenTheServerAsks() throws IOException, InterruptedException {
        String token = Canary.PASSWORD.repeat(30);
        secret(token);

        Finished run =
                run(auth(token).mechanisms("XOAUTH2"), List.of(USERNAME, FILE, mechanisms("XOAUTH2")), "-", "-", MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(commandsOnTheWire)
                .containsExactly(
                        "EHLO client.example",
                        "AUTH XOAUTH2",
                        base64("user=alice\1auth=Bearer " + token + "\1\1"),
                        MAIL,
                        "QUIT");
    }

    @Test
    void anAccessTokenIsSentAsOauthBearer() throws IOException, InterruptedException {
        secret(Canary.PASSWORD);

        Finished run = run(
                auth().mechanisms("XOAUTH2", "OAUTHBEARER"),
                List.of(USERNAME, FILE, mechanisms("oauthbearer, xoauth2")),
                "-",
                "-",
                MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(commandsOnTheWire)
                .contains("AUTH OAUTHBEARER "
                        + base64("n,a=alice,\1host=localhost\1port=" + port + "\1auth=Bearer " + Canary.PASSWORD
                                + "\1\1"));
    }

    @Test
    void loginIsUsedWhereThereIsNoPlain() throws IOException, InterruptedException {
        secret(Canary.PASSWORD);

        Finished run = run(auth().mechanisms("CRAM-MD5", "LOGIN"), List.of(USERNAME, FILE), "-", "-", MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(commandsOnTheWire)
                .containsExactly(
                        "EHLO client.example", "AUTH LOGIN", base64(USER), base64(Canary.PASSWORD), MAIL, "QUIT");
    }

    @ParameterizedTest
    @CsvSource({"XOAUTH2, ''", "OAUTHBEARER, AQ=="})
    void theRefusalOfATokenReachesTheAppAsWhatItIs(String mechanism, String acknowledgement)
            throws IOException, InterruptedException {
        secret("expired-" + Canary.PASSWORD);

        Finished run =
                run(auth().mechanisms(mechanism), List.of(USERNAME, FILE, mechanisms(mechanism)), "-", "-", MAIL);

        assertThat(run.output()).singleElement().asString().startsWith("AuthenticationFailedException: 535 ");
        assertThat(commandsOnTheWire).last().isEqualTo(acknowledgement);
        assertThat(String.join("\n", run.errors()))
                .contains("AUTH failed with jakarta.mail.AuthenticationFailedException");
    }

    @Test
    void aServerWithoutTheMechanismIsSentNothing() throws IOException, InterruptedException {
        secret(Canary.PASSWORD);

        Finished run = run(auth(), List.of(USERNAME, FILE, mechanisms("XOAUTH2")), "-", "-", MAIL);

        assertThat(run.output()).containsExactly("530 = 530: " + REFUSAL);
        assertThat(commandsOnTheWire).noneMatch(line -> line.startsWith("AUTH"));
        assertThat(String.join("\n", run.errors()))
                .contains(
                        "not corrected: the configured credentials are for XOAUTH2, and the server offers PLAIN, LOGIN");
    }

    @Test
    void whatTheAppGaveComesFirst() throws IOException, InterruptedException {
        secret("not-the-password");
        String[] properties = {"mail.smtp.user=" + USER, "mail.smtp.password=" + Canary.PASSWORD};

        Finished run = run(auth(), List.of(USERNAME, FILE), "-", "-", properties[0], properties[1], MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(commandsOnTheWire).doesNotContain(plain("not-the-password"));
    }

    @ParameterizedTest
    @CsvSource({
        "smarthost.example, false, false, 'belong to smarthost.example (mail.smtp.host or mail.host)'",
        "127.0.0.1, false, false, 'belong to 127.0.0.1 (mail.smtp.host or mail.host)'",
        "smarthost.example, true, true, 'corrected: the server had said'",
        "LocalHost., false, true, 'corrected: the server had said'"
    })
    void whatTheMailSessionHasGoesToItsOwnHost(String host, boolean allowed, boolean sent, String told)
            throws IOException, InterruptedException {
        Finished run = run(
                auth(),
                List.of(UNFORESEEN, "sequitur.host.localhost.app-credentials=" + allowed),
                "-",
                "-",
                "mail.smtp.host=" + host,
                "mail.other.host=localhost",
                "mail.smtp.user=" + USER,
                "mail.smtp.password=" + Canary.PASSWORD,
                MAIL);

        assertThat(run.output()).containsExactly(sent ? OK : "530 = 530: " + REFUSAL);
        assertThat(commandsOnTheWire.stream().anyMatch(line -> line.startsWith("AUTH")))
                .isEqualTo(sent);
        String errors = String.join("\n", run.errors());
        assertThat(errors).contains(told);
        assertThat(errors.contains("sequitur.host.localhost.app-credentials=true lets them go there"))
                .isNotEqualTo(sent);
    }

    /** A dry run says the same as what would come of it. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "always"})
    void aDryRunTellsThatTheyWouldBeKeptBack(String insistence) throws IOException, InterruptedException {
        Finished run = run(
                auth(),
                List.of("sequitur.host.localhost.require.auth=" + insistence, "sequitur.dry-run=true"),
                "-",
                "-",
                "mail.smtp.host=smarthost.example",
                "mail.other.host=localhost",
                "mail.smtp.user=" + USER,
                "mail.smtp.password=" + Canary.PASSWORD,
                MAIL);

        assertThat(run.output()).containsExactly("530 = 530: " + REFUSAL);
        assertThat(String.join("\n", run.errors()))
                .contains("belong to smarthost.example")
                .doesNotContain("AUTH would have been sent");
    }

    @Test
    void whatTheAppGaveIsNotFollowedByTheConfiguration() throws IOException, InterruptedException {
        secret(Canary.PASSWORD);
        String[] properties = {"mail.smtp.user=" + USER, "mail.smtp.password=not-the-password"};

        Finished run = run(auth(), List.of(USERNAME, FILE), "-", "-", properties[0], properties[1], MAIL);

        assertThat(run.output()).singleElement().asString().startsWith("AuthenticationFailedException: 535 ");
        assertThat(commandsOnTheWire.stream().filter(line -> line.startsWith("AUTH")))
                .hasSize(1);
    }

    /** The library prints AUTH commands if it is asked to; here nobody asked for its own, and these are not its own. */
    @ParameterizedTest
    @ValueSource(strings = {"LOGIN", "PLAIN", "XOAUTH2", "OAUTHBEARER"})
    void theDebugTraceDoesNotShowThem(String mechanism) throws IOException, InterruptedException {
        secret(Canary.PASSWORD);

        Finished run = run(
                auth().mechanisms(mechanism),
                List.of(USERNAME, FILE, mechanisms(mechanism)),
                "-",
                "-",
                "mail.debug=true",
                "mail.debug.auth=true",
                "mail.debug.auth.password=true",
                MAIL);

        assertThat(run.output()).contains(OK, MAIL).noneMatch(line -> line.startsWith("AUTH"));
        assertThat(commandsOnTheWire).anyMatch(line -> line.startsWith("AUTH " + mechanism));
    }

    @Test
    void theMailSessionsOwnMechanismsAreLeftAlone() throws IOException, InterruptedException {
        secret(Canary.PASSWORD);

        Finished run = run(
                auth(),
                List.of(USERNAME, FILE),
                "-",
                "-",
                "mail.smtp.auth.mechanisms=NTLM",
                "mail.smtp.sasl.enable=true",
                MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(commandsOnTheWire).contains(plain(Canary.PASSWORD));
    }

    @Test
    void aRefusalThatNobodyForesawIsHealedWithThem() throws IOException, InterruptedException {
        secret(Canary.PASSWORD);

        Finished run = run(auth(), List.of(USERNAME, FILE, UNFORESEEN), "-", "-", MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(commandsOnTheWire)
                .containsExactly("EHLO client.example", MAIL, plain(Canary.PASSWORD), MAIL, "QUIT");
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, '', secret is empty", "XOAUTH2, token, 'for XOAUTH2, and the server offers PLAIN, LOGIN'"})
    void noTransactionIsGivenUpForCredentialsThatCannotBeUsed(String mechanism, String content, String why)
            throws IOException, InterruptedException {
        secret(content);
        StrictMailServer.Builder server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD)
                .script(line -> line.contains("two@") ? Optional.of(REFUSAL) : Optional.empty());

        Finished run = run(
                server,
                List.of(USERNAME, FILE, UNFORESEEN, mechanisms(mechanism)),
                "-",
                "-",
                MAIL,
                "RCPT TO:<one@b.example>",
                "RCPT TO:<two@b.example>",
                "RCPT TO:<three@b.example>");

        assertThat(run.output()).hasSize(4).element(2).isEqualTo("530 = 530: " + REFUSAL);
        assertThat(run.output()).last().asString().startsWith("250 = 250: 250 ");
        assertThat(commandsOnTheWire).hasSize(6).doesNotContain("RSET");
        assertThat(String.join("\n", run.errors())).contains(why);
    }

    @Test
    void overANetworkNothingIsSentInClear() throws IOException, InterruptedException {
        InetAddress address = addressOnANetwork();
        secret(Canary.PASSWORD);

        Finished run = run(auth().at(address), network(address, "false"), "-", "-", host(address), MAIL);

        assertThat(run.output()).singleElement().asString().startsWith("530 = 530: 530 5.7.0 MAIL without auth");
        assertThat(commandsOnTheWire).containsExactly("EHLO client.example", "QUIT");
    }

    @Test
    void overANetworkTheyAreSentInClearWhereThatIsAllowed() throws IOException, InterruptedException {
        InetAddress address = addressOnANetwork();
        secret(Canary.PASSWORD);

        Finished run = run(auth().at(address), network(address, "true"), "-", "-", host(address), MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(commandsOnTheWire).containsExactly("EHLO client.example", plain(Canary.PASSWORD), MAIL, "QUIT");
    }

    @Test
    void whereTlsIsOfferedItIsUsedAllTheSame() throws IOException, InterruptedException {
        InetAddress address = addressOnANetwork();
        secret(Canary.PASSWORD);

        Finished run = run(
                auth().at(address).startTls(),
                vouchedFor(address),
                "-",
                "-",
                host(address),
                "mail.smtp.ssl.checkserveridentity=false",
                MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(commandsOnTheWire)
                .containsExactly(
                        "EHLO client.example", "STARTTLS", "EHLO client.example", plain(Canary.PASSWORD), MAIL, "QUIT");
    }

    /** The certificate is for localhost, and the app connects to an address. */
    @Test
    void whereTlsFailsNothingIsSent() throws IOException, InterruptedException {
        InetAddress address = addressOnANetwork();
        secret(Canary.PASSWORD);

        Finished run = run(auth().at(address).startTls(), network(address, "true"), "-", "-", host(address), MAIL);

        assertThat(run.output()).singleElement().asString().startsWith("MessagingException: ");
        assertThat(commandsOnTheWire).containsExactly("EHLO client.example", "STARTTLS");
        assertThat(String.join("\n", run.errors()))
                .contains("STARTTLS failed with jakarta.mail.MessagingException (root cause ");
    }

    @Test
    void thePermissionIsNotForWhatTheAppGave() throws IOException, InterruptedException {
        InetAddress address = addressOnANetwork();
        secret(Canary.PASSWORD);

        Finished run = run(
                auth().at(address),
                network(address, "true"),
                "-",
                "-",
                host(address),
                "mail.smtp.user=" + USER,
                "mail.smtp.password=" + Canary.PASSWORD,
                MAIL);

        assertThat(run.output()).singleElement().asString().startsWith("530 = 530: 530 5.7.0 MAIL without auth");
        assertThat(commandsOnTheWire).containsExactly("EHLO client.example", "QUIT");
    }

    @Test
    void aPasswordAmongTheSettingsIsNotTakenAndNotShown() throws IOException, InterruptedException {
        Finished run = run(
                auth(),
                List.of(
                        USERNAME,
                        "sequitur.credentials.localhost.password=" + Canary.PASSWORD,
                        "sequitur.credentials.localhost.mechanisms=" + Canary.PASSWORD,
                        "sequitur.credentials.localhost.password-env=" + Canary.PASSWORD),
                "-",
                "-",
                MAIL);

        assertThat(run.output()).containsExactly("530 = 530: " + REFUSAL);
        assertThat(String.join("\n", run.errors()))
                .contains(
                        "a password is never written here",
                        "what is given here is not a value of sequitur.credentials.localhost.mechanisms",
                        "the environment variable that is named there is not set");
    }

    private static String mechanisms(String names) {
        return "sequitur.credentials.localhost.mechanisms=" + names;
    }

    private static String host(InetAddress address) {
        return "mail.smtp.host=" + address.getHostAddress();
    }

    private static List<String> network(InetAddress address, String cleartext) {
        String key = "sequitur.credentials." + address.getHostAddress();
        return List.of(
                key + ".username=" + USER,
                key + ".password-file=secret",
                "sequitur.credentials.cleartext=" + cleartext);
    }

    /** The certificate of the test's server does not name it. */
    private static List<String> vouchedFor(InetAddress address) {
        List<String> settings = new ArrayList<>(network(address, "true"));
        settings.add("sequitur.host." + address.getHostAddress() + ".unverified-tls=true");
        return settings;
    }

    /** An address of this machine that is not on the loopback interface. */
    private static InetAddress addressOnANetwork() throws IOException {
        Optional<InetAddress> address = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
                .findFirst();
        assumeTrue(address.isPresent(), "this machine is on no network");
        return address.orElseThrow();
    }

    private Path secret(String content) throws IOException {
        return SecretFile.write(folder.resolve("secret"), content);
    }

    private static void rewrite(Path file) {
        try {
            Files.writeString(file, Canary.PASSWORD);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Finished run(
            StrictMailServer.Builder described, List<String> settings, String user, String password, String... commands)
            throws IOException, InterruptedException {
        return run(Library.ANGUS_2_0_5, described, settings, user, password, commands);
    }

    private Finished run(
            Library library,
            StrictMailServer.Builder described,
            List<String> settings,
            String user,
            String password,
            String... commands)
            throws IOException, InterruptedException {
        commandsOnTheWire.clear();
        try (StrictMailServer server = described.start()) {
            port = server.port();
            List<String> arguments = new ArrayList<>(List.of(PORT, user, password));
            arguments.addAll(List.of(commands));
            List<String> lines = new ArrayList<>(List.of("sequitur.policy=correct", "sequitur.require.auth=always"));
            settings.forEach(line -> lines.add(withPort(line)));
            Finished run = Canary.checked(BenchedApp.of(CommandLineApp.class)
                    .on(library)
                    .trusting(server.trustStore())
                    .configured(folder, lines)
                    .run(arguments.stream().map(this::withPort).toArray(String[]::new)));
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            server.transcripts().stream()
                    .flatMap(transcript -> transcript.lines().stream())
                    .filter(line -> line.startsWith("C"))
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .forEach(commandsOnTheWire::add);
            return run;
        }
    }

    private String withPort(String text) {
        return text.replace(PORT, Integer.toString(port));
    }
}
