package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.bench.app.PersistentApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** Apps that have a password, and servers that take access tokens alone: what is on the wire, and what the app is told. */
@Tag("slow")
class TokenLoginTest {

    private static final String USER = "alice@client.example";
    private static final String SECRET = "canary-client-53cr3t";
    private static final String TOKEN = "canary-t0k3n.abcdefghijklmnop";
    private static final String MAIL = "MAIL FROM:<sender@client.example>";
    private static final String OK = "250 = 250: 250 2.1.0 Ok";
    /** The app gives no user and no password to {@code connect()}. */
    private static final String NOBODY = "mail.test.nobody=true";

    private static final String AUTH = "mail.smtp.auth=true";
    private static final String KEY = "sequitur.credentials.localhost.";
    private static final String CORRECT = "sequitur.policy=correct";
    private static final String BASIC_OFF =
            "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.";

    @TempDir
    private Path folder = Path.of("");

    private final List<String> commands = new ArrayList<>();

    private static StrictMailServer.Builder taking(BiPredicate<String, String> check) {
        return StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, check)
                .mechanisms("XOAUTH2")
                .requireAuth("530 5.7.57 Client not authenticated to send mail");
    }

    private static StrictMailServer.Builder taking(String token) {
        return taking((user, shown) -> user.equals(USER) && shown.equals(token));
    }

    private static String xoauth2(String token) {
        return Base64.getEncoder()
                .encodeToString(("user=" + USER + "\1auth=Bearer " + token + "\1\1").getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String token, long life) {
        return "{\"token_type\":\"Bearer\",\"access_token\":\"" + token + "\",\"expires_in\":" + life + "}";
    }

    private List<String> endpoint(String address) throws IOException {
        SecretFile.write(folder.resolve("client-secret"), SECRET + "\n");
        return List.of(
                CORRECT,
                KEY + "token-endpoint=" + address,
                KEY + "client-id=app",
                KEY + "client-secret-file=client-secret");
    }

    /** The library gives up by itself where none of its mechanisms is offered; 1.4.7 has never heard of XOAUTH2. */
    @ParameterizedTest
    @EnumSource(names = {"JAVAX_1_4_7", "JAVAX_1_6_2", "ANGUS_2_0_5"})
    void aTokenTakesThePlaceOfThePasswordWithEveryRelease(Library library) throws Exception {
        try (ScriptedEndpoint tokens = ScriptedEndpoint.saying(200, answer(TOKEN, 3600))) {
            Finished run = run(library, taking(TOKEN), endpoint(tokens.address()), AUTH, MAIL, "CONNECT", MAIL);

            assertThat(run.output()).as(run::toString).containsExactly(OK, OK);
            assertThat(commands)
                    .containsExactly(
                            "EHLO client.example",
                            "AUTH XOAUTH2 " + xoauth2(TOKEN),
                            MAIL,
                            "QUIT",
                            "EHLO client.example",
                            "AUTH XOAUTH2 " + xoauth2(TOKEN),
                            MAIL,
                            "QUIT");
            assertThat(tokens.bodies())
                    .containsExactly("grant_type=client_credentials&client_id=app&client_secret=" + SECRET);
            assertThat(String.join("\n", run.errors()))
                    .contains(
                            "[auth-password-refused]: leave it so, or let the app itself authenticate by an access token",
                            "as AUTH XOAUTH2, with an access token in place of the password");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "XOAUTH2 LOGIN, AUTH XOAUTH2 ",
        "PLAIN OAUTHBEARER, AUTH OAUTHBEARER ",
        "LOGIN OAUTHBEARER XOAUTH2 PLAIN, AUTH XOAUTH2 ",
        "CRAM-MD5 XOAUTH2, AUTH XOAUTH2 "
    })
    void whicheverMechanismTheServerOffersIsUsed(String offered, String sent) throws Exception {
        try (ScriptedEndpoint tokens = ScriptedEndpoint.saying(200, answer(TOKEN, 3600))) {
            Finished run = run(
                    Library.ANGUS_2_0_5,
                    taking(TOKEN).mechanisms(offered.split(" ")),
                    endpoint(tokens.address()),
                    AUTH,
                    offered.startsWith("CRAM") ? "mail.smtp.sasl.enable=true" : AUTH,
                    MAIL);

            assertThat(run.output()).as(run::toString).containsExactly(OK);
            assertThat(commands.stream().filter(line -> line.startsWith("AUTH")))
                    .singleElement()
                    .asString()
                    .startsWith(sent);
        }
    }

    /** RFC 4954 section 4: a line of a SASL exchange has up to 12,288 octets, a command 512. */
    @ParameterizedTest
    @EnumSource(names = {"JAVAX_1_4_7", "ANGUS_2_0_5"})
    void aLongTokenIsSentWhenTheServerAsks(Library library) throws Exception {
        String token = TOKEN + "x".repeat(8_000);
        try (ScriptedEndpoint tokens = ScriptedEndpoint.saying(200, answer(token, 3600));
                PatientServer server = new PatientServer()) {
            Finished run = Canary.checked(BenchedApp.of(PersistentApp.class)
                    .on(library)
                    .configured(folder, endpoint(tokens.address()))
                    .run(Integer.toString(server.port()), USER, Canary.PASSWORD, "1", AUTH, MAIL));

            assertThat(run.output()).as(run::toString).containsExactly("250 = 250: 250 Ok");
            assertThat(server.lines())
                    .containsExactly("EHLO client.example", "AUTH XOAUTH2", xoauth2(token), MAIL, "QUIT");
        }
    }

    /** Takes lines of any length, and any token. */
    private static final class PatientServer implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        private final List<String> lines = new CopyOnWriteArrayList<>();

        PatientServer() throws IOException {
            Thread thread = new Thread(this::serve, "patient server");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve() {
            try (Socket client = socket.accept();
                    BufferedReader input = new BufferedReader(
                            new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
                    OutputStream output = client.getOutputStream()) {
                say(output, "220 patient.example");
                for (String line = input.readLine(); line != null; line = input.readLine()) {
                    lines.add(line);
                    say(output, reply(line));
                }
            } catch (IOException gone) {
                // The app has left.
            }
        }

        private static String reply(String line) {
            return switch (line.split(" ", 2)[0]) {
                case "EHLO" -> "250-patient.example\r\n250 AUTH XOAUTH2";
                case "AUTH" -> "334 ";
                case "MAIL" -> "250 Ok";
                case "QUIT" -> "221 Bye";
                default -> "235 2.7.0 Accepted";
            };
        }

        private static void say(OutputStream output, String reply) throws IOException {
            output.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        int port() {
            return socket.getLocalPort();
        }

        List<String> lines() {
            return lines;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void aTokenThatTheServerRefusesIsRenewedOnce() throws Exception {
        List<String> given = new ArrayList<>(List.of("stale", TOKEN));
        try (ScriptedEndpoint tokens = ScriptedEndpoint.answering(
                (exchange, body) -> ScriptedEndpoint.say(exchange, 200, answer(given.remove(0), 3600)))) {
            Finished run = run(Library.ANGUS_2_0_5, taking(TOKEN), endpoint(tokens.address()), AUTH, MAIL);

            assertThat(run.output()).as(run::toString).containsExactly(OK);
            assertThat(commands)
                    .containsExactly(
                            "EHLO client.example",
                            "AUTH XOAUTH2 " + xoauth2("stale"),
                            "",
                            "AUTH XOAUTH2 " + xoauth2(TOKEN),
                            MAIL,
                            "QUIT");
        }
    }

    @Test
    void aTokenThatIsRefusedForGoodIsToldWithTheServersReasonAndIsNoStorm() throws Exception {
        try (AuthorizationServer tokens = AuthorizationServer.forAnotherAudience()) {
            Finished run = run(
                    Library.ANGUS_2_0_5,
                    taking((user, token) -> tokens.isGood(token)),
                    endpoint(tokens.endpoint()),
                    "mail.test.tries=6",
                    AUTH,
                    MAIL);

            assertThat(tokens.requests()).isEqualTo(2);
            assertThat(run.output())
                    .hasSize(6)
                    .allSatisfy(line -> assertThat(line)
                            .startsWith("AuthenticationFailedException: 535 5.7.8 ")
                            .contains("invalid_token"));
            assertThat(String.join("\n", run.errors()))
                    .contains(
                            "[auth-password-refused]: check that sequitur.credentials.localhost:",
                            ".username is the account that the access token is for");
            assertThat(commands).noneMatch(line -> line.startsWith("AUTH LOGIN") || line.startsWith("AUTH PLAIN"));
        }
    }

    /** The password leaves under no trouble; the app is told at once, and the report names the one setting to change. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"error\":\"invalid_client\",\"error_description\":\"Bad " + SECRET
                        + "\"} | 535 | check sequitur.credentials.localhost:#PORT#.client-id and sequitur.credentials.localhost:#PORT#.client-secret-file",
                "400 | {\"error\":\"invalid_scope\"} | 535 | check sequitur.credentials.localhost:#PORT#.scope",
                "400 | {\"error\":\"unsupported_grant_type\"} | 535 | check sequitur.credentials.localhost:#PORT#.grant",
                "404 | <html>no</html> | 535 | check sequitur.credentials.localhost:#PORT#.token-endpoint",
                "302 | moved | 535 | set sequitur.credentials.localhost:#PORT#.token-endpoint to the address of the endpoint itself",
                "200 | {\"token\":\"x\"} | 535 | check sequitur.credentials.localhost:#PORT#.token-endpoint",
                "200 | {\"access_token\":\"x\" | 535 | check sequitur.credentials.localhost:#PORT#.token-endpoint",
                "429 | {} | 454 | wait",
                "503 | {} | 454 | send the message again later"
            })
    void anEndpointThatGivesNoTokenIsTold(int code, String text, int told, String change) throws Exception {
        try (ScriptedEndpoint tokens = ScriptedEndpoint.saying(code, text)) {
            Finished run = run(
                    Library.ANGUS_2_0_5, taking(TOKEN), endpoint(tokens.address()), "mail.test.tries=3", AUTH, MAIL);

            assertThat(run.output())
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line).startsWith("AuthenticationFailedException: " + told));
            assertThat(commands).noneMatch(line -> line.startsWith("AUTH"));
            assertThat(String.join("\n", run.errors()))
                    .contains("not sent [auth-password-refused]: " + change.replace("#PORT#", port))
                    .doesNotContain(SECRET);
            // The first failure is waited on for a second.
            assertThat(tokens.bodies().size()).isLessThanOrEqualTo(2);
        }
    }

    private String port = "";

    @Test
    void anEndpointThatIsDownIsToldAtOnce() throws Exception {
        String address;
        try (ScriptedEndpoint gone = ScriptedEndpoint.saying(200, "")) {
            address = gone.address();
        }

        Finished run = run(Library.ANGUS_2_0_5, taking(TOKEN), endpoint(address), AUTH, MAIL);

        assertThat(run.output()).singleElement().asString().startsWith("AuthenticationFailedException: 454 4.7.0 ");
        assertThat(String.join("\n", run.errors()))
                .contains("[auth-password-refused]: check sequitur.credentials.localhost:" + port + ".token-endpoint")
                .contains("can't be reached (ConnectException");
    }

    /** Off unless configured: what the app has goes where it went. */
    @ParameterizedTest
    @ValueSource(strings = {"correct", "log", "block"})
    void withoutASourceOfTokensNothingIsChanged(String policy) throws Exception {
        Finished run = run(
                Library.ANGUS_2_0_5,
                taking((user, password) -> password.equals(Canary.PASSWORD)).mechanisms("LOGIN", "PLAIN"),
                List.of("sequitur.policy=" + policy),
                AUTH,
                MAIL);

        assertThat(run.output()).containsExactly(OK);
        assertThat(commands).contains("AUTH LOGIN");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void underBlockAPasswordThatIsNotTakenDoesNotLeave() throws Exception {
        Finished run = run(
                Library.ANGUS_2_0_5,
                taking(TOKEN).mechanisms("LOGIN", "XOAUTH2"),
                List.of("sequitur.policy=block", "sequitur.host.localhost.require.token=always"),
                AUTH,
                MAIL);

        assertThat(run.output()).singleElement().asString().startsWith("AuthenticationFailedException: 504 5.5.4 ");
        assertThat(commands).containsExactly("EHLO client.example");
    }

    /** A wrong password is another thing, and teaches nothing. */
    @ParameterizedTest
    @CsvSource({
        "'" + BASIC_OFF + "', 1",
        "550 5.7.30 Basic authentication is not supported for Client Submission., 1",
        "'534-5.7.9 Application-specific password required.', 1",
        "535 5.7.8 Username and Password not accepted., 3",
        "535 5.7.139 Authentication unsuccessful, 3",
        "'535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.', 3",
        "454 4.7.0 Temporary authentication failure, 3"
    })
    void aRefusalThatNoPasswordHelpsAgainstIsRemembered(String refusal, int sent) throws Exception {
        String reply = refusal.replace("534-", "534 ");
        Finished run = run(
                Library.ANGUS_2_0_5,
                taking(TOKEN)
                        .mechanisms("PLAIN")
                        .script(line -> line.startsWith("AUTH") ? Optional.of(reply) : Optional.empty()),
                List.of("sequitur.policy=block"),
                "mail.test.tries=3",
                AUTH,
                MAIL);

        assertThat(run.output()).hasSize(3);
        assertThat(run.output().get(0)).startsWith("AuthenticationFailedException: " + reply.substring(0, 3));
        assertThat(commands.stream().filter(line -> line.startsWith("AUTH"))).hasSize(sent);
    }

    /** Without the agent the library would have sent nothing: its password does not leave because the agent could not help either. */
    @Test
    void aPasswordThatOnlyTheAgentHasAskedForDoesNotLeave() throws Exception {
        InetAddress address = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(each -> each instanceof Inet4Address && !each.isLoopbackAddress())
                .findFirst()
                .orElse(InetAddress.getLoopbackAddress());
        assumeFalse(address.isLoopbackAddress(), "this machine is on no network");
        String key = "sequitur.credentials." + address.getHostAddress() + ".";
        SecretFile.write(folder.resolve("token"), TOKEN);

        Finished run = run(
                Library.ANGUS_2_0_5,
                taking(TOKEN).at(address),
                List.of(CORRECT, key + "token-file=token"),
                "mail.smtp.host=" + address.getHostAddress(),
                AUTH,
                MAIL);

        assertThat(run.output()).singleElement().asString().startsWith("AuthenticationFailedException: 504 5.5.4 ");
        assertThat(commands).containsExactly("EHLO client.example");
        assertThat(String.join("\n", run.errors()))
                .contains(
                        "[auth-password-refused]: set mail.smtp.starttls.enable=true",
                        "an access token does not go over a network in clear text");
    }

    @Test
    void aDryRunAsksForNoToken() throws Exception {
        try (ScriptedEndpoint tokens = ScriptedEndpoint.saying(200, answer(TOKEN, 3600))) {
            List<String> settings = new ArrayList<>(endpoint(tokens.address()));
            settings.add("sequitur.dry-run=true");

            Finished run = run(
                    Library.ANGUS_2_0_5,
                    taking((user, password) -> password.equals(Canary.PASSWORD)).mechanisms("LOGIN", "XOAUTH2"),
                    settings,
                    AUTH,
                    MAIL);

            assertThat(run.output()).containsExactly(OK);
            assertThat(tokens.bodies()).isEmpty();
            assertThat(commands).contains("AUTH LOGIN");
            assertThat(String.join("\n", run.errors())).contains("an access token would have been asked for");
        }
    }

    /** MAIL without AUTH, where the app has a password: the token comes before it. */
    @Test
    void aMissingAuthIsInsertedWithTheToken() throws Exception {
        try (ScriptedEndpoint tokens = ScriptedEndpoint.saying(200, answer(TOKEN, 3600))) {
            Finished run = run(
                    Library.ANGUS_2_0_5,
                    taking(TOKEN).mechanisms("LOGIN", "XOAUTH2"),
                    Stream.concat(endpoint(tokens.address()).stream(), Stream.of(KEY + "username=" + USER))
                            .toList(),
                    NOBODY,
                    MAIL);

            assertThat(run.output()).as(run::toString).containsExactly(OK);
            assertThat(commands)
                    .containsExactly("EHLO client.example", MAIL, "AUTH XOAUTH2 " + xoauth2(TOKEN), MAIL, "QUIT");
        }
    }

    @Test
    void aFileAndAProgramGiveTokensAsWell() throws Exception {
        SecretFile.write(folder.resolve("token"), TOKEN + "\n");

        Finished file = run(Library.ANGUS_2_0_5, taking(TOKEN), List.of(CORRECT, KEY + "token-file=token"), AUTH, MAIL);
        assertThat(file.output()).as(file::toString).containsExactly(OK);

        Finished program = run(
                Library.ANGUS_2_0_5,
                taking(TOKEN),
                List.of(CORRECT, KEY + "token-command=cat \"" + folder.resolve("token") + "\""),
                AUTH,
                MAIL);
        assertThat(program.output()).as(program::toString).containsExactly(OK);

        Finished fails = run(
                Library.ANGUS_2_0_5,
                taking(TOKEN),
                List.of(CORRECT, KEY + "token-command=cat \"" + folder.resolve(SECRET) + "\""),
                AUTH,
                MAIL);
        assertThat(fails.output()).singleElement().asString().startsWith("AuthenticationFailedException: 535 ");
        assertThat(String.join("\n", fails.errors()))
                .contains("ended with exit code 1", "run the program of sequitur.credentials.localhost:" + port)
                .doesNotContain(SECRET);
    }

    private Finished run(Library library, StrictMailServer.Builder described, List<String> settings, String... sent)
            throws IOException, InterruptedException {
        commands.clear();
        int tries = 1;
        List<String> arguments = new ArrayList<>();
        for (String argument : sent) {
            if (argument.startsWith("mail.test.tries=")) {
                tries = Integer.parseInt(argument.substring("mail.test.tries=".length()));
            }
            arguments.add(argument);
        }
        try (StrictMailServer server = described.start()) {
            port = Integer.toString(server.port());
            boolean nobody = arguments.contains(NOBODY);
            arguments.addAll(
                    0, List.of(port, nobody ? "-" : USER, nobody ? "-" : Canary.PASSWORD, Integer.toString(tries)));
            Finished run = Canary.checked(BenchedApp.of(PersistentApp.class)
                    .on(library)
                    .trusting(server.trustStore())
                    .configured(folder, settings)
                    .run(arguments.toArray(String[]::new)));
            assertThat(server.awaitQuiet(Duration.ofSeconds(10))).isTrue();
            server.transcripts().stream()
                    .flatMap(transcript -> transcript.lines().stream())
                    .filter(line -> line.startsWith("C"))
                    .map(line -> line.substring(line.indexOf(' ') + 1))
                    .forEach(commands::add);
            assertThat(run.output()).noneMatch(line -> line.contains(SECRET) || line.contains(TOKEN));
            assertThat(run.errors()).noneMatch(line -> line.contains(SECRET) || line.contains(TOKEN));
            return run;
        }
    }
}
