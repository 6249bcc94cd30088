package sequitur.bench.app;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An app with a Transport for each of its cases, all at work at the same time. Each sends a message, and then another one on
 * the same Transport, whatever became of the first; it never sends one twice. Prints what became of each, case by case.
 */
public final class ManyCasesApp {

    private ManyCasesApp() {}

    /**
     * Runs the cases.
     *
     * @param arguments one for each case: its name, its port, the number of recipients and the properties of its mail session,
     *     with a vertical bar between them. The word {@code far} says that the server is to be taken for one across a network,
     *     {@code distrusting} that no certificate is good enough, {@code first=} names a command to be sent first
     * @throws Exception if a case ends otherwise than by a {@code MessagingException}
     */
    public static void main(String[] arguments) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(48);
        List<Future<String>> outcomes = new ArrayList<>();
        for (String argument : arguments) {
            outcomes.add(threads.submit(() -> outcome(List.of(argument.split("\\|", -1)))));
        }
        threads.shutdown();
        for (Future<String> outcome : outcomes) {
            System.out.println(outcome.get());
        }
    }

    private static String outcome(List<String> words) throws MessagingException, GeneralSecurityException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.host", "localhost");
        properties.setProperty("mail.smtp.connectiontimeout", "5000");
        properties.setProperty("mail.smtp.timeout", "5000");
        properties.setProperty("mail.smtp.writetimeout", "5000");
        for (String property : words.subList(3, words.size())) {
            String[] parts = property.split("=", 2);
            if (property.equals("far")) {
                properties.put("mail.smtp.socketFactory", new FarSockets());
            } else if (property.equals("distrusting")) {
                properties.put("mail.smtp.ssl.socketFactory", Distrust.sockets());
            } else {
                properties.setProperty(parts[0], parts[1]);
            }
        }
        Session session = Session.getInstance(properties);
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        String told;
        try {
            transport.connect("localhost", Integer.parseInt(words.get(1)), null, null);
            if (properties.containsKey("first")) {
                transport.simpleCommand(properties.getProperty("first"));
            }
            int recipients = Integer.parseInt(words.get(2));
            told = sent(session, transport, "first", recipients) + " ; "
                    + sent(session, transport, "second", recipients);
        } catch (MessagingException failure) {
            told = "not connected: " + words(failure);
        }
        try {
            transport.close();
        } catch (MessagingException ignored) {
            // What matters has been told.
        }
        return words.get(0) + " -> " + told;
    }

    private static String sent(Session session, SMTPTransport transport, String subject, int recipients) {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom("sender@client.example");
            message.setSubject(subject);
            message.setText("Hello");
            message.saveChanges();
            InternetAddress[] to = new InternetAddress[recipients];
            for (int i = 0; i < recipients; i++) {
                to[i] = new InternetAddress((char) ('a' + i) + "@b.example");
            }
            transport.sendMessage(message, to);
            return "sent";
        } catch (MessagingException failure) {
            return words(failure);
        } catch (IllegalStateException notConnected) {
            return "not connected any more";
        }
    }

    private static String words(MessagingException failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        Exception next = failure.getNextException();
        String cause = next == null ? "" : " <- " + next.getClass().getSimpleName();
        return failure.getClass().getSimpleName() + ": "
                + message.lines().findFirst().orElse("") + cause;
    }
}
