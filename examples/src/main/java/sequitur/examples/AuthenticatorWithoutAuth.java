package sequitur.examples;

import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/**
 * Sends a report by a server that wants authentication. The session has an {@link Authenticator}, but
 * {@code mail.smtp.auth} is not set, so Jakarta Mail never asks it and never sends AUTH: the server offers AUTH, the app
 * has the password, and MAIL is refused all the same.
 */
public final class AuthenticatorWithoutAuth {
    private AuthenticatorWithoutAuth() {}

    /** Sends the report; the arguments are host and port of the mail server. */
    public static void main(String... arguments) {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", arguments[0]);
        settings.setProperty("mail.smtp.port", arguments[1]);
        settings.setProperty("mail.smtp.localhost", "app.example.com");
        settings.setProperty("mail.smtp.timeout", "3000");
        Session session = Session.getInstance(settings, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("app", "secret");
            }
        });
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress("reports@example.com"));
            message.setRecipients(Message.RecipientType.TO, "boss@example.com");
            message.setSubject("Report of the week");
            message.setText("Sales are up.");
            Transport.send(message);
            System.out.println("report: sent");
        } catch (MessagingException failed) {
            System.out.println("report: " + failed.getClass().getSimpleName() + ": "
                    + String.valueOf(failed.getMessage()).strip());
        }
    }
}
