package sequitur.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.testbed.server.AuthOffer;
import sequitur.testbed.server.StrictMailServer;

class WireViewTest {
    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "LOGIN"})
    void keepsWhatMattersAndNoCredentials(String mechanism) throws Exception {
        try (StrictMailServer server = StrictMailServer.builder()
                .auth(AuthOffer.ALWAYS, "app", "secret")
                .start()) {
            send(server, mechanism);
            assertThat(server.awaitQuiet(Duration.ofSeconds(5))).isTrue();
            List<String> view = WireView.of(server.transcripts());
            assertThat(view)
                    .startsWith("C: EHLO app.example.com", "S: 250 ... AUTH PLAIN LOGIN")
                    .endsWith(
                            "S: 235 2.7.0 Authentication successful",
                            "C: MAIL FROM:<a@example.com>",
                            "S: 250 2.1.0 Ok",
                            "C: RCPT TO:<b@example.org>",
                            "S: 250 2.1.5 Ok",
                            "C: DATA",
                            "S: 354 End data with <CR><LF>.<CR><LF>",
                            "c: From: a@example.com",
                            "c: Subject: Hello",
                            "c: Text.",
                            "c: .",
                            "S: 250 2.0.0 Ok: queued as 1")
                    .noneMatch(line -> line.contains("c2VjcmV0") || line.contains("YXBw") || line.contains("Bz"));
            assertThat(view)
                    .filteredOn(line -> line.contains("****"))
                    .containsExactlyElementsOf(
                            mechanism.equals("PLAIN") ? List.of("C: AUTH PLAIN ****") : List.of("C: ****", "C: ****"));
        }
    }

    private static void send(StrictMailServer server, String mechanism) throws Exception {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.auth", "true");
        settings.setProperty("mail.smtp.auth.mechanisms", mechanism);
        settings.setProperty("mail.smtp.localhost", "app.example.com");
        Session session = Session.getInstance(settings);
        MimeMessage message = new MimeMessage(session);
        message.setSubject("Hello");
        message.setText("Text.");
        message.setFrom(new InternetAddress("a@example.com"));
        message.saveChanges();
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(server.host(), server.port(), "app", "secret");
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress("b@example.org")});
        }
    }
}
