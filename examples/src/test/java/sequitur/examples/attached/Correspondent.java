package sequitur.examples.attached;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An app with an Authenticator and hardly any properties, which sends one message, or what should be one. */
public final class Correspondent {

    private Correspondent() {}

    /**
     * Sends.
     *
     * @param arguments what to do ({@code send}, {@code nested}, {@code data}), host, port, user, password, subject
     * @throws MessagingException if the connection fails
     */
    public static void main(String[] arguments) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.host", arguments[1]);
        Session session = Session.getInstance(properties, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(arguments[3], arguments[4]);
            }
        });
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect(arguments[1], Integer.parseInt(arguments[2]), null, null);
            if (!arguments[0].equals("send")) {
                transport.simpleCommand("MAIL FROM:<probe@test.local>");
            }
            if (arguments[0].equals("data")) {
                transport.simpleCommand("DATA");
                System.out.println(transport.getLastServerResponse().strip());
            } else {
                send(session, transport, arguments[5]);
            }
        }
    }

    private static void send(Session session, SMTPTransport transport, String subject) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom("alice@test.local");
        message.setRecipients(Message.RecipientType.TO, "bob@example.org");
        message.setSubject(subject);
        message.setText("A message of the tests.");
        message.saveChanges();
        try {
            transport.sendMessage(message, message.getAllRecipients());
            System.out.println("sent");
        } catch (SMTPSendFailedException refused) {
            System.out.println("SMTPSendFailedException " + refused.getReturnCode());
        } catch (SendFailedException refused) {
            System.out.println("SendFailedException " + refused.getMessage());
        }
    }
}
