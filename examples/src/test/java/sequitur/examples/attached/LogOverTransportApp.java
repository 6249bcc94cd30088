package sequitur.examples.attached;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * An app that has one Transport for all: its mail, and its log, which mails errors. Each mail is a violation, as it has a parameter that the
 * server does not offer. Two daemons send for as long as the JVM lives. Prints whether they have locked each other out.
 */
public final class LogOverTransportApp {

    private static final int ENOUGH = 200;
    private static final Logger ROOT = Logger.getLogger("");

    private final Session session;
    private final Transport transport;
    private final AtomicInteger mails = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();

    private LogOverTransportApp(Session session) throws MessagingException {
        this.session = session;
        this.transport = session.getTransport("smtp");
    }

    /**
     * Sends and logs.
     *
     * @param arguments the server's port
     * @throws Exception if the server can't be reached
     */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.timeout", "20000");
        properties.setProperty("mail.smtp.mailextension", "X=1");
        LogOverTransportApp app = new LogOverTransportApp(Session.getInstance(properties));
        app.transport.connect("localhost", Integer.parseInt(arguments[0]), null, null);
        ROOT.addHandler(app.new MailingHandler());
        app.repeat("business", app::mail, app.mails);
        app.repeat("errors", () -> ROOT.severe("something went wrong"), app.errors);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        while (app.mails.get() < ENOUGH || app.errors.get() < ENOUGH) {
            if (threads.findDeadlockedThreads() != null) {
                System.out.println("locked out");
                return;
            }
            Thread.sleep(50);
        }
        System.out.println("sent and logged");
    }

    private void repeat(String name, Runnable work, AtomicInteger count) {
        Thread thread = new Thread(
                () -> {
                    while (true) {
                        work.run();
                        count.incrementAndGet();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private void mail() {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress("sender@client.example"));
            message.setRecipients(Message.RecipientType.TO, "one@b.example");
            message.setText("Hello");
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException refused) {
            // The server does not know the parameter; the Transport goes on.
        }
    }

    private final class MailingHandler extends Handler {
        @Override
        public synchronized void publish(LogRecord event) {
            if (event.getLevel().equals(Level.SEVERE)) {
                mail();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
