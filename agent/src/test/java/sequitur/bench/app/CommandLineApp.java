package sequitur.bench.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An app that sends the commands that it is given, one after another, and prints what the library makes of each reply. */
public final class CommandLineApp {

    private CommandLineApp() {}

    /**
     * Connects and sends the commands.
     *
     * @param arguments port, user, password ({@code -} for none), then commands ({@code CONNECT} for another connection in place
     *     of the present one), and {@code name=value} for properties of the mail session;
     *     {@code mail.other.host} is the host to connect to, where that is not the mail session's
     * @throws MessagingException if the connection fails
     */
    public static void main(String[] arguments) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.host", "localhost");
        for (String argument : arguments) {
            if (argument.startsWith("mail.")) {
                String[] property = argument.split("=", 2);
                properties.setProperty(property[0], property[1]);
            }
        }
        String user = arguments[1].equals("-") ? null : arguments[1];
        String password = arguments[2].equals("-") ? null : arguments[2];
        try (SMTPTransport transport =
                (SMTPTransport) Session.getInstance(properties).getTransport("smtp")) {
            String host = properties.getProperty("mail.other.host", properties.getProperty("mail.smtp.host"));
            transport.connect(host, Integer.parseInt(arguments[0]), user, password);
            for (int i = 3; i < arguments.length; i++) {
                if (arguments[i].equals("CONNECT")) {
                    leave(transport);
                    transport.connect(host, Integer.parseInt(arguments[0]), user, password);
                } else if (!arguments[i].startsWith("mail.")) {
                    send(transport, arguments[i]);
                }
            }
        }
    }

    private static void leave(SMTPTransport transport) throws MessagingException {
        transport.close();
    }

    private static void send(SMTPTransport transport, String command) {
        try {
            int code = transport.simpleCommand(command);
            System.out.println(code + " = " + transport.getLastReturnCode() + ": "
                    + transport.getLastServerResponse().strip());
        } catch (MessagingException failure) {
            System.out.println(failure.getClass().getSimpleName() + ": "
                    + String.valueOf(failure.getMessage()).strip());
        }
    }
}
