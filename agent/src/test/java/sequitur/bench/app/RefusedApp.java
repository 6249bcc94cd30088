package sequitur.bench.app;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPAddressSucceededException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** An app that is refused something again and again, and prints all that it is told: whatever an app could go by. */
public final class RefusedApp {

    private RefusedApp() {}

    /**
     * Sends two messages in each case, over one transport, and looks after each whether that is connected.
     *
     * @param arguments the port; then one for each case: a host, and properties of the mail session with a vertical bar before each; {@code login} for
     *     a user and a password. Before each case it gives a signal
     */
    public static void main(String[] arguments) {
        for (String argument : Arrays.asList(arguments).subList(1, arguments.length)) {
            Signal.give();
            System.out.println("case " + argument);
            run(Integer.parseInt(arguments[0]), argument.split("\\|"));
        }
    }

    private static void run(int port, String... words) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.timeout", "10000");
        properties.put("mail.smtp.socketFactory", new PatientSockets());
        boolean login = false;
        for (String word : Arrays.asList(words).subList(1, words.length)) {
            String[] parts = word.split("=", 2);
            login |= word.equals("login");
            if (parts.length == 2) {
                properties.setProperty(parts[0], parts[1]);
            }
        }
        Session session = Session.getInstance(properties);
        try {
            Transport transport = session.getTransport("smtp");
            for (String subject : new String[] {"first", "second"}) {
                System.out.println("  " + subject + ": " + sent(session, transport, words[0], port, login));
                System.out.println("    connected: " + transport.isConnected());
            }
            transport.close();
        } catch (MessagingException failure) {
            System.out.println("  close: " + told(failure));
        }
    }

    private static String sent(Session session, Transport transport, String host, int port, boolean login) {
        try {
            if (!transport.isConnected()) {
                transport.connect(host, port, login ? "alice" : null, login ? "wonderland-canary" : null);
            }
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress("sender@client.example"));
            message.setRecipients(Message.RecipientType.TO, "one@b.example,two@b.example");
            message.setSubject("report");
            message.setText("All is well.\r\n.\r\n..\r\nSo it is.\r\n");
            message.saveChanges();
            transport.sendMessage(message, message.getAllRecipients());
            return "sent";
        } catch (MessagingException | RuntimeException failure) {
            return told(failure);
        }
    }

    private static String told(Throwable failure) {
        StringBuilder told = new StringBuilder();
        for (@Nullable Throwable link = failure; link != null; link = link.getCause()) {
            told.append(told.length() == 0 ? "" : " <- ")
                    .append(link.getClass().getSimpleName())
                    .append(": ")
                    .append(String.valueOf(link.getMessage())
                            .replace("\r", "\\r")
                            .replace("\n", "\\n"))
                    .append(fields(link));
        }
        return told.toString();
    }

    private static String fields(Throwable link) {
        String fields = "";
        if (link instanceof SMTPSendFailedException failed) {
            fields += " [" + failed.getReturnCode() + " to " + failed.getCommand() + "]";
        }
        if (link instanceof SMTPAddressFailedException failed) {
            fields += " [" + failed.getReturnCode() + " to " + failed.getCommand() + ", " + failed.getAddress() + "]";
        }
        if (link instanceof SMTPAddressSucceededException succeeded) {
            fields += " [" + succeeded.getReturnCode() + " for " + succeeded.getAddress() + "]";
        }
        if (link instanceof SendFailedException failed) {
            fields += " [sent " + all(failed.getValidSentAddresses()) + " unsent "
                    + all(failed.getValidUnsentAddresses()) + " invalid " + all(failed.getInvalidAddresses()) + "]";
        }
        return fields;
    }

    private static String all(Address @Nullable [] addresses) {
        return addresses == null ? "null" : Arrays.toString(addresses);
    }
}
