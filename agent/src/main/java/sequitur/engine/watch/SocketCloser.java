package sequitur.engine.watch;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLSocket;
import sequitur.engine.report.relay.RelayThreads;

/** Closes a socket under a thread that reads from it or writes to it. */
final class SocketCloser {

    private SocketCloser() {}

    /**
     * Closes it. TLS would say goodbye first, and wait for whoever is writing: it is given no time for that, and a thread of its own.
     *
     * @param socket the socket
     */
    static void close(Socket socket) {
        if (socket instanceof SSLSocket) {
            RelayThreads.daemon(WatchThread.NAME + "-close", () -> closeAtOnce(socket))
                    .start();
        } else {
            closeNow(socket);
        }
    }

    private static void closeAtOnce(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException closed) {
            // Then there is nothing to wait for.
        }
        closeNow(socket);
    }

    private static void closeNow(Socket socket) {
        try {
            socket.close();
        } catch (IOException broken) {
            // It is of no more use either way.
        }
    }
}
