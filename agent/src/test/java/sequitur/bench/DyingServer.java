package sequitur.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server whose first connection dies at a certain command without a reply, and whose later ones are well, unless told. */
final class DyingServer implements AutoCloseable {

    /** How a connection ends. */
    enum Death {
        /** In order: the client reads the end of the stream. */
        EOF,
        /** Abruptly: the client's next read or write fails. */
        RST
    }

    /** In place of a greeting: nobody is there to give one. */
    static final String NOBODY = "nobody";

    private static final String WELCOME = "220 localhost";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final String last;
    private final Death death;
    private final String laterGreeting;

    /** A server whose first connection dies when a line begins with this. */
    DyingServer(String last, Death death) throws IOException {
        this(last, death, WELCOME);
    }

    /**
     * The same, with another greeting for the later connections: one that is no 220 is the last that they hear, the empty one is
     * silence and the end, and for {@link #NOBODY} the server listens no more.
     */
    DyingServer(String last, Death death, String laterGreeting) throws IOException {
        this.laterGreeting = laterGreeting;
        this.last = last;
        this.death = death;
        Thread thread = new Thread(this::serve, "dying server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What the clients said, with the number of the connection before it. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        try {
            for (int number = 1; !socket.isClosed(); number++) {
                try (Socket client = socket.accept()) {
                    converse(number, client);
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void converse(int number, Socket client) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        String greeting = number == 1 ? WELCOME : laterGreeting;
        if (!greeting.isEmpty()) {
            say(client, greeting);
        }
        if (!greeting.equals(WELCOME)) {
            return;
        }
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            lines.add(number + " " + line);
            if (number == 1 && line.startsWith(last)) {
                if (laterGreeting.equals(NOBODY)) {
                    socket.close();
                }
                if (death == Death.RST) {
                    client.setSoLinger(true, 0);
                }
                return;
            }
            say(client, line.equals("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
