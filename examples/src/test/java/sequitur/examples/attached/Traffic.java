package sequitur.examples.attached;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Properties;
import javax.net.SocketFactory;

/**
 * An app that does everything right: it sends messages over one connection after another, each message the same from run to
 * run, so that two runs can be compared octet by octet.
 */
public final class Traffic {

    private Traffic() {}

    /**
     * Sends the messages.
     *
     * @param arguments protocol, port, user, password ({@code -} for none), messages, messages for each connection, then
     *     properties of the mail session as {@code name=value}
     * @throws MessagingException if a message is not sent
     */
    public static void main(String[] arguments) throws MessagingException {
        String protocol = arguments[0];
        int port = Integer.parseInt(arguments[1]);
        String user = arguments[2].equals("-") ? null : arguments[2];
        String password = arguments[3].equals("-") ? null : arguments[3];
        int messages = Integer.parseInt(arguments[4]);
        int perConnection = Integer.parseInt(arguments[5]);
        Properties properties = new Properties();
        properties.setProperty("mail." + protocol + ".localhost", "client.example");
        for (int i = 6; i < arguments.length; i++) {
            String[] property = arguments[i].split("=", 2);
            properties.setProperty(property[0], property[1]);
        }
        Session session = Session.getInstance(properties);
        int refused = 0;
        for (int sent = 0; sent < messages; sent += perConnection) {
            try (Transport transport = session.getTransport(protocol)) {
                transport.connect("localhost", port, user, password);
                for (int i = sent; i < Math.min(sent + perConnection, messages); i++) {
                    refused += send(transport, session, i) ? 0 : 1;
                    if (i % 7 == 0 && !transport.isConnected()) {
                        throw new IllegalStateException("not connected any more");
                    }
                }
            }
        }
        System.out.println("refused in part: " + refused);
    }

    private static boolean send(Transport transport, Session session, int number) throws MessagingException {
        MimeMessage message = new NumberedMessage(session, number);
        message.setFrom("sender@client.example");
        message.addRecipients(Message.RecipientType.TO, "one@b.example, two@b.example");
        boolean withRefused = Boolean.parseBoolean(session.getProperty("mail.smtp.sendpartial")) && number % 3 == 0;
        if (withRefused) {
            message.addRecipient(Message.RecipientType.CC, new InternetAddress("rejected@b.example"));
        }
        message.setSubject("Message " + number);
        message.setHeader("Date", "Thu, 1 Jan 1970 00:00:00 +0000 (UTC)");
        message.setText(
                "Line one of " + number + "\r\n.a line with a dot\r\n\r\nMAIL FROM:<not@a.command>\r\nlast line");
        message.saveChanges();
        try {
            transport.sendMessage(message, message.getAllRecipients());
            return true;
        } catch (jakarta.mail.SendFailedException partly) {
            if (!withRefused) {
                throw partly;
            }
            return false;
        }
    }

    /** Sockets that send at once: a chunk of BDAT would else wait for the acknowledgement of its command. */
    public static final class PromptSockets extends SocketFactory {

        /**
         * What the mail library asks for.
         *
         * @return a factory of such sockets
         */
        public static SocketFactory getDefault() {
            return new PromptSockets();
        }

        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new IOException("connected by the caller");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            throw new IOException("connected by the caller");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw new IOException("connected by the caller");
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            throw new IOException("connected by the caller");
        }
    }

    /** A message whose identifier does not depend on the clock. */
    private static final class NumberedMessage extends MimeMessage {
        private final int number;

        NumberedMessage(Session session, int number) {
            super(session);
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + number + "@client.example>");
        }
    }
}
