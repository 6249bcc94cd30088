package sequitur.bench.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An app that opens a transaction of its own and then sends a message, and another one after it was told what is wrong. It uses one
 * transport after another, and gives a signal before each and after it.
 */
public final class OutOfOrderApp {

    private OutOfOrderApp() {}

    /**
     * Sends, and says what it is told.
     *
     * @param arguments the port, and how many transports it uses
     * @throws MessagingException if there is no transport
     */
    public static void main(String[] arguments) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.timeout", "20000");
        Session session = Session.getInstance(properties);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
            Signal.give();
            System.out.println(use(session, transport, Integer.parseInt(arguments[0])));
            Signal.give();
        }
    }

    private static String use(Session session, SMTPTransport transport, int port) {
        try (transport) {
            transport.connect("localhost", port, null, null);
            int code = transport.simpleCommand("MAIL FROM:<probe@a.example>");
            return code + " " + send(session, transport) + " " + send(session, transport);
        } catch (MessagingException failure) {
            return failure.getClass().getSimpleName() + " "
                    + String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        }
    }

    private static String send(Session session, SMTPTransport transport) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setText("Hello");
        message.saveChanges();
        message.setHeader("Message-ID", "<1@a.example>");
        message.setHeader("Date", "Thu, 1 Jan 1970 00:00:00 +0000 (UTC)");
        try {
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress("one@b.example")});
            return "sent";
        } catch (MessagingException refused) {
            return refused.getClass().getSimpleName();
        }
    }
}
