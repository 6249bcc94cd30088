package sequitur.examples.attached;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An app of many threads that take their Transports from a pool. Each message has a number, which stands in its envelope, and
 * is sent once. Prints the numbers of those that the library said were sent.
 */
public final class PoolApp {

    private static final int THREADS = 64;
    private static final int TRANSPORTS = 32;

    private final Session session;
    private final int port;
    private final BlockingQueue<SMTPTransport> pool = new LinkedBlockingQueue<>();

    private PoolApp(Session session, int port) {
        this.session = session;
        this.port = port;
    }

    /**
     * Sends the messages.
     *
     * @param arguments the port, and how many
     * @throws Exception if the pool can't be filled
     */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.timeout", "20000");
        properties.setProperty("mail.smtp.connectiontimeout", "20000");
        Session session = Session.getInstance(properties);
        PoolApp app = new PoolApp(session, Integer.parseInt(arguments[0]));
        for (int i = 0; i < TRANSPORTS; i++) {
            app.pool.add((SMTPTransport) session.getTransport("smtp"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        int messages = Integer.parseInt(arguments[1]);
        for (int i = 0; i < messages; i++) {
            int number = i;
            threads.execute(() -> app.send(number));
        }
        threads.shutdown();
        if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the messages are not sent after two minutes");
        }
        for (SMTPTransport transport : app.pool) {
            try {
                transport.close();
            } catch (MessagingException dropped) {
                // There is nobody left to say QUIT to.
            }
        }
    }

    private void send(int number) {
        SMTPTransport transport = null;
        try {
            transport = pool.take();
            if (!transport.isConnected()) {
                transport.connect("localhost", port, null, null);
            }
            MimeMessage message = new MimeMessage(session);
            message.setFrom("sender" + number + "@client.example");
            message.setSubject("Number " + number);
            message.setText("Hello");
            message.saveChanges();
            transport.sendMessage(message, new InternetAddress[] {new InternetAddress("one@b.example")});
            System.out.println("sent " + number);
        } catch (MessagingException failure) {
            System.out.println("failed " + number + " " + failure.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            if (transport != null) {
                pool.add(transport);
            }
        }
    }
}
