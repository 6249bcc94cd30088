package sequitur.bench.app;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An app that sends the messages that it is given, one after another, and prints what it is told of each. */
public final class EnvelopesApp {

    private final Properties properties = new Properties();
    private final List<String> told = new ArrayList<>();
    private final int port;

    private EnvelopesApp(int port) {
        this.port = port;
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.timeout", "5000");
    }

    /**
     * Sends them.
     *
     * @param arguments the port; {@code mail.name=value} for properties of the mail session, with nothing behind the sign to unset one;
     *     {@code far} for a server across a network and {@code distrusting} for one whose certificate is not good enough;
     *     {@code pooled} for one Transport that is used as long as it says that it is connected, and with {@code stubborn} whatever
     *     it says; {@code last} to print the last reply, too; then messages, each as
     *     {@code sender>recipient,recipient}
     * @throws Exception if something ends otherwise than by an exception of the library
     */
    public static void main(String[] arguments) throws Exception {
        told(arguments).forEach(System.out::println);
    }

    /** Sends them; what it is told, a line for each. */
    static List<String> told(String... arguments) throws Exception {
        EnvelopesApp app = new EnvelopesApp(Integer.parseInt(arguments[0]));
        boolean pooled = Arrays.asList(arguments).contains("pooled");
        Optional<SMTPTransport> transport = Optional.empty();
        int number = 0;
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].contains(">")) {
                number++;
                Optional<SMTPTransport> open = pooled ? transport : Optional.empty();
                transport = Optional.of(app.send(open, arguments[i].split(">", 2), number, pooled));
            } else {
                app.set(arguments[i]);
            }
        }
        transport.ifPresent(EnvelopesApp::close);
        return app.told;
    }

    private void set(String argument) throws GeneralSecurityException {
        String[] parts = argument.split("=", 2);
        if (argument.equals("far")) {
            properties.put("mail.smtp.socketFactory", new FarSockets());
        } else if (argument.equals("distrusting")) {
            properties.put("mail.smtp.ssl.socketFactory", Distrust.sockets());
        } else if (parts.length == 1) {
            properties.setProperty(argument, "");
        } else if (parts[1].isEmpty()) {
            properties.remove(parts[0]);
        } else {
            properties.setProperty(parts[0], parts[1]);
        }
    }

    private SMTPTransport send(Optional<SMTPTransport> open, String[] envelope, int number, boolean pooled)
            throws MessagingException {
        Session session = Session.getInstance(properties);
        SMTPTransport transport = open.isPresent() ? open.get() : (SMTPTransport) session.getTransport("smtp");
        String line;
        try {
            if (open.isEmpty() || (!properties.containsKey("stubborn") && !transport.isConnected())) {
                transport.connect("localhost", port, null, null);
            }
            MimeMessage message = message(session, envelope[0], number);
            transport.sendMessage(message, recipients(envelope[1]));
            line = "sent";
        } catch (MessagingException failure) {
            line = words(failure);
        } catch (IllegalStateException notConnected) {
            line = "IllegalStateException: " + notConnected.getMessage();
        }
        told.add(line);
        if (properties.containsKey("last")) {
            told.add("last reply: "
                    + String.valueOf(transport.getLastServerResponse()).strip());
        }
        if (!pooled) {
            close(transport);
        }
        return transport;
    }

    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException ignored) {
            // What matters has been told.
        }
    }

    private static MimeMessage message(Session session, String sender, int number) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(sender));
        message.setSubject("message " + number);
        message.setText("Hello");
        message.saveChanges();
        message.setHeader("Message-ID", "<" + number + "@client.example>");
        message.setHeader("Date", "Thu, 1 Jan 1970 00:00:00 +0000 (UTC)");
        return message;
    }

    private static Address[] recipients(String list) {
        return Arrays.stream(list.split(","))
                .map(text -> {
                    InternetAddress unchecked = new InternetAddress();
                    unchecked.setAddress(text);
                    return unchecked;
                })
                .toArray(Address[]::new);
    }

    /** Each exception of the chain, with the first line of what it says, and who got the message all the same. */
    private static String words(MessagingException failure) {
        StringBuilder told = new StringBuilder(words((Exception) failure));
        Exception last = failure;
        while (last instanceof MessagingException library && library.getNextException() != null) {
            last = library.getNextException();
            told.append(" <- ").append(words(last));
        }
        if (failure instanceof SendFailedException partly && partly.getValidSentAddresses() != null) {
            told.append(" sent to ").append(Arrays.toString(partly.getValidSentAddresses()));
        }
        return told.toString();
    }

    private static String words(Exception failure) {
        String text = String.valueOf(failure.getMessage()).strip();
        return failure.getClass().getSimpleName() + ": "
                + text.lines().findFirst().orElse("");
    }
}
