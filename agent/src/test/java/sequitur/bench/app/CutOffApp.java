package sequitur.bench.app;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An app that sends one message to each of many servers, and prints what it got and what its socket saw. */
public final class CutOffApp {

    /** Most of the time a message waits for a reply that does not come. */
    private static final int AT_ONCE = 8;

    private CutOffApp() {}

    /**
     * Sends them.
     *
     * @param arguments how long a reply is waited for, in milliseconds; then for each server its port and the way of sending, with a colon
     *     between: {@code static}, {@code message} or {@code chunks}
     * @throws Exception if a message can't be made
     */
    public static void main(String[] arguments) throws Exception {
        List<Callable<String>> messages = new ArrayList<>();
        for (String server : List.of(arguments).subList(1, arguments.length)) {
            messages.add(() -> sent(arguments[0], server.split(":", 2)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<String> line : threads.invokeAll(messages)) {
                System.out.println(line.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    private static String sent(String timeout, String... parts) throws MessagingException {
        WitnessSockets sockets = new WitnessSockets();
        String got = send(session(timeout, parts[0], parts[1], sockets), parts[1]);
        return parts[0] + "|" + sockets.isEndWritten() + "|" + sockets.isReplyRead() + "|" + got;
    }

    private static Session session(String timeout, String port, String way, WitnessSockets sockets) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.port", port);
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.timeout", timeout);
        properties.setProperty("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.socketFactory", sockets);
        // Else the library takes a socket of its own where this one breaks off too early.
        properties.setProperty("mail.smtp.socketFactory.fallback", "false");
        if (way.equals("chunks")) {
            properties.setProperty("mail.smtp.chunksize", "128");
        }
        return Session.getInstance(properties);
    }

    private static String send(Session session, String way) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("sender@client.example"));
        message.setRecipients(Message.RecipientType.TO, "one@b.example,two@b.example");
        message.setSubject("report");
        message.setText("All is well.");
        message.saveChanges();
        try {
            if (way.equals("static")) {
                Transport.send(message);
            } else {
                try (Transport transport = session.getTransport("smtp")) {
                    transport.connect();
                    transport.sendMessage(message, message.getAllRecipients());
                }
            }
            return "sent|";
        } catch (MessagingException failure) {
            return failure.getClass().getSimpleName() + "|" + words(failure);
        }
    }

    /** What was added to the exception that the app gets. */
    private static String words(MessagingException failure) {
        StringBuilder words = new StringBuilder();
        for (Throwable added : failure.getSuppressed()) {
            if (added.getClass() == Exception.class) {
                words.append(added.getMessage()).append('/').append(added.getStackTrace().length);
            }
        }
        return words.toString();
    }
}
