package sequitur.bench.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An app that speaks SMTP itself, command by command, over the library's transport. */
public final class OwnTransactionsApp {

    private OwnTransactionsApp() {}

    /**
     * Sends commands.
     *
     * @param arguments the port, and then the commands; {@code close} closes the connection, and {@code signal} tells the test
     */
    public static void main(String[] arguments) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.quitwait", "false");
        Session session = Session.getInstance(properties);
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        transport.connect("localhost", Integer.parseInt(arguments[0]), null, null);
        for (int i = 1; i < arguments.length; i++) {
            try {
                if (arguments[i].equals("close")) {
                    transport.close();
                } else if (arguments[i].equals("signal")) {
                    Signal.give();
                } else {
                    transport.issueCommand(arguments[i], -1);
                }
                System.out.println(transport.getLastReturnCode());
            } catch (MessagingException failure) {
                System.out.println(failure.getClass().getSimpleName());
            }
        }
        transport.close();
    }
}
