package sequitur.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that says one thing to whoever connects, and then listens until the other side has gone; or hangs up at once. */
final class CannedServer implements AutoCloseable {

    /** In place of a greeting: the connection is closed. */
    static final String HANGS_UP = "hangs up";

    private static final int FIRST_PORT = 20_465;
    private static final int STEP = 1_000;

    private final ServerSocket socket;
    private final String greeting;

    private CannedServer(ServerSocket socket, String greeting) {
        this.socket = socket;
        this.greeting = greeting;
        Thread thread = new Thread(this::serve, "canned server");
        thread.setDaemon(true);
        thread.start();
    }

    /** One that says this; the empty text for silence. Its port is none at which servers begin with TLS. */
    static CannedServer saying(String greeting) {
        ServerSocket socket = listening(0);
        return socket.getLocalPort() % STEP == FIRST_PORT % STEP
                ? saying(greeting)
                : new CannedServer(socket, greeting);
    }

    /** One at a port whose number ends in 465, which says nothing before it has seen TLS. */
    static CannedServer ofTls() {
        for (int port = FIRST_PORT; port < 1 << 16; port += STEP) {
            try {
                return new CannedServer(listening(port), "");
            } catch (UncheckedIOException taken) {
                // The next one may be free.
            }
        }
        throw new IllegalStateException("no port is free");
    }

    private static ServerSocket listening(int port) {
        try {
            return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept();
                    InputStream input = client.getInputStream()) {
                if (!greeting.equals(HANGS_UP)) {
                    client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
                    input.transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException gone) {
                // The next one may come.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
