package sequitur.examples;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/**
 * Sends a ticket by a submission server that offers AUTH only under TLS. {@code mail.smtp.auth} is true and the password
 * is right, but {@code mail.smtp.starttls.enable} is not set: no STARTTLS, so no AUTH is offered, so Jakarta Mail skips
 * it without a word. {@code connect} succeeds; only MAIL is refused.
 */
public final class StartTlsNotEnabled {
    private StartTlsNotEnabled() {}

    /** Sends the ticket; the arguments are host and port of the mail server. */
    public static void main(String... arguments) {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.auth", "true");
        settings.setProperty("mail.smtp.localhost", "app.example.com");
        settings.setProperty("mail.smtp.timeout", "3000");
        Session session = Session.getInstance(settings);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(arguments[0], Integer.parseInt(arguments[1]), "app", "secret");
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress("tickets@example.com"));
            message.setRecipients(Message.RecipientType.TO, "traveller@example.org");
            message.setSubject("Your ticket");
            message.setText("Seat 12A. Have a good journey.");
            transport.sendMessage(message, message.getAllRecipients());
            System.out.println("ticket: sent");
        } catch (MessagingException failed) {
            System.out.println("ticket: " + failed.getClass().getSimpleName() + ": "
                    + String.valueOf(failed.getMessage()).strip());
        }
    }
}
