package sequitur.compatibility.neighbour;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** An app that knows the mail API alone, and so is content with any implementation: it sends two messages. */
public final class PlainApp {

    private PlainApp() {}

    /**
     * Sends them, and says which class does that.
     *
     * @param arguments host and port of the server
     * @throws MessagingException if they can't be sent
     */
    public static void main(String[] arguments) throws MessagingException {
        Properties settings = new Properties();
        settings.setProperty("mail.transport.protocol", "smtp");
        settings.setProperty("mail.smtp.host", arguments[0]);
        settings.setProperty("mail.smtp.port", arguments[1]);
        settings.setProperty("mail.smtp.localhost", "app.example.com");
        settings.setProperty("mail.smtp.ehlo", "true");
        Session session = Session.getInstance(settings);
        System.out.println(session.getTransport("smtp").getClass().getName());
        for (int i = 0; i < 2; i++) {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress("news@example.com"));
            message.setRecipients(Message.RecipientType.TO, "reader@example.org");
            message.setSubject("News of the day");
            message.setText("Nothing happened.");
            Transport.send(message);
            System.out.println("sent");
        }
    }
}
