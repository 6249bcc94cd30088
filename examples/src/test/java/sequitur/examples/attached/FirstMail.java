package sequitur.examples.attached;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** An app that loads the transport, or sends its first mail. */
public final class FirstMail {

    private static final String TRANSPORT = "org.eclipse.angus.mail.smtp.SMTPTransport";

    private FirstMail() {}

    /**
     * Does it.
     *
     * @param arguments {@code load} or {@code send}, host, port, the time limit in milliseconds, 0 for none, and perhaps {@code measured}:
     *     then what Linux says of this process is printed
     * @throws MessagingException if the mail is not sent
     * @throws ClassNotFoundException if there is no mail library
     * @throws IOException if Linux says nothing
     */
    public static void main(String[] arguments) throws MessagingException, ClassNotFoundException, IOException {
        if (arguments[0].equals("load")) {
            Class.forName(TRANSPORT);
        } else {
            send(arguments);
        }
        System.out.println("done");
        if (arguments.length > 4) {
            System.out.println(Files.readString(Path.of("/proc/self/stat")).strip());
            Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .forEach(System.out::println);
        }
    }

    private static void send(String[] arguments) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.host", arguments[1]);
        properties.setProperty("mail.smtp.port", arguments[2]);
        if (!arguments[3].equals("0")) {
            properties.setProperty("mail.smtp.connectiontimeout", arguments[3]);
            properties.setProperty("mail.smtp.timeout", arguments[3]);
            properties.setProperty("mail.smtp.writetimeout", arguments[3]);
        }
        Session session = Session.getInstance(properties);
        MimeMessage message = new MimeMessage(session);
        message.setFrom("alice@client.example");
        message.setRecipients(Message.RecipientType.TO, "bob@example.org");
        message.setSubject("The first");
        message.setText("A message of the tests.");
        Transport.send(message);
    }
}
