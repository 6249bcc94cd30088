package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.bench.app.PersistentApp;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

/** The recipes of docs/oauth.md, as they stand there, with stand-ins for mail server and authorization server. */
@Tag("slow")
class OAuthDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "oauth.md");
    private static final String USER = "reports@example.com";
    private static final String TOKEN = "canary-t0k3n.abcdefghijklmnop";
    private static final Pattern HOST = Pattern.compile("sequitur\\.(host|credentials)\\.(smtp\\.[a-z0-9]+\\.com)\\.");

    @TempDir
    private Path folder = Path.of("");

    /** The blocks of lines that are indented, without what they are indented by. */
    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("    ")) {
                block.append(line.strip()).append('\n');
            } else if (!block.isEmpty()) {
                blocks.add(block.toString());
                block.setLength(0);
            }
        }
        return blocks;
    }

    static Stream<String> settings() throws IOException {
        return blocks().stream().filter(block -> block.startsWith("sequitur."));
    }

    private static List<String> commands(String program) throws IOException {
        return blocks().stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(program))
                .toList();
    }

    @Test
    void thereAreEightRecipes() throws IOException {
        assertThat(settings()).hasSize(8);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aRecipeSendsAMail(String recipe) throws Exception {
        makeFiles();
        List<String> asked = new ArrayList<>();
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering((exchange, body) -> {
                    asked.add(body);
                    ScriptedEndpoint.say(
                            exchange,
                            200,
                            "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":3599,\"refresh_token\":\"next\"}");
                });
                StrictMailServer server = StrictMailServer.builder()
                        .auth(AuthOffer.ALWAYS, (user, token) -> user.equals(USER) && token.equals(TOKEN))
                        .mechanisms("LOGIN", "XOAUTH2")
                        .requireAuth("530 5.7.57 Client not authenticated to send mail")
                        .start()) {
            Finished run = Canary.checked(BenchedApp.of(PersistentApp.class)
                    .configured(folder, here(recipe, endpoint.address()))
                    .run(
                            Integer.toString(server.port()),
                            USER,
                            Canary.PASSWORD,
                            "1",
                            "mail.smtp.auth=true",
                            "MAIL FROM:<reports@example.com>"));

            assertThat(run.output())
                    .as(run::toString)
                    .singleElement()
                    .asString()
                    .startsWith("250 = 250: ");
            boolean ofAnEndpoint = !recipe.contains(".token-command") && !recipe.contains(".token-file");
            assertThat(asked).hasSize(ofAnEndpoint ? 1 : 0);
        }
    }

    /** The same for the stand-ins: what a preset says of the endpoint alone is taken out of its way. */
    private List<String> here(String recipe, String endpoint) {
        Matcher host = HOST.matcher(recipe);
        assertThat(host.find()).isTrue();
        List<String> lines = new ArrayList<>(recipe.replace("." + host.group(2) + ".", ".localhost.")
                .replace("https://login.example.com/token", endpoint)
                .replace(
                        "/usr/local/bin/mail-token",
                        folder.resolve("mail-token").toString())
                .lines()
                .toList());
        if (recipe.contains(".provider")) {
            lines.add("sequitur.credentials.localhost.token-endpoint = " + endpoint);
        }
        return lines;
    }

    private void makeFiles() throws IOException, GeneralSecurityException {
        String key = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(KeyPairGenerator.getInstance("RSA")
                                .generateKeyPair()
                                .getPrivate()
                                .getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        SecretFile.write(folder.resolve("client-secret"), "s3cr3t\n");
        SecretFile.write(folder.resolve("refresh-token"), "first\n");
        SecretFile.write(folder.resolve("access-token"), TOKEN + "\n");
        SecretFile.write(folder.resolve("mail.pem"), key);
        SecretFile.write(
                folder.resolve("service-account.json"),
                "{\"client_email\":\"svc@project.example\",\"private_key\":\""
                        + key.replace("\r", "").replace("\n", "\\n") + "\"}");
        Path program = SecretFile.write(folder.resolve("mail-token"), "#!/bin/sh\necho " + TOKEN + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void theCommandsMakeAKeyThatCanBeUsed() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "there is no openssl");
        List<String> commands = new ArrayList<>(commands("openssl"));
        commands.addAll(commands("(umask 077; cat mail"));
        assertThat(commands).hasSize(2);
        for (String command : commands) {
            assertThat(shell(command, "")).isNotNull();
        }
        assertThat(shell("(umask 077; cat > client-secret)", "s3cr3t\n")).isEmpty();
        assertThat(Files.getPosixFilePermissions(folder.resolve("client-secret")))
                .hasSize(2);
        assertThat(folder.resolve("mail.pem")).content().contains("BEGIN PRIVATE KEY", "BEGIN CERTIFICATE");

        List<String> asked = new ArrayList<>();
        try (ScriptedEndpoint endpoint = ScriptedEndpoint.answering((exchange, body) -> {
                    asked.add(body);
                    ScriptedEndpoint.say(exchange, 200, "{\"access_token\":\"" + TOKEN + "\"}");
                });
                StrictMailServer server = StrictMailServer.builder()
                        .auth(AuthOffer.ALWAYS, (user, token) -> token.equals(TOKEN))
                        .mechanisms("XOAUTH2")
                        .start()) {
            String recipe = settings()
                    .filter(block -> block.contains("key-file = mail.pem"))
                    .findFirst()
                    .orElseThrow();
            Finished run = BenchedApp.of(PersistentApp.class)
                    .configured(folder, here(recipe, endpoint.address()))
                    .run(
                            Integer.toString(server.port()),
                            USER,
                            Canary.PASSWORD,
                            "1",
                            "mail.smtp.auth=true",
                            "MAIL FROM:<reports@example.com>");

            assertThat(run.output())
                    .as(run::toString)
                    .singleElement()
                    .asString()
                    .startsWith("250 = 250: ");
            String assertion = asked.get(0).replaceAll(".*client_assertion=([^.&]+).*", "$1");
            // Microsoft finds the certificate by its thumbprint.
            assertThat(new String(Base64.getUrlDecoder().decode(assertion), StandardCharsets.UTF_8))
                    .contains("\"alg\":\"PS256\"", "\"x5t#S256\":");
        }
    }

    @Test
    void theCommandsForARefreshTokenAskForOne() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "there is no curl");
        List<String> commands = commands("curl");
        assertThat(commands).hasSize(2);
        try (ScriptedEndpoint endpoint =
                ScriptedEndpoint.saying(200, "{\"device_code\":\"x\",\"refresh_token\":\"first\"}")) {
            for (String command : commands) {
                String here = command.replaceAll("https://login\\.microsoftonline\\.com/\\S+", endpoint.address());
                assertThat(shell(here, "")).contains("refresh_token");
            }

            // How a blank is written depends on the version of curl.
            assertThat(endpoint.bodies().stream().map(body -> body.replace("%20", "+")))
                    .containsExactly(
                            "client_id=CLIENT_ID&scope=https%3A%2F%2Foutlook.office.com%2FSMTP.Send+offline_access",
                            "client_id=CLIENT_ID&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=DEVICE_CODE");
        }
    }

    private String shell(String command, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(command).isZero();
        return output;
    }
}
