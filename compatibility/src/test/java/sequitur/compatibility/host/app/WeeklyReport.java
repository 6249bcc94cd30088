package sequitur.compatibility.host.app;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import sequitur.testbed.run.Canary;

/**
 * What an app sends in each host: a report to servers that want authentication. The mail session has an
 * {@code Authenticator}, but {@code mail.smtp.auth} is not set, so the library sends no AUTH.
 */
public final class WeeklyReport {

    private WeeklyReport() {}

    /**
     * Sends it to each server.
     *
     * @param servers the servers, each as {@code name=port}
     * @return what came of it, a line for each: {@code name: sent}, or what the exception says
     */
    public static List<String> send(String... servers) {
        return send(session -> {}, servers);
    }

    /**
     * Sends it to each server.
     *
     * @param preparation what is done to each mail session before it is used
     * @param servers the servers, each as {@code name=port}
     * @return what came of it, as {@link #send(String...)} says
     */
    static List<String> send(Consumer<Session> preparation, String... servers) {
        List<String> lines = new ArrayList<>();
        for (String server : servers) {
            String name = server.substring(0, server.indexOf('='));
            try (Transport transport = connected(preparation, server)) {
                send(transport);
                lines.add(name + ": sent");
            } catch (MessagingException failed) {
                lines.add(line(name, failed));
            }
        }
        return lines;
    }

    /**
     * Sends it, and leaves the connection open.
     *
     * @param server the server as {@code name=port}
     * @return the transport, connected
     * @throws MessagingException if it can't be sent
     */
    public static Transport sendAndStay(String server) throws MessagingException {
        Transport transport = connected(session -> {}, server);
        send(transport);
        return transport;
    }

    /**
     * What the exception says of a server, as one line.
     *
     * @param name the server
     * @param failed what was thrown
     * @return the line
     */
    static String line(String name, Exception failed) {
        return name + ": " + String.valueOf(failed.getMessage()).strip().replaceAll("\\s+", " ");
    }

    /** A mail session for this server. */
    static Session session(String server) {
        Properties settings = new Properties();
        settings.setProperty("mail.transport.protocol", "smtp");
        settings.setProperty("mail.smtp.host", "localhost");
        settings.setProperty("mail.smtp.port", server.substring(server.indexOf('=') + 1));
        settings.setProperty("mail.smtp.localhost", "app.example.com");
        settings.setProperty("mail.smtp.timeout", "20000");
        return Session.getInstance(settings, new Passwords());
    }

    private static Transport connected(Consumer<Session> preparation, String server) throws MessagingException {
        Session session = session(server);
        preparation.accept(session);
        Transport transport = session.getTransport();
        transport.connect();
        return transport;
    }

    private static void send(Transport transport) throws MessagingException {
        MimeMessage message = new MimeMessage((Session) null);
        message.setFrom(new InternetAddress("reports@example.com"));
        message.setRecipients(Message.RecipientType.TO, "boss@example.com");
        message.setSubject("Report of the week");
        message.setText("Sales are up.");
        message.saveChanges();
        transport.sendMessage(message, message.getAllRecipients());
    }

    /** The app's credentials. */
    private static final class Passwords extends Authenticator {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("app", Canary.PASSWORD);
        }
    }
}
