package sequitur.examples.realservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.examples.realservers.RealServers.Server;
import sequitur.examples.realservers.RealServers.Setup;

/** The real servers themselves, spoken to over a bare socket. */
@ResourceLock("Postfix and Exim")
class RealServersTest {

    private static RealServers servers;

    @BeforeAll
    static void start() {
        RealServers.unavailable().ifPresent(reason -> assumeTrue(false, reason));
        servers = RealServers.start("wonderland");
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageIsDeliveredOnceToEachRecipient(Server server) throws IOException {
        String id = "<once-" + server + "@test.local>";
        List<String> codes = talk(
                server,
                Setup.MX,
                "EHLO client.test.local",
                "MAIL FROM:<alice@test.local>",
                "RCPT TO:<bob@example.org>",
                "RCPT TO:<carol@example.org>",
                "RCPT TO:<" + RealServers.REFUSED_RECIPIENT + ">",
                "DATA",
                "Message-ID: " + id + "\r\nSubject: once\r\n\r\nhello\r\n.",
                "QUIT");
        assertThat(codes).containsExactly("220", "250", "250", "250", "250", "550", "354", "250", "221");
        assertThat(servers.delivered(server).stream().filter(text -> text.contains(id)))
                .hasSize(2)
                .allMatch(text -> text.contains("\n\nhello\n"))
                .anyMatch(text -> text.contains("\nDelivered-To: bob@example.org\n"))
                .anyMatch(text -> text.contains("\nDelivered-To: carol@example.org\n"));
    }

    @ParameterizedTest
    @EnumSource
    void submissionRefusesMailBeforeAuth(Server server) throws IOException {
        List<String> codes =
                talk(server, Setup.SUBMISSION, "EHLO client.test.local", "MAIL FROM:<alice@test.local>", "QUIT");
        assertThat(codes.get(2)).isEqualTo(server == Server.POSTFIX ? "554" : "550");
    }

    @ParameterizedTest
    @EnumSource
    void submissionWithTlsRefusesMailBeforeStarttls(Server server) throws IOException {
        List<String> codes =
                talk(server, Setup.SUBMISSION_TLS, "EHLO client.test.local", "MAIL FROM:<alice@test.local>", "QUIT");
        assertThat(codes.get(2)).isEqualTo(server == Server.POSTFIX ? "530" : "550");
    }

    @Test
    void theTrustStoreHoldsTheCertificate() throws Exception {
        KeyStore store =
                KeyStore.getInstance(servers.trustStore().toFile(), RealServers.TRUST_STORE_PASSWORD.toCharArray());
        assertThat(store.isCertificateEntry("real-servers")).isTrue();
    }

    /** The codes of the greeting and of the reply to each command. */
    private static List<String> talk(Server server, Setup setup, String... commands) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), servers.port(server, setup))) {
            socket.setSoTimeout(20_000);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = socket.getOutputStream();
            List<String> codes = new ArrayList<>(List.of(code(in)));
            for (String command : commands) {
                out.write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
                codes.add(code(in));
            }
            return codes;
        }
    }

    private static String code(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line == null ? "none" : line.substring(0, 3);
    }
}
