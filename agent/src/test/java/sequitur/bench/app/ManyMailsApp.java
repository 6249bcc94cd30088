package sequitur.bench.app;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.api.mailer.Mailer;
import org.simplejavamail.api.mailer.config.TransportStrategy;
import org.simplejavamail.email.EmailBuilder;
import org.simplejavamail.mailer.MailerBuilder;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** An app that has a password, and sends many mails from many threads, each on a connection of its own: plainly, with Spring, or with Simple Java Mail. */
public final class ManyMailsApp {

    private ManyMailsApp() {}

    /** What sends one mail. */
    private interface Sender {
        void send() throws MessagingException;
    }

    /**
     * Sends them, and prints how many went out, and what was thrown.
     *
     * @param arguments {@code plain}, {@code spring} or {@code simple}; the port; user; password; how many threads; how many mails each; how
     *     many milliseconds between them
     * @throws InterruptedException if it is not to go on
     */
    public static void main(String[] arguments) throws InterruptedException {
        int port = Integer.parseInt(arguments[1]);
        Sender sender = switch (arguments[0]) {
            case "spring" -> spring(port, arguments[2], arguments[3]);
            case "simple" -> simple(port, arguments[2], arguments[3]);
            default -> plain(port, arguments[2], arguments[3]);
        };
        AtomicInteger sent = new AtomicInteger();
        Thread[] threads = new Thread[Integer.parseInt(arguments[4])];
        for (int i = 0; i < threads.length; i++) {
            threads[i] =
                    new Thread(() -> send(sender, Integer.parseInt(arguments[5]), Long.parseLong(arguments[6]), sent));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        System.out.println("sent " + sent);
    }

    private static void send(Sender sender, int times, long pause, AtomicInteger sent) {
        for (int i = 0; i < times; i++) {
            try {
                sender.send();
                sent.incrementAndGet();
                Thread.sleep(pause);
            } catch (MessagingException | RuntimeException failure) {
                System.out.println(failure + " " + failure.getCause());
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private static Sender plain(int port, String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.auth", "true");
        properties.setProperty("mail.smtp.localhost", "client.example");
        Session session = Session.getInstance(properties);
        return () -> {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress("sender@client.example"));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress("one@b.example"));
            message.setText("All is well.");
            message.saveChanges();
            Transport transport = session.getTransport("smtp");
            try {
                transport.connect("localhost", port, user, password);
                transport.sendMessage(message, message.getAllRecipients());
            } finally {
                transport.close();
            }
        };
    }

    private static Sender spring(int port, String user, String password) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(port);
        sender.setUsername(user);
        sender.setPassword(password);
        sender.getJavaMailProperties().setProperty("mail.smtp.auth", "true");
        return () -> {
            SimpleMailMessage message = new SimpleMailMessage();
            message.setFrom("sender@client.example");
            message.setTo("one@b.example");
            message.setText("All is well.");
            sender.send(message);
        };
    }

    private static Sender simple(int port, String user, String password) {
        Mailer mailer = MailerBuilder.withSMTPServer("localhost", port, user, password)
                .withTransportStrategy(TransportStrategy.SMTP)
                .withProperty("mail.smtp.starttls.enable", "false")
                .buildMailer();
        return () -> {
            Email email = EmailBuilder.startingBlank()
                    .from("sender@client.example")
                    .to("one@b.example")
                    .withPlainText("All is well.")
                    .buildEmail();
            mailer.sendMail(email).join();
        };
    }
}
