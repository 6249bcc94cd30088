package sequitur.bench.app;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Properties;

/** An app that sends a message again when it got an exception, as many do. */
public final class RetryingApp {

    private RetryingApp() {}

    /**
     * Sends it.
     *
     * @param arguments the port; {@code name=value} for properties of the mail session; {@code other} to send another message the second time
     * @throws MessagingException if the message can't be made
     */
    public static void main(String[] arguments) throws MessagingException {
        Properties properties = new Properties();
        Arrays.stream(arguments)
                .skip(1)
                .filter(argument -> argument.contains("="))
                .map(argument -> argument.split("=", 2))
                .forEach(parts -> properties.setProperty(parts[0], parts[1]));
        Session session = Session.getInstance(properties);
        boolean other = Arrays.asList(arguments).contains("other");
        MimeMessage message = message(session);
        if (!isSent(session, arguments[0], message)) {
            isSent(session, arguments[0], other ? message(session) : message);
        }
    }

    private static boolean isSent(Session session, String port, MimeMessage message) throws MessagingException {
        Transport transport = session.getTransport("smtp");
        try {
            transport.connect("localhost", Integer.parseInt(port), null, null);
            transport.sendMessage(message, message.getAllRecipients());
            System.out.println("sent");
            return true;
        } catch (MessagingException failure) {
            System.out.println(failure.getClass().getSimpleName() + ": "
                    + String.valueOf(failure.getMessage()).strip());
            return false;
        } finally {
            try {
                transport.close();
            } catch (MessagingException gone) {
                System.out.println("close: " + gone.getMessage());
            }
        }
    }

    private static MimeMessage message(Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("sender@client.example"));
        message.setRecipients(Message.RecipientType.TO, "one@b.example,two@b.example");
        message.setText("All is well.");
        message.saveChanges();
        return message;
    }
}
