package sequitur.examples;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Asks the server, by a MAIL command of its own, whether it takes mail from this sender, and then sends the message on
 * the same connection. The accepted MAIL has opened a mail transaction that nobody ends, so the MAIL of
 * {@code sendMessage} is nested in it and gets 503: the server says no because it has said yes before.
 */
public final class RawCommandsOutOfOrder {
    private static final String SENDER = "news@example.com";

    private RawCommandsOutOfOrder() {}

    /** Asks, then sends; the arguments are host and port of the mail server. */
    public static void main(String... arguments) {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.localhost", "app.example.com");
        settings.setProperty("mail.smtp.timeout", "3000");
        Session session = Session.getInstance(settings);
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect(arguments[0], Integer.parseInt(arguments[1]), null, null);
            if (transport.simpleCommand("MAIL FROM:<" + SENDER + ">") != 250) {
                System.out.println("newsletter: sender refused: " + transport.getLastServerResponse());
                return;
            }
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(SENDER));
            message.setRecipients(Message.RecipientType.TO, "reader@example.org");
            message.setSubject("News of the day");
            message.setText("Nothing happened.");
            transport.sendMessage(message, message.getAllRecipients());
            System.out.println("newsletter: sent");
        } catch (MessagingException failed) {
            System.out.println("newsletter: " + failed.getClass().getSimpleName() + ": "
                    + String.valueOf(failed.getMessage()).strip());
        }
    }
}
