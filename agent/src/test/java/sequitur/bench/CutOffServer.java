package sequitur.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server of good manners whose first connection is cut at one place, and which writes down what it has really done with the message. The places
 * are counted: two for each line of the client's, before it is read and before it is answered.
 */
final class CutOffServer implements AutoCloseable {

    /** How a connection is cut. */
    enum Manner {
        /** In order. */
        END,
        /** Abruptly. */
        RESET,
        /** It stays open, and nothing comes any more. */
        SILENCE
    }

    /**
     * Where and how.
     *
     * @param place 0 before the greeting, then two for each line
     * @param manner how
     * @param refusing whether the second recipient is refused
     */
    record Cut(int place, Manner manner, boolean refusing) {}

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger takenFor = new AtomicInteger();
    private final AtomicInteger places = new AtomicInteger();
    private final Cut cut;

    CutOffServer(Cut cut) throws IOException {
        this.cut = cut;
        Thread thread = new Thread(this::serve, "cut-off server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** For how many recipients it has taken a message; 0 if it has taken none. */
    int takenFor() {
        return takenFor.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                new Session(client).converse();
            } catch (IOException gone) {
                // The next one may come.
            }
        }
    }

    /** One connection. */
    private final class Session {

        private final Socket client;
        private final BufferedReader input;
        private int recipients;

        Session(Socket client) throws IOException {
            this.client = client;
            this.input =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        }

        void converse() throws IOException {
            if (isCutHere()) {
                return;
            }
            say("220 localhost");
            while (!isCutHere()) {
                String line = input.readLine();
                if (line == null || !answer(line)) {
                    return;
                }
            }
        }

        /** False when the connection is over. */
        private boolean answer(String line) throws IOException {
            if (line.startsWith("BDAT ")) {
                return chunk(line.split(" ", 3));
            }
            if (isCutHere()) {
                return false;
            }
            if (line.startsWith("EHLO")) {
                return say("250-localhost\r\n250 CHUNKING");
            }
            if (line.startsWith("RCPT")) {
                boolean refused = cut.refusing() && line.contains("two@");
                recipients += refused ? 0 : 1;
                return say(refused ? "550 5.1.1 No such user" : "250 2.1.5 Ok");
            }
            if (line.equals("DATA")) {
                return say("354 Go ahead") && content();
            }
            say(line.equals("QUIT") ? "221 Bye" : "250 Ok");
            return !line.equals("QUIT");
        }

        private boolean chunk(String[] words) throws IOException {
            for (int i = Integer.parseInt(words[1]); i > 0; i--) {
                if (input.read() < 0) {
                    return false;
                }
            }
            boolean last = words.length > 2;
            if (last) {
                takenFor.set(recipients);
            }
            return !isCutHere() && say("250 2.0.0 Ok");
        }

        /** Its first line is a place, and so is the empty one behind the header, since the dot itself can't be seen coming. */
        private boolean content() throws IOException {
            boolean header = true;
            if (isCutHere()) {
                return false;
            }
            for (@Nullable String line = input.readLine(); line != null; line = input.readLine()) {
                if (header && line.isEmpty()) {
                    header = false;
                    if (isCutHere()) {
                        return false;
                    }
                }
                if (line.equals(".")) {
                    takenFor.set(recipients);
                    return !isCutHere() && say("250 2.0.0 Ok");
                }
            }
            return false;
        }

        private boolean say(String reply) throws IOException {
            client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            return true;
        }

        private boolean isCutHere() throws IOException {
            if (places.getAndIncrement() != cut.place()) {
                return false;
            }
            if (cut.manner() == Manner.RESET) {
                client.setSoLinger(true, 0);
            } else if (cut.manner() == Manner.SILENCE) {
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
            }
            return true;
        }
    }
}
