package newsletter;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Service;

/** Sends the newsletter to readers whom the mail server knows, on a thread of Spring's: nobody waits for it, and nobody sees what it throws. */
@Service
public class Newsletter {

    private final JavaMailSenderImpl sender;

    public Newsletter(JavaMailSenderImpl sender) {
        this.sender = sender;
    }

    @Async
    public void sendTo(String reader) throws MessagingException {
        try (SMTPTransport transport = (SMTPTransport) sender.getSession().getTransport("smtp")) {
            transport.connect(sender.getHost(), sender.getPort(), null, null);
            // Does the server know this reader?
            transport.simpleCommand("MAIL FROM:<news@example.com>");
            if (transport.simpleCommand("RCPT TO:<" + reader + ">") != 250) {
                return;
            }
            MimeMessage message = sender.createMimeMessage();
            message.setFrom("news@example.com");
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(reader));
            message.setSubject("News");
            message.setText("All is well.");
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        }
    }
}
