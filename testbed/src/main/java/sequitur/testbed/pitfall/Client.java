package sequitur.testbed.pitfall;

import jakarta.mail.Address;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** The app of one mistake: what it is set up with, what it does with its transport, and what it is told. */
final class Client {

    /** An address that was never set. */
    static final String NO_ADDRESS = "";

    /** The one user that servers know. */
    static final String USER = "alice";

    private static final int UNTIL_HANG_UP_IS_KNOWN_MILLIS = 200;

    private final String password;
    private final int port;
    private final Properties properties = new Properties();
    private final List<String> told = new ArrayList<>();
    private final List<String> whole = new ArrayList<>();
    private boolean withAuthenticator;
    private boolean withCredentials;
    private String protocol = "smtp";

    /** The app of a user with this password, at this port of localhost, that waits so long for a reply. */
    Client(String password, int port, int patienceMillis) {
        this.password = password;
        this.port = port;
        for (String name : new String[] {"smtp", "smtps"}) {
            set("mail." + name + ".host", "localhost");
            set("mail." + name + ".localhost", "client.example");
            set("mail." + name + ".timeout", String.valueOf(patienceMillis));
            set("mail." + name + ".writetimeout", "100000");
            // The oldest release asks for TLS 1.0 unless told, which JDKs no longer speak.
            set("mail." + name + ".ssl.protocols", "TLSv1.2");
        }
    }

    /** Sets a property of the mail session. */
    void set(String name, String value) {
        properties.setProperty(name, value);
    }

    /** Takes a property of the mail session away. */
    void unset(String name) {
        properties.remove(name);
    }

    /** The mail session has an Authenticator that knows the password. */
    void withAuthenticator() {
        withAuthenticator = true;
    }

    /** User and password are given to {@code connect()}. */
    void withCredentials() {
        withCredentials = true;
    }

    /** Uses this protocol instead of smtp. */
    void protocol(String name) {
        protocol = name;
    }

    /** The password of {@link #USER}. */
    String password() {
        return password;
    }

    /** The server's port. */
    int port() {
        return port;
    }

    /** A mail session with all that was set. */
    Session session() {
        return Session.getInstance(properties, withAuthenticator ? new Asked() : null);
    }

    /** A transport of that mail session. */
    SMTPTransport transport(Session session) throws MessagingException {
        return (SMTPTransport) session.getTransport(protocol);
    }

    /** Connects, and tells of it only if it fails. */
    boolean connect(SMTPTransport transport) {
        try {
            transport.connect("localhost", port, withCredentials ? USER : null, withCredentials ? password : null);
            return true;
        } catch (MessagingException failure) {
            tell(failure);
            return false;
        } catch (IllegalStateException failure) {
            tell(failure);
            return false;
        }
    }

    /** Says a command of the app's own, and tells the reply's code. */
    void say(SMTPTransport transport, String command) {
        try {
            tell(Integer.toString(transport.simpleCommand(command)));
        } catch (MessagingException failure) {
            tell(failure);
        }
    }

    /** Asks the transport whether it is connected, and tells the answer. */
    void askConnected(SMTPTransport transport) {
        tell(transport.isConnected() ? "connected" : "not connected");
    }

    /** Sends a message, and tells what came of it. */
    void send(SMTPTransport transport, Message message, String... recipients) {
        Address[] to = new Address[recipients.length];
        for (int i = 0; i < to.length; i++) {
            InternetAddress address = new InternetAddress();
            if (!recipients[i].equals(NO_ADDRESS)) {
                address.setAddress(recipients[i]);
            }
            to[i] = address;
        }
        sendTo(transport, message, to);
    }

    /** Sends a message to addresses that were made in some way of their own, and tells what came of it. */
    void sendTo(SMTPTransport transport, Message message, Address... to) {
        try {
            transport.sendMessage(message, to);
            tell("sent");
        } catch (MessagingException failure) {
            tell(failure);
        } catch (RuntimeException failure) {
            tell(failure);
        } catch (Error failure) {
            tell(failure);
        }
    }

    /**
     * Closes the transport, and tells of it only if it fails. Where the server has hung up, that depends on whether this machine knows
     * of it already, so there is time for it.
     */
    void close(SMTPTransport transport) {
        try {
            Thread.sleep(UNTIL_HANG_UP_IS_KNOWN_MILLIS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        try {
            transport.close();
        } catch (MessagingException failure) {
            tell(failure);
        }
    }

    /** An ordinary message. */
    MimeMessage message(Session session) {
        return filled(new Dated(session));
    }

    /** Fills a message with what an ordinary one holds; the message is given back. */
    static MimeMessage filled(MimeMessage message) {
        try {
            message.setFrom(new InternetAddress("sender@client.example"));
            message.setSubject("Hello");
            message.setText("Hello");
            message.saveChanges();
            return message;
        } catch (MessagingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An address without any check. */
    static InternetAddress unchecked(String text) {
        InternetAddress address = new InternetAddress();
        address.setAddress(text);
        return address;
    }

    /** An address as the library itself parses it. */
    static InternetAddress checked(String text) throws AddressException {
        return new InternetAddress(text);
    }

    /** Writes down something that the app is told. */
    void tell(String text) {
        told.add(text);
        whole.add(text);
    }

    /** Writes down a failure: its class and the first line of its message; in the whole account, those of all its causes. */
    void tell(Throwable failure) {
        told.add(line(failure));
        StringBuilder all = new StringBuilder();
        for (@Nullable Throwable part = failure; part != null; part = nextOf(part)) {
            all.append(all.length() == 0 ? "" : " <- ")
                    .append(part.getClass().getName())
                    .append(' ')
                    .append(message(part).replaceAll("\\s+", " "));
        }
        whole.add(all.toString());
    }

    /** What the app was told, in short. */
    String told() {
        return String.join("; ", told).replace(Integer.toString(port), "PORT");
    }

    /** What the app was told, with every cause of every failure. */
    String whole() {
        return String.join("; ", whole).replace(Integer.toString(port), "PORT");
    }

    private static @Nullable Throwable nextOf(Throwable failure) {
        Throwable next = failure instanceof MessagingException refusal ? refusal.getNextException() : null;
        return next == null ? failure.getCause() : next;
    }

    /** What the JVM says of a null depends on its version. */
    private static String message(Throwable failure) {
        return failure instanceof NullPointerException
                ? ""
                : String.valueOf(failure.getMessage()).trim();
    }

    private static String line(Throwable failure) {
        String text = message(failure);
        int end = text.indexOf('\n');
        return (failure.getClass().getSimpleName() + " " + (end < 0 ? text : text.substring(0, end)).trim()).trim();
    }

    /** A message that is the same each time: its date and identifier don't depend on the clock. */
    static class Dated extends MimeMessage {
        Dated(Session session) {
            super(session);
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<id@client.example>");
            setHeader("Date", "Thu, 1 Jan 1970 00:00:00 +0000");
        }
    }

    /** Knows the password. */
    private final class Asked extends Authenticator {
        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(USER, password);
        }
    }
}
