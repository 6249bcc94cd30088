package sequitur.bench.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An app whose recipient, as it was typed into a form, holds a command of its own. It uses one transport after another, and gives a
 * signal before each and after it.
 */
public final class ForgingApp {

    private static final String FORGED = "RCPT TO:<friend@b.example>\r\nVRFY victim";

    private ForgingApp() {}

    /**
     * Sends what it was given, and says for each transport whether that worked and what the next command was answered.
     *
     * @param arguments the port, and how many transports it uses
     * @throws MessagingException if there is no transport
     */
    public static void main(String[] arguments) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.timeout", "3000");
        Session session = Session.getInstance(properties);
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
            Signal.give();
            System.out.println(use(transport, Integer.parseInt(arguments[0])));
            Signal.give();
        }
    }

    private static String use(SMTPTransport transport, int port) {
        try (transport) {
            transport.connect("localhost", port, null, null);
            transport.simpleCommand("MAIL FROM:<shop@a.example>");
            return forge(transport) + " " + transport.simpleCommand("NOOP");
        } catch (MessagingException failure) {
            return failure.getClass().getSimpleName() + " "
                    + String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        }
    }

    private static String forge(SMTPTransport transport) {
        try {
            transport.simpleCommand(FORGED);
            return "sent";
        } catch (MessagingException refused) {
            return "refused";
        }
    }
}
