package sequitur.compatibility.telemetry.app;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** The mails of an app. */
public final class Mails {

    private Mails() {}

    /**
     * Sends one to each server, and prints what became of it.
     *
     * @param ports the servers' ports
     */
    public static void send(String... ports) {
        for (String port : ports) {
            try {
                sendTo(port);
                System.out.println("sent");
            } catch (MessagingException failed) {
                System.out.println(failed.getClass().getSimpleName());
            }
        }
    }

    private static void sendTo(String port) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.port", port);
        properties.setProperty("mail.smtp.timeout", "20000");
        properties.setProperty("mail.smtp.localhost", "app.example.com");
        Session session = Session.getInstance(properties);
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("news@example.com"));
        message.setRecipients(Message.RecipientType.TO, "reader@example.org");
        message.setSubject("News of the day");
        message.setText("Nothing happened.");
        Transport.send(message);
    }
}
