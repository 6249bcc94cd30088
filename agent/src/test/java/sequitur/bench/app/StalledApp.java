package sequitur.bench.app;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** An app that sends one message, on a thread of the kind that it is told, and prints what it got. */
public final class StalledApp {

    /** More than what sockets hold between a writer and a reader who does not read. */
    private static final int LARGE = 20_000_000;

    private StalledApp() {}

    /**
     * Sends it.
     *
     * @param arguments the port; {@code large} for a large message; {@code virtual} for a virtual thread; {@code login} for a user and a password;
     *     {@code name=value} for properties of the mail session
     * @throws Exception if there is no such thread
     */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        Arrays.stream(arguments)
                .filter(argument -> argument.contains("="))
                .map(argument -> argument.split("=", 2))
                .forEach(parts -> properties.setProperty(parts[0], parts[1]));
        Runnable sending = () -> System.out.println(send(properties, Arrays.asList(arguments)));
        if (Arrays.asList(arguments).contains("virtual")) {
            Thread thread = (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, sending);
            thread.join();
        } else {
            sending.run();
        }
        properties.stringPropertyNames().stream()
                .filter(name -> name.endsWith("timeout"))
                .forEach(name -> System.out.println(name));
    }

    private static String send(Properties properties, List<String> arguments) {
        boolean login = arguments.contains("login");
        Session session = Session.getInstance(properties);
        try (Transport transport = session.getTransport(properties.getProperty("protocol", "smtp"))) {
            transport.connect(
                    "localhost",
                    Integer.parseInt(arguments.get(0)),
                    login ? "alice" : null,
                    login ? "wonderland-canary" : null);
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress("sender@client.example"));
            message.setRecipients(Message.RecipientType.TO, "one@b.example");
            message.setText(arguments.contains("large") ? "All is well.\r\n".repeat(LARGE / 14) : "All is well.");
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
            return "sent";
        } catch (MessagingException failure) {
            return chain(failure);
        }
    }

    private static String chain(Throwable failure) {
        StringBuilder chain = new StringBuilder();
        for (@Nullable Throwable link = failure; link != null; link = link.getCause()) {
            chain.append(chain.length() == 0 ? "" : " <- ")
                    .append(link.getClass().getSimpleName());
        }
        return chain.toString();
    }
}
