package sequitur.examples.attached;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** An app that makes the mistakes that it is asked for, each by its name, and prints what the library makes of them. */
public final class PitfallsApp {

    private static final String NO_ADDRESS = "";

    private final String password;
    private final Properties properties = new Properties();
    private final List<String> told = new ArrayList<>();
    private boolean authenticator;
    private boolean credentials;
    private String protocol = "smtp";

    private PitfallsApp(String password) {
        this.password = password;
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtps.localhost", "client.example");
        properties.setProperty("mail.smtp.timeout", "4000");
    }

    /**
     * Makes the mistakes, all at the same time.
     *
     * @param arguments the password of the user alice, then {@code name=port} for each mistake
     * @throws Exception if one ends otherwise than it should
     */
    public static void main(String[] arguments) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<String>> outcomes = new ArrayList<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            String[] words = argument.split("=", 2);
            PitfallsApp app = new PitfallsApp(arguments[0]);
            outcomes.add(threads.submit(() -> app.make(words[0], Integer.parseInt(words[1]))));
        }
        threads.shutdown();
        for (Future<String> outcome : outcomes) {
            System.out.println(outcome.get());
        }
    }

    private String make(String id, int port) {
        configure(id);
        Session session = Session.getInstance(properties, authenticator ? new Asked() : null);
        try (SMTPTransport transport = (SMTPTransport) session.getTransport(protocol)) {
            transport.connect("localhost", port, credentials ? "alice" : null, credentials ? password : null);
            use(id, session, transport);
        } catch (MessagingException failure) {
            told.add(words(failure));
        }
        return String.join("; ", told);
    }

    private void configure(String id) {
        switch (id) {
            case "a1", "a7" -> authenticator = true;
            case "a3" -> {
                authenticator = true;
                protocol = "smtps";
                properties.setProperty("mail.smtp.auth", "true");
            }
            case "b1", "b2" -> {
                credentials = true;
                properties.setProperty("mail.smtp.auth", "true");
            }
            case "c1" -> {
                credentials = true;
                properties.setProperty("mail.smtp.auth", "true");
                properties.setProperty("mail.smtp.ehlo", "false");
            }
            case "c3" -> {
                properties.setProperty("mail.smtp.ehlo", "false");
                properties.setProperty("mail.smtp.mailextension", "BODY=8BITMIME");
            }
            case "d1", "k1" -> {
                credentials = true;
                properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN");
            }
            case "e7" -> properties.setProperty("mail.smtp.chunksize", "20");
            case "k4" -> properties.setProperty("mail.smtp.mailextension", "RET=HDRS");
            default -> {}
        }
    }

    private void use(String id, Session session, SMTPTransport transport) throws MessagingException {
        switch (id) {
            case "e1", "e7" -> {
                send(transport, new Breaking(session), "one@b.example");
                send(transport, plain(session), "two@b.example");
            }
            case "e5" -> send(transport, new Breaking(session), "one@b.example");
            case "f19" -> {
                send(transport, plain(session), "one@b.example", "two@b.example\r\nVRFY x");
                send(transport, plain(session), "three@b.example");
            }
            case "g1" -> {
                say(transport, "RCPT TO:<one@b.example>");
                say(transport, "DATA");
                say(transport, "MAIL FROM:<sender@client.example>");
                send(transport, plain(session), "one@b.example");
            }
            case "g11" -> {
                say(transport, "QUIT");
                send(transport, plain(session), "one@b.example");
            }
            case "g12" -> {
                say(transport, "MAIL FROM:<sender@client.example>");
                say(transport, "RCPT TO:<one@b.example>");
                say(transport, "EHLO client.example");
                say(transport, "DATA");
            }
            case "h17" -> {
                send(transport, plain(session), "one@b.example", NO_ADDRESS);
                send(transport, plain(session), "two@b.example");
            }
            case "k1" -> {
                String response = "\0alice\0" + password;
                say(
                        transport,
                        "AUTH PLAIN " + Base64.getEncoder().encodeToString(response.getBytes(StandardCharsets.UTF_8)));
                send(transport, plain(session), "one@b.example");
            }
            default -> send(transport, plain(session), "one@b.example");
        }
    }

    private void say(SMTPTransport transport, String command) {
        try {
            told.add(Integer.toString(transport.simpleCommand(command)));
        } catch (MessagingException failure) {
            told.add(words(failure));
        }
    }

    private void send(SMTPTransport transport, MimeMessage message, String... recipients) {
        try {
            InternetAddress[] to = new InternetAddress[recipients.length];
            for (int i = 0; i < to.length; i++) {
                to[i] = new InternetAddress();
                if (!recipients[i].equals(NO_ADDRESS)) {
                    to[i].setAddress(recipients[i]);
                }
            }
            transport.sendMessage(message, to);
            told.add("sent");
        } catch (MessagingException failure) {
            told.add(words(failure));
        } catch (IllegalStateException failure) {
            told.add(failure.getMessage());
        } catch (NullPointerException failure) {
            told.add("NullPointerException");
        }
    }

    private static MimeMessage plain(Session session) throws MessagingException {
        return filled(new MimeMessage(session));
    }

    private static MimeMessage filled(MimeMessage message) throws MessagingException {
        message.setFrom("sender@client.example");
        message.setSubject("Hello");
        message.setText("Hello");
        message.saveChanges();
        return message;
    }

    private static String words(MessagingException failure) {
        String text =
                String.valueOf(failure.getMessage()).strip().lines().findFirst().orElse("");
        return failure.getClass().getSimpleName() + " " + text;
    }

    /** A message whose content breaks off. */
    private static final class Breaking extends MimeMessage {
        Breaking(Session session) throws MessagingException {
            super(session);
            filled(this);
        }

        @Override
        public void writeTo(OutputStream target, String[] ignored) throws IOException {
            target.write("Subject: Half\r\n\r\nHalf of a message, and then".getBytes(StandardCharsets.US_ASCII));
            throw new IllegalStateException("broke off");
        }
    }

    /** Knows the password. */
    private final class Asked extends Authenticator {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("alice", password);
        }
    }
}
