package sequitur.bench.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An app whose threads take turns in one transaction on one Transport. */
public final class TwoThreadsApp {

    private TwoThreadsApp() {}

    /**
     * Opens a transaction on one thread, and goes on with it on another.
     *
     * @param arguments the port
     * @throws Exception if the connection fails
     */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        try (SMTPTransport transport =
                (SMTPTransport) Session.getInstance(properties).getTransport("smtp")) {
            transport.connect("localhost", Integer.parseInt(arguments[0]), null, null);
            ExecutorService first = Executors.newSingleThreadExecutor(work -> new Thread(work, "first"));
            ExecutorService second = Executors.newSingleThreadExecutor(work -> new Thread(work, "second"));
            first.submit(() -> say(transport, "MAIL FROM:<sender@client.example>"))
                    .get();
            second.submit(() -> say(transport, "NOOP")).get();
            second.submit(() -> say(transport, "RCPT TO:<one@b.example>")).get();
            first.submit(() -> say(transport, "RCPT TO:<two@b.example>")).get();
            first.shutdown();
            second.shutdown();
        }
    }

    private static void say(SMTPTransport transport, String command) {
        try {
            System.out.println(transport.simpleCommand(command));
        } catch (MessagingException failure) {
            System.out.println(failure.getMessage());
        }
    }
}
