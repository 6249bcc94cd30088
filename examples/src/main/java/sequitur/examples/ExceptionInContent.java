package sequitur.examples;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/**
 * Sends two invoices on one connection, as a pool or Spring would. The content of the first one throws when half of it
 * is written, after the server has said 354. The app catches that and goes on, with the usual check that the transport
 * is still connected; but the server is still waiting for content, so the NOOP of that check is taken as text of the
 * first invoice. Nobody answers; without {@code mail.smtp.timeout} the app would wait for ever.
 */
public final class ExceptionInContent {
    private ExceptionInContent() {}

    /** Sends both invoices; the arguments are host and port of the mail server. */
    public static void main(String... arguments) throws MessagingException {
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.localhost", "app.example.com");
        settings.setProperty("mail.smtp.timeout", "2000");
        Session session = Session.getInstance(settings);
        try (Transport transport = session.getTransport("smtp")) {
            for (Invoice invoice : new Invoice[] {new Invoice("ACME", ""), new Invoice("Initech", "42.00")}) {
                long start = System.nanoTime();
                try {
                    if (!transport.isConnected()) {
                        transport.connect(arguments[0], Integer.parseInt(arguments[1]), null, null);
                    }
                    Message message = messageWith(invoice, session);
                    transport.sendMessage(message, message.getAllRecipients());
                    System.out.printf(
                            "invoice for %s: sent after %d s%n",
                            invoice.customer, (System.nanoTime() - start) / 1_000_000_000);
                } catch (MessagingException | IllegalStateException failed) {
                    System.out.println("invoice for " + invoice.customer + ": "
                            + failed.getClass().getSimpleName() + ": "
                            + String.valueOf(failed.getMessage()).strip());
                }
            }
        }
    }

    private static Message messageWith(Invoice invoice, Session session) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("invoices@example.com"));
        message.setRecipients(Message.RecipientType.TO, "finance@example.org");
        message.setSubject("Invoice for " + invoice.customer);
        message.setDataHandler(invoice);
        message.setHeader("Content-Transfer-Encoding", "7bit");
        return message;
    }

    /** An invoice that is put together while it is written. */
    private static final class Invoice extends DataHandler {
        private final String customer;
        private final String total;

        Invoice(String customer, String total) {
            super("invoice", "text/plain");
            this.customer = customer;
            this.total = total;
        }

        @Override
        public void writeTo(OutputStream content) throws IOException {
            content.write("Total due: ".getBytes(StandardCharsets.US_ASCII));
            if (total.isEmpty()) {
                throw new IllegalStateException("no total for " + customer);
            }
            content.write((total + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }
}
