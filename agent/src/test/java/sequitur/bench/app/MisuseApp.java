package sequitur.bench.app;

import jakarta.mail.MessagingException;
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

/** An app that misuses its Transport in the ways that it is asked for, each by its name, and prints what it is told. */
public final class MisuseApp {

    private final String password;
    private final Properties properties = new Properties();
    private final List<String> told = new ArrayList<>();

    private MisuseApp(String password) {
        this.password = password;
        properties.setProperty("mail.smtp.localhost", "client.example");
        properties.setProperty("mail.smtp.timeout", "4000");
    }

    /**
     * Does them all, at the same time.
     *
     * @param arguments the password of the user alice, then {@code name=port} for each
     * @throws Exception if one ends otherwise than it should
     */
    public static void main(String[] arguments) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<String>> outcomes = new ArrayList<>();
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            String[] words = argument.split("=", 2);
            MisuseApp app = new MisuseApp(arguments[0]);
            outcomes.add(threads.submit(() -> app.run(words[0], Integer.parseInt(words[1]))));
        }
        threads.shutdown();
        for (Future<String> outcome : outcomes) {
            System.out.println(outcome.get());
        }
    }

    private String run(String name, int port) {
        boolean credentials = name.startsWith("stale-auth") || name.startsWith("tls");
        switch (name) {
            case "token", "token-sasl", "token-taken" -> {
                properties.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
                properties.setProperty("mail.smtp.sasl.enable", Boolean.toString(name.endsWith("sasl")));
                properties.setProperty("mail.smtp.sasl.mechanisms", "XOAUTH2");
                credentials = true;
            }
            case "closing-chunks", "nesting-chunks", "nesting-early" ->
                properties.setProperty("mail.smtp.chunksize", name.endsWith("early") ? "20000" : "20");
            case "stale-parameters" -> {
                properties.setProperty("mail.smtp.dsn.ret", "HDRS");
                properties.setProperty("mail.smtp.chunksize", "1000");
            }
            case "tls-hello", "tls-gone" -> properties.setProperty("mail.smtp.starttls.enable", "true");
            default -> {}
        }
        Session session = Session.getInstance(properties);
        String secret = name.startsWith("token") && !name.equals("token-taken") ? "expired" : password;
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            int connections = name.startsWith("stale") ? 2 : 1;
            for (int i = 0; i < connections; i++) {
                if (i > 0) {
                    leave(transport);
                }
                transport.connect("localhost", port, credentials ? "alice" : null, credentials ? secret : null);
            }
            use(name, session, transport);
        } catch (MessagingException failure) {
            told.add(words(failure));
        }
        return String.join("; ", told);
    }

    private static void leave(SMTPTransport transport) throws MessagingException {
        transport.close();
    }

    private void use(String name, Session session, SMTPTransport transport) throws MessagingException {
        switch (name) {
            case "exchange" -> {
                say(transport, "AUTH LOGIN");
                send(transport, plain(session), "one@b.example");
                send(transport, plain(session), "two@b.example");
            }
            case "exchange-answered" -> {
                say(transport, "AUTH LOGIN");
                say(transport, base64("alice"));
                say(transport, base64(password));
                send(transport, plain(session), "one@b.example");
            }
            case "exchange-in-clear" -> {
                say(transport, "AUTH LOGIN");
                say(transport, "alice, not in base64");
                send(transport, plain(session), "one@b.example");
            }
            case "forged" -> {
                send(transport, plain(session), "one@b.example>\r\nVRFY victim");
                send(transport, plain(session), "two@b.example");
            }
            case "token-by-hand" -> {
                say(transport, "AUTH XOAUTH2 " + base64("user=alice\1auth=Bearer expired\1\1"));
                say(transport, "");
                send(transport, plain(session), "one@b.example");
            }
            case "closing", "closing-chunks" -> {
                send(transport, new Closing(session), "one@b.example");
                send(transport, plain(session), "two@b.example");
            }
            case "nesting", "nesting-chunks", "nesting-early" -> {
                send(transport, new Nesting(session, transport), "one@b.example");
                send(transport, plain(session), "two@b.example");
            }
            case "refused-421" -> {
                say(transport, "MAIL FROM:<sender@client.example>");
                say(transport, "RCPT TO:<one@b.example>");
                say(transport, "DATA");
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

    private void send(SMTPTransport transport, MimeMessage message, String recipient) {
        try {
            InternetAddress unchecked = new InternetAddress();
            unchecked.setAddress(recipient);
            transport.sendMessage(message, new InternetAddress[] {unchecked});
            told.add("sent");
        } catch (MessagingException failure) {
            told.add(words(failure));
        } catch (IllegalStateException failure) {
            told.add(failure.getMessage());
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
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

    private static void write(OutputStream target, String text) throws IOException {
        target.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A message that closes the stream that it is given. */
    private static final class Closing extends MimeMessage {
        Closing(Session session) throws MessagingException {
            super(session);
            filled(this);
        }

        @Override
        public void writeTo(OutputStream target, String[] ignored) throws IOException {
            try (target) {
                write(target, "Subject: Whole\r\n\r\nA whole message.\r\n");
            }
        }
    }

    /** A message that sends another one while it is being sent. */
    private final class Nesting extends MimeMessage {
        private final SMTPTransport transport;

        Nesting(Session session, SMTPTransport transport) throws MessagingException {
            super(session);
            this.transport = transport;
            filled(this);
        }

        @Override
        public void writeTo(OutputStream target, String[] ignored) throws IOException, MessagingException {
            write(target, "Subject: Whole\r\n\r\nHalf of a message, ");
            send(transport, plain(session), "nested@b.example");
            write(target, "and the other half.\r\n");
        }
    }
}
