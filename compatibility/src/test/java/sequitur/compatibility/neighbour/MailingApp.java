package sequitur.compatibility.neighbour;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import sequitur.testbed.run.Canary;

/** An app that sends one message in order, one with a MAIL too many to each of three servers, and one without AUTH. */
public final class MailingApp {

    private MailingApp() {}

    /**
     * Sends all, and prints what became of each.
     *
     * @param arguments the host, and the ports of the servers of a {@link Mailroom}
     */
    public static void main(String[] arguments) {
        String host = arguments[0];
        putRequest(System.getProperty("app.request"));
        System.out.println("app legal: " + sent(host, arguments[1], false));
        System.out.println("app log: " + sent(host, arguments[1], true));
        System.out.println("app block: " + sent(host, arguments[2], true));
        System.out.println("app correct: " + sent(host, arguments[3], true));
        System.out.println("app heal: " + sent(host, arguments[4], false));
    }

    /** Into the context of the thread, where the app has an SLF4J and is told to. */
    private static void putRequest(@Nullable String request) {
        if (request != null) {
            try {
                Class.forName("org.slf4j.MDC")
                        .getMethod("put", String.class, String.class)
                        .invoke(null, "request", request);
            } catch (ReflectiveOperationException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    private static String sent(String host, String port, boolean nested) {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.localhost", "app.example.com");
        settings.setProperty("mail.smtp.host", host);
        settings.setProperty("mail.smtp.timeout", "20000");
        Session session = Session.getInstance(settings, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("app", Canary.PASSWORD);
            }
        });
        try {
            SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
            try {
                transport.connect(host, Integer.parseInt(port), null, null);
                if (nested) {
                    transport.issueCommand("MAIL FROM:<news@example.com>", 250);
                }
                MimeMessage message = new MimeMessage(session);
                message.setFrom(new InternetAddress("news@example.com"));
                message.setRecipients(Message.RecipientType.TO, "reader@example.org");
                message.setSubject("News of the day");
                message.setText("Nothing happened.");
                transport.sendMessage(message, message.getAllRecipients());
                return "sent";
            } finally {
                transport.close();
            }
        } catch (MessagingException failed) {
            return failed.getClass().getSimpleName() + " "
                    + String.valueOf(failed.getMessage()).strip();
        }
    }
}
