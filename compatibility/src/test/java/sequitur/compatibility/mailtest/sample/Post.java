package sequitur.compatibility.mailtest.sample;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An app that says to the server of the system property {@code port} what it should, or what it should not, and keeps to itself what comes of it. */
public final class Post {

    private Post() {}

    /** Opens a transaction, and ends it. */
    public static String legal() {
        return say("MAIL FROM:<one@a.example>", "RSET");
    }

    /** Opens a transaction while another one is open. */
    public static String nested() {
        return say("MAIL FROM:<one@a.example>", "MAIL FROM:<two@a.example>");
    }

    /** Names a recipient outside of a transaction. */
    public static String early() {
        return say("RCPT TO:<one@b.example>");
    }

    /**
     * Says commands.
     *
     * @param commands the commands
     * @return the code of the last reply, or -1
     */
    public static String say(String... commands) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        int code = -1;
        try (SMTPTransport transport =
                (SMTPTransport) Session.getInstance(properties).getTransport("smtp")) {
            transport.connect("localhost", Integer.getInteger("port", 0), null, null);
            for (String command : commands) {
                code = transport.simpleCommand(command);
            }
        } catch (MessagingException swallowed) {
            // As apps do.
        }
        return Integer.toString(code);
    }
}
