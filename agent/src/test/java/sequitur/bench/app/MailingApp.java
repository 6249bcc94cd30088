package sequitur.bench.app;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** An app that sends messages as most do, and prints what the library throws. */
public final class MailingApp {

    private MailingApp() {}

    /**
     * Sends messages.
     *
     * @param arguments {@code name=value}: those whose names begin with {@code mail.} are properties of the mail session; host, port, user and
     *     password are given to {@code connect()}; login is the Authenticator's user and password, or {@code none} for one that knows
     *     neither; protocol; to, with commas between recipients; from; subject; text; content, {@code throws} for one that fails, {@code nests} for one that sends
     *     another message while it is written; times, how
     *     many messages are sent, each on a connection of its own, or, where {@code keep} is true, all on one
     */
    public static void main(String[] arguments) {
        Properties properties = new Properties();
        Properties given = new Properties();
        Arrays.stream(arguments)
                .map(argument -> argument.split("=", 2))
                .forEach(parts -> (parts[0].startsWith("mail.") ? properties : given).setProperty(parts[0], parts[1]));
        String login = given.getProperty("login");
        Session session =
                login == null ? Session.getInstance(properties) : Session.getInstance(properties, new Login(login));
        try {
            Transport transport = session.getTransport(given.getProperty("protocol", "smtp"));
            for (int i = 0; i < Integer.parseInt(given.getProperty("times", "1")); i++) {
                send(session, transport, given);
            }
            transport.close();
        } catch (MessagingException failure) {
            System.out.println(chain(failure));
        }
        Signal.give();
    }

    private static void send(Session session, Transport transport, Properties given) {
        boolean keep = given.getProperty("keep", "false").equals("true");
        try {
            if (!keep || !transport.isConnected()) {
                transport.connect(
                        given.getProperty("host"),
                        Integer.parseInt(given.getProperty("port", "-1")),
                        given.getProperty("user"),
                        given.getProperty("password"));
            }
            Message message = message(session, transport, given);
            transport.sendMessage(message, message.getAllRecipients());
            System.out.println("sent");
        } catch (MessagingException | RuntimeException failure) {
            System.out.println(chain(failure));
        } finally {
            if (!keep) {
                close(transport);
            }
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException gone) {
            System.out.println("close: " + chain(gone));
        }
    }

    private static Message message(Session session, Transport transport, Properties given) throws MessagingException {
        String content = given.getProperty("content", "");
        return filled(
                content.equals("throws")
                        ? new FailingMessage(session)
                        : content.equals("nests")
                                ? new NestingMessage(session, transport, filled(new MimeMessage(session), given))
                                : new MimeMessage(session),
                given);
    }

    private static MimeMessage filled(MimeMessage message, Properties given) throws MessagingException {
        message.setFrom(new InternetAddress(given.getProperty("from", "sender@client.example")));
        message.setRecipients(Message.RecipientType.TO, given.getProperty("to", "one@b.example"));
        message.setSubject(given.getProperty("subject", "report"));
        message.setText(given.getProperty("text", "All is well."));
        message.saveChanges();
        return message;
    }

    private static String chain(Throwable failure) {
        StringBuilder chain = new StringBuilder();
        for (Throwable link = failure; link != null; link = link.getCause()) {
            chain.append(chain.length() == 0 ? "" : " <- ")
                    .append(link.getClass().getSimpleName())
                    .append(": ")
                    .append(String.valueOf(link.getMessage()).strip().replace('\n', ' '));
        }
        return chain.toString();
    }

    /** Knows a user and a password. */
    private static final class Login extends Authenticator {

        private final String[] userAndPassword;

        Login(String login) {
            this.userAndPassword = login.split(":", 2);
        }

        @Override
        protected @Nullable PasswordAuthentication getPasswordAuthentication() {
            return userAndPassword.length == 2
                    ? new PasswordAuthentication(userAndPassword[0], userAndPassword[1])
                    : null;
        }
    }

    /** Its content can't be read. */
    private static final class FailingMessage extends MimeMessage {

        FailingMessage(Session session) {
            super(session);
        }

        @Override
        public void writeTo(OutputStream stream, String[] ignored) throws IOException, MessagingException {
            stream.write("Subject: report\r\n\r\nAll".getBytes(StandardCharsets.US_ASCII));
            throw new IllegalStateException("the report is gone");
        }
    }

    /** While it is written, it sends another one over the same transport, and passes on what comes of that. */
    private static final class NestingMessage extends MimeMessage {

        private final Transport transport;
        private final Message other;

        NestingMessage(Session session, Transport transport, Message other) {
            super(session);
            this.transport = transport;
            this.other = other;
        }

        @Override
        public void writeTo(OutputStream stream, String[] ignored) throws MessagingException {
            transport.sendMessage(other, other.getAllRecipients());
        }
    }
}
