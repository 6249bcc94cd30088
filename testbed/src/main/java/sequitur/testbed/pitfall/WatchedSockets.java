package sequitur.testbed.pitfall;

import jakarta.mail.Session;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Objects;
import javax.net.SocketFactory;

/**
 * Makes sockets of which the last is known. Whoever reads the end of their stream goes on only after a while, when this machine knows of
 * it that nobody listens at the other side: what is written then fails each time, and not as luck has it.
 */
final class WatchedSockets extends SocketFactory {

    /** The property of the mail session that names these. */
    static final String PROPERTY = "mail.smtp.socketFactory";

    private static final int UNTIL_END_IS_KNOWN_MILLIS = 200;

    private Socket last = new Socket();

    /** Those of this mail session. */
    static WatchedSockets of(Session session) {
        return (WatchedSockets) Objects.requireNonNull(session.getProperties().get(PROPERTY));
    }

    /** Waits until the server has closed the connection; nothing else is left to be read. */
    void awaitEnd() {
        try {
            while (last.getInputStream().read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException closed) {
            // That is an end, too.
        }
    }

    @Override
    public Socket createSocket() {
        last = new Patient();
        return last;
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }

    private static int afterAWhile(int read) {
        if (read < 0) {
            try {
                Thread.sleep(UNTIL_END_IS_KNOWN_MILLIS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
        return read;
    }

    private static final class Patient extends Socket {

        @Override
        public InputStream getInputStream() throws IOException {
            return new FilterInputStream(super.getInputStream()) {
                @Override
                public int read() throws IOException {
                    return afterAWhile(super.read());
                }

                @Override
                public int read(byte[] target, int start, int length) throws IOException {
                    return afterAWhile(super.read(target, start, length));
                }
            };
        }
    }
}
