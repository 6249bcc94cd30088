package newsletter;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Sends the newsletter to readers whom the mail server knows. */
public final class Newsletter {

    private final Session session = Session.getInstance(new Properties());
    private final String host;
    private final int port;

    public Newsletter(String host, int port) {
        this.host = host;
        this.port = port;
    }

    public void sendTo(String reader) throws MessagingException {
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect(host, port, null, null);
            // Does the server know this reader?
            transport.simpleCommand("MAIL FROM:<news@example.com>");
            if (transport.simpleCommand("RCPT TO:<" + reader + ">") != 250) {
                return;
            }
            MimeMessage message = new MimeMessage(session);
            message.setFrom("news@example.com");
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(reader));
            message.setSubject("News");
            message.setText("All is well.");
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }
}
