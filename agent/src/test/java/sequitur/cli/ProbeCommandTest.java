package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.testbed.run.Canary;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What {@code probe} says of servers that are not as they should be, and what it never says itself. */
class ProbeCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCHEMA = Path.of("../docs/probe.schema.json");
    private static final String USER = "alice";

    @TempDir
    private Path folder = Path.of("");

    private static CommandLineRun probe(int port, String... more) {
        return at("localhost:" + port, more);
    }

    private static CommandLineRun at(String server, String... more) {
        List<String> arguments = new ArrayList<>(List.of("probe", server));
        arguments.addAll(List.of(more));
        CommandLineRun run = CommandLineRun.with(Canary.PASSWORD + "\n", arguments.toArray(String[]::new));
        assertThat(Canary.leaks(Stream.concat(run.output().stream(), run.errors().stream())))
                .isEmpty();
        return run;
    }

    /** With the password on standard input. */
    private static String[] login(String... more) {
        return Stream.concat(Stream.of("--user", USER, "--password-file", "-"), Stream.of(more))
                .toArray(String[]::new);
    }

    private static JsonNode line(CommandLineRun run, String step, String result) {
        return run.output().stream()
                .map(JSON::readTree)
                .filter(line -> line.get("step").asString().equals(step)
                        && line.get("result").asString().equals(result))
                .findFirst()
                .orElseThrow(() -> new AssertionError(step + " " + result + " is not in " + run));
    }

    static Stream<Arguments> strangers() {
        UnaryOperator<String> silence = line -> "";
        UnaryOperator<String> http = line -> "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n";
        return Stream.of(
                Arguments.of("", silence, "greeting-missing", "was opened, and no greeting came"),
                Arguments.of(AnsweringServer.DRIPS, silence, "greeting-missing", "was opened, and no greeting came"),
                Arguments.of(AnsweringServer.HANGS_UP, silence, "greeting-lost", "was closed before the greeting"),
                Arguments.of("", http, "greeting-foreign", "speaks HTTP, not SMTP"),
                Arguments.of("SSH-2.0-OpenSSH_9.6", silence, "greeting-foreign", "speaks SSH, not SMTP"),
                Arguments.of("+OK POP3 ready", silence, "greeting-foreign", "speaks POP3, not SMTP"),
                Arguments.of("* OK IMAP4rev1 ready", silence, "greeting-foreign", "speaks IMAP, not SMTP"),
                Arguments.of("\u0005hello", silence, "greeting-foreign", "speaks another protocol, not SMTP"),
                Arguments.of("554 5.7.1 Your address is on a block list", silence, "reputation", ""),
                Arguments.of("421 4.3.2 Try later", silence, "server-busy", ""));
    }

    @ParameterizedTest
    @MethodSource("strangers")
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void strangersAreNamed(String greeting, UnaryOperator<String> answers, String id, String words) throws IOException {
        try (AnsweringServer server = AnsweringServer.of(greeting, answers)) {
            CommandLineRun run = probe(server.port(), "--timeout", "500ms", "--format", "json");

            assertThat(run.code()).isEqualTo(1);
            JsonNode step = line(run, "greeting", "change");
            assertThat(step.get("id").asString()).isEqualTo(id);
            assertThat(step.get("what").asString()).contains(words);
            assertThat(step.get("change").asString()).isNotEmpty();
            assertThat(line(run, "end", "change").get("change")).isEqualTo(step.get("change"));
        }
    }

    @Test
    void whereNobodyListensThatIsSaid() throws IOException {
        int free;
        try (AnsweringServer server = AnsweringServer.of("", line -> "")) {
            free = server.port();
        }
        CommandLineRun run = probe(free);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output())
                .anyMatch(line -> line.startsWith("! connect     No connection to 127.0.0.1, port " + free))
                .contains("It is about connect [connection-refused].");
    }

    @Test
    void allPortsAreAskedEachForItself() {
        CommandLineRun run = at("127.0.0.77", "--all-ports", "--timeout", "20s");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output())
                .contains(
                        "Probe of 127.0.0.77, port 25",
                        "Probe of 127.0.0.77, port 465",
                        "Probe of 127.0.0.77, port 587",
                        "Probe of 127.0.0.77, port 2525");
        assertThat(at("127.0.0.77:25", "--all-ports").code()).isEqualTo(2);
    }

    @Test
    void ofAllPortsTheOneThatTakesMailIsTold() throws IOException {
        UnaryOperator<String> answers = line -> line.startsWith("QUIT") ? "221 bye" : "250 ok";
        try (AnsweringServer server =
                AnsweringServer.at(InetAddress.getByName("127.0.0.77"), 2525, "220 mx.example.com", answers)) {
            CommandLineRun run = at("127.0.0.77", "--all-ports", "--from", "a@b.example", "--to", "c@b.example");

            assertThat(run.code()).isZero();
            assertThat(run.output())
                    .contains("A mail from this sender to this recipient would go out over port 2525.")
                    .contains("mail.smtp.port=2525", "spring.mail.port=2525");
            assertThat(server.heard())
                    .containsSequence("MAIL FROM:<a@b.example>", "RCPT TO:<c@b.example>", "RSET", "QUIT");
        }
    }

    /** A server that has had enough of this client is no server that takes its mail. */
    @Test
    void whoTakesNoSecondConnectionIsToldOf() throws IOException {
        AtomicInteger greeted = new AtomicInteger();
        try (AnsweringServer server = AnsweringServer.of("220 mx.example.com", line -> switch (verb(line)) {
            case "EHLO" ->
                greeted.incrementAndGet() > 1 ? AnsweringServer.HANGS_UP : "250-mx.example.com\r\n250 AUTH PLAIN";
            case "MAIL" -> "530 5.7.0 Authentication required";
            default -> "221 bye";
        })) {
            CommandLineRun run = probe(server.port(), login("--from", "a@b.example"));

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.output()).contains("It is about connect [connection-lost].");
        }
    }

    /** The model judges what the probe itself says. */
    @Test
    void whatNoServerMayTakeIsNotSent() {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            CommandLineRun run = probe(server.port(), "--from", "a@b@c.example");

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.output()).contains("It is about MAIL [path-syntax], RFC 5321 4.1.2.");
            assertThat(said(server)).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void aNameWithoutAddressIsSaid() {
        CommandLineRun run = at("nobody.invalid", "--timeout", "1s");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.output()).contains("It is about name [host-unknown].");
    }

    @Test
    void aPortThatBeginsOtherwiseThanSaidIsMetItsOwnWay() {
        try (StrictMailServer clear = StrictMailServer.builder().start();
                StrictMailServer tls = StrictMailServer.builder().implicitTls().start()) {
            CommandLineRun begunWithTls = probe(clear.port(), "--tls", "--timeout", "20s");
            assertThat(begunWithTls.code()).isEqualTo(1);
            assertThat(begunWithTls.output())
                    .contains("It is about TLS [tls-not-expected].", "mail.smtp.host=localhost")
                    .doesNotContain("mail.smtp.ssl.enable=true");

            CommandLineRun begunInClear = probe(tls.port(), "--starttls", "--timeout", "2s");
            assertThat(begunInClear.code()).isEqualTo(1);
            assertThat(begunInClear.output())
                    .contains("It is about greeting [tls-expected].", "mail.smtp.ssl.enable=true");
        }
    }

    @Test
    void aCertificateIsExplained() throws IOException {
        try (StrictMailServer server = StrictMailServer.builder()
                .at(InetAddress.getByName("127.0.0.2"))
                .startTls()
                .start()) {
            CommandLineRun unknown = at("127.0.0.2:" + server.port(), "--format", "json");
            assertThat(line(unknown, "certificate", "change").get("id").asString())
                    .isEqualTo("certificate-untrusted");
            assertThat(line(unknown, "certificate", "change").get("what").asString())
                    .startsWith("It is self-signed");

            CommandLineRun misnamed = at(
                    "127.0.0.2:" + server.port(),
                    "--ca",
                    Certificates.of(server, folder).toString(),
                    "--format",
                    "json");
            assertThat(misnamed.code()).isEqualTo(1);
            assertThat(line(misnamed, "certificate", "change").get("id").asString())
                    .isEqualTo("certificate-name");
            assertThat(line(misnamed, "certificate", "change").get("what").asString())
                    .isEqualTo("It is not for 127.0.0.2: it is for localhost, 127.0.0.1.");
        }
    }

    @Test
    void withoutStarttlsItIsMissedOnlyWhereItIsRequired() {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            assertThat(probe(server.port()).code()).isZero();
            CommandLineRun run = probe(server.port(), "--starttls");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.output()).contains("It is about STARTTLS [starttls-missing].");
        }
    }

    @Test
    void aRefusedStarttlsIsExplainedAndTheSessionGoesOn() {
        try (StrictMailServer server = StrictMailServer.builder()
                .startTls()
                .script(line -> line.equals("STARTTLS")
                        ? Optional.of("454 4.7.0 TLS not available due to local problem")
                        : Optional.empty())
                .start()) {
            CommandLineRun run = probe(server.port(), "--from", "a@b.example");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.output())
                    .contains("It is about STARTTLS [starttls-offered], RFC 3207 2.")
                    .anyMatch(line -> line.contains("C: MAIL FROM:<a@b.example>"));
        }
    }

    @Test
    void aRefusedPasswordIsShownOnce() {
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, USER, "another")
                .mechanisms("PLAIN", "LOGIN", "CRAM-MD5")
                .requireAuth("530 5.7.0 Authentication required")
                .start()) {
            CommandLineRun run = probe(server.port(), login("--from", "a@b.example"));

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.output())
                    .contains("It is about AUTH [auth-failed], RFC 4954 6.")
                    .anyMatch(line -> line.contains("check") || line.contains("Check"));
            assertThat(said(server)).filteredOn(line -> line.startsWith("AUTH")).hasSize(1);
        }
    }

    /** What a client said on all connections. */
    private static List<String> said(StrictMailServer server) {
        return server.transcripts().stream()
                .flatMap(transcript -> transcript.lines().stream())
                .filter(line -> line.startsWith("C"))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .toList();
    }

    @Test
    void eachMechanismThatIsOfferedIsTriedWhereThePasswordIsRight() {
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD)
                .mechanisms("PLAIN", "LOGIN", "CRAM-MD5", "GSSAPI")
                .start()) {
            CommandLineRun run = probe(server.port(), login("--from", "a@b.example", "--to", "b@b.example"));

            assertThat(run.code()).as(run.toString()).isZero();
            assertThat(run.output())
                    .anyMatch(line -> line.endsWith("C: AUTH LOGIN"))
                    .anyMatch(line -> line.endsWith("C: AUTH PLAIN"))
                    .anyMatch(line -> line.endsWith("C: AUTH CRAM-MD5"))
                    .contains(
                            "A mail from this sender to this recipient would go out over port " + server.port() + ".");
            assertThat(said(server)).noneMatch(line -> line.startsWith("DATA") || line.startsWith("BDAT"));
            assertThat(server.delivered()).isEmpty();
        }
    }

    @Test
    void whatIsNeededBeforeMailIsSaid() {
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD)
                .requireAuth("530 5.7.0 Authentication required")
                .start()) {
            CommandLineRun run = probe(server.port(), "--from", "a@b.example", "--for", "spring");

            assertThat(run.code()).as(run.toString()).isEqualTo(1);
            assertThat(run.output())
                    .contains(
                            "It is about MAIL [auth-required], RFC 4954 6.",
                            "spring.mail.username=${MAIL_USERNAME}",
                            "spring.mail.password=${MAIL_PASSWORD}",
                            "spring.mail.properties.mail.smtp.auth=true");
        }
    }

    @Test
    void aRefusedRecipientIsExplained() {
        try (StrictMailServer server = StrictMailServer.builder().start()) {
            CommandLineRun run = probe(server.port(), "--from", "a@b.example", "--to", "reject@b.example");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.output()).contains("It is about RCPT [mailbox-unknown], RFC 3463 3.2.");
        }
    }

    private static String verb(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }

    /** A server may say again what it was told, as it came or in base64. */
    @Test
    void noEchoShowsThePassword() throws IOException {
        String base64 = Base64.getEncoder()
                .encodeToString(("\0" + USER + "\0" + Canary.PASSWORD).getBytes(StandardCharsets.UTF_8));
        try (AnsweringServer server = AnsweringServer.of("220 mx.example.com", line -> switch (verb(line)) {
            case "EHLO" -> "250-mx.example.com\r\n250 AUTH PLAIN";
            case "AUTH" -> "535 5.7.8 No " + Canary.PASSWORD + " and no " + base64;
            default -> "250 " + Canary.PASSWORD;
        })) {
            CommandLineRun run = probe(server.port(), login());
            assertThat(run.output()).anyMatch(line -> line.contains("[redacted]"));
            assertThat(run.code()).isEqualTo(1);
            assertThat(probe(server.port(), login("--format", "json")).code()).isEqualTo(1);
        }
    }

    /** What a server says in clear text could be anybody's words, and a password in clear text is everybody's. */
    @Test
    void aPasswordGoesToNobodyButTheServer() throws IOException {
        Optional<InetAddress> own = OwnAddress.find();
        assumeTrue(own.isPresent(), "this machine has no address but loopback");
        String address = own.get().getHostAddress();
        try (StrictMailServer clear = StrictMailServer.builder()
                        .at(own.get())
                        .auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD)
                        .start();
                StrictMailServer tls = StrictMailServer.builder()
                        .at(own.get())
                        .auth(AuthOffer.ALWAYS, USER, Canary.PASSWORD)
                        .startTls()
                        .start()) {
            CommandLineRun inClear = at(address + ":" + clear.port(), login());
            assertThat(inClear.code()).isEqualTo(1);
            assertThat(inClear.output()).contains("It is about AUTH [auth-cleartext], RFC 4954 4.");
            assertThat(said(clear)).noneMatch(line -> line.startsWith("AUTH"));
            assertThat(at(address + ":" + clear.port(), login("--cleartext")).code())
                    .isZero();
            assertThat(said(clear)).anyMatch(line -> line.startsWith("AUTH"));

            String[] trusted = login("--ca", Certificates.of(tls, folder).toString());
            CommandLineRun misnamed = at(address + ":" + tls.port(), trusted);
            assertThat(misnamed.code()).isEqualTo(1);
            assertThat(misnamed.output()).anyMatch(line -> line.contains("AUTH was left out: the certificate"));
            assertThat(said(tls)).noneMatch(line -> line.startsWith("AUTH"));
            at(
                    address + ":" + tls.port(),
                    Stream.concat(Stream.of(trusted), Stream.of("--insecure")).toArray(String[]::new));
            assertThat(said(tls)).anyMatch(line -> line.startsWith("AUTH"));
        }
    }

    static Stream<Arguments> misuses() {
        return Stream.of(
                arguments("Missing required parameter: 'HOST[:PORT]'"),
                arguments("it may be smtp.example.com", "https://mx.example.com"),
                arguments("it may be smtp.example.com", "mx example"),
                arguments("a port is a number from 1 to 65535", "mx.example.com:99999"),
                arguments("--user is missing", "mx.invalid", "--password-env", "X"),
                arguments("give one of --password-file", "mx.invalid", "--user", "a"),
                arguments("not 2 of them", "mx.invalid", "--user", "a", "--password-env", "X", "--password-file", "y"),
                arguments(
                        "SEQUITUR_NO_SUCH_VARIABLE is not set",
                        "mx.invalid",
                        "--user",
                        "a",
                        "--password-env",
                        "SEQUITUR_NO_SUCH_VARIABLE"),
                arguments(
                        "no/such/file: it can't be read",
                        "mx.invalid",
                        "--user",
                        "a",
                        "--password-file",
                        "no/such/file"),
                arguments("there is no terminal to ask", "mx.invalid", "--user", "a", "--password-prompt"),
                arguments("there is no option \"--password\"", "mx.invalid", "--user", "a", "--password", "x"),
                arguments("as 500ms, 10s or 5m, not \"10\"", "mx.invalid", "--timeout", "10"),
                arguments("--from is one word", "mx.invalid", "--from", "a@b>\r\nRSET"),
                arguments("it may be mail.smtp, spring", "mx.invalid", "--for", "outlook"),
                arguments("no/such/ca.pem: this file can't be read", "mx.invalid", "--ca", "no/such/ca.pem"),
                arguments("there is no certificate in it", "mx.invalid", "--ca", "pom.xml"),
                arguments("exclude each other", "mx.invalid", "-4", "-6"),
                arguments("leave --starttls away", "mx.invalid", "--tls", "--starttls"));
    }

    private static Arguments arguments(String message, String... given) {
        return Arguments.of(message, given);
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void badArgumentsAreSaidInOneLine(String message, String[] given) {
        List<String> arguments = new ArrayList<>(List.of("probe"));
        arguments.addAll(List.of(given));

        CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors().get(0)).startsWith("Sequitur: ").contains(message);
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void eachJsonLineIsWhatTheSchemaSays() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        List<String> written = new ArrayList<>();
        try (StrictMailServer server = StrictMailServer.builder()
                        .auth(AuthOffer.UNDER_TLS, USER, Canary.PASSWORD)
                        .startTls()
                        .start();
                AnsweringServer stranger = AnsweringServer.of("* OK", line -> "")) {
            String[] all =
                    login("--format", "json", "--for", "all", "--from", "a@b.example", "--to", "reject@b.example");
            written.addAll(probe(server.port(), all).output());
            written.addAll(probe(stranger.port(), "--format", "json").output());
        }
        assertThat(written).hasSizeGreaterThan(20);
        List<String> steps = new ArrayList<>();
        for (String line : written) {
            assertThat(schema.validate(line, InputFormat.JSON)).as(line).isEmpty();
            steps.add(JSON.readTree(line).get("step").asString());
            assertThat(schema.validate(line.replace("\"tls\":", "\"more\":1,\"tls\":"), InputFormat.JSON))
                    .isNotEmpty();
        }
        assertThat(steps)
                .contains(
                        "name",
                        "connect",
                        "greeting",
                        "ehlo",
                        "starttls",
                        "tls",
                        "certificate",
                        "auth",
                        "mail",
                        "rcpt",
                        "rset",
                        "quit",
                        "settings",
                        "end");
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aServerThatStallsLaterIsNotWaitedForLonger() throws IOException {
        try (AnsweringServer server = AnsweringServer.of(
                "220 mx.example.com", line -> line.startsWith("EHLO") ? "250-mx.example.com" : "250 ok")) {
            CommandLineRun run = probe(server.port(), "--timeout", "500ms");
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.output()).contains("It is about EHLO [answer-timed-out].");
        }
    }
}
