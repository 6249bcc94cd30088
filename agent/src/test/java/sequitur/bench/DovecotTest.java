package sequitur.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.bench.app.MailingApp;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Canary;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.StrictMailServer;

/**
 * A real submission server that takes tokens alone, and asks a real authorization server about each: Dovecot, with the strict server behind
 * it. It needs root, and the package dovecot-submissiond.
 */
@Tag("slow")
class DovecotTest {

    private static final Path DOVECOT = Path.of("/usr/sbin/dovecot");

    /** The authorization server's tokens are for this user. */
    private static final String USER = "app";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"JAVAX_1_4_7, xoauth2", "ANGUS_2_0_5, oauthbearer", "ANGUS_2_0_5, xoauth2 oauthbearer"})
    void anAppWithAPasswordSendsThroughIt(Library library, String mechanisms) throws Exception {
        try (AuthorizationServer tokens = AuthorizationServer.withTokensOf(60);
                StrictMailServer relay = StrictMailServer.builder().start()) {
            Finished run = sent(library, mechanisms, tokens, relay, USER);

            assertThat(run.output()).as(() -> run + log()).containsExactly("sent", "sent");
            assertThat(relay.delivered()).hasSize(2);
            assertThat(tokens.requests()).isEqualTo(1);
        }
    }

    /** The token is for another account: Dovecot says so in a 334. */
    @ParameterizedTest
    @CsvSource({"xoauth2", "oauthbearer"})
    void aTokenForAnotherAccountIsTold(String mechanism) throws Exception {
        try (AuthorizationServer tokens = AuthorizationServer.withTokensOf(60);
                StrictMailServer relay = StrictMailServer.builder().start()) {
            Finished run = sent(Library.ANGUS_2_0_5, mechanism, tokens, relay, "somebody");

            assertThat(String.join("\n", run.output())).contains("AuthenticationFailedException: 535 5.7.8 ");
            assertThat(String.join("\n", run.errors()))
                    .contains("[auth-password-refused]: check that sequitur.credentials.localhost:", "\"status\":");
            assertThat(relay.delivered()).isEmpty();
        }
    }

    private Finished sent(
            Library library, String mechanisms, AuthorizationServer tokens, StrictMailServer relay, String user)
            throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(DOVECOT), "there is no Dovecot");
        assumeTrue(System.getProperty("user.name").equals("root"), "this process is not root");
        int port = freePort();
        Path configuration = configuration(port, mechanisms, tokens, relay);
        Process dovecot = new ProcessBuilder(DOVECOT.toString(), "-F", "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("start.log").toFile())
                .start();
        try {
            awaitGreeting(port, dovecot);
            SecretFile.write(folder.resolve("client-secret"), "smtp");
            return Canary.checked(BenchedApp.of(MailingApp.class)
                    .on(library)
                    .configured(
                            folder,
                            List.of(
                                    "sequitur.policy=correct",
                                    "sequitur.credentials.localhost.token-endpoint=" + tokens.endpoint(),
                                    "sequitur.credentials.localhost.client-id=" + USER,
                                    "sequitur.credentials.localhost.scope=smtp",
                                    "sequitur.credentials.localhost.client-secret-file=client-secret"))
                    .run(
                            "host=localhost",
                            "port=" + port,
                            "user=" + user,
                            "password=" + Canary.PASSWORD,
                            "mail.smtp.auth=true",
                            "mail.smtp.localhost=client.example",
                            "from=sender@client.example",
                            "to=one@b.example",
                            "times=2"));
        } finally {
            dovecot.destroy();
            if (!dovecot.waitFor(20, TimeUnit.SECONDS)) {
                dovecot.descendants().forEach(ProcessHandle::destroyForcibly);
                dovecot.destroyForcibly();
            }
        }
    }

    private Path configuration(int port, String mechanisms, AuthorizationServer tokens, StrictMailServer relay)
            throws IOException {
        // Its processes are other users: the whole way has to be open to them.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path run = Files.createDirectories(folder.resolve("run"));
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path oauth = folder.resolve("oauth2.conf");
        Files.write(
                oauth,
                List.of(
                        "introspection_mode = post",
                        "introspection_url = " + tokens.introspection("smtp", "smtp"),
                        "username_attribute = sub",
                        "active_attribute = active",
                        "active_value = true"));
        return Files.write(
                folder.resolve("dovecot.conf"),
                List.of(
                        "base_dir = " + run,
                        "state_dir = " + run,
                        "protocols = submission",
                        "listen = 127.0.0.1",
                        "ssl = no",
                        "disable_plaintext_auth = no",
                        "auth_mechanisms = " + mechanisms,
                        "log_path = " + folder.resolve("dovecot.log"),
                        "mail_location = maildir:" + home,
                        "hostname = localhost",
                        "first_valid_uid = 1",
                        "submission_relay_host = 127.0.0.1",
                        "submission_relay_port = " + relay.port(),
                        "service submission-login {\n  inet_listener submission {\n    port = " + port + "\n  }\n}",
                        "passdb {\n  driver = oauth2\n  mechanisms = xoauth2 oauthbearer\n  args = " + oauth + "\n}",
                        "userdb {\n  driver = static\n  args = uid=nobody gid=nogroup home=" + home + "\n}"));
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("dovecot.log"));
        } catch (IOException none) {
            return "";
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitGreeting(int port, Process dovecot) throws IOException, InterruptedException {
        for (int i = 0; i < 200 && dovecot.isAlive(); i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                socket.setSoTimeout(10_000);
                if (socket.getInputStream().read() == '2') {
                    return;
                }
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("Dovecot has not started: " + Files.readString(folder.resolve("start.log")));
    }
}
