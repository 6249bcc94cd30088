package sequitur.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A server of any protocol: it has a greeting, and an answer to each line. */
final class AnsweringServer implements AutoCloseable {

    /** In place of an answer: the connection is closed. */
    static final String HANGS_UP = "hangs up";

    /** In place of a greeting: one octet after another, and no end of the line. */
    static final String DRIPS = "drips";

    private static final int DRIP_MILLISECONDS = 50;
    private static final int DRIPS_AT_MOST = 2_000;

    private final ServerSocket socket;
    private final String greeting;
    private final UnaryOperator<String> answers;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private AnsweringServer(ServerSocket socket, String greeting, UnaryOperator<String> answers) {
        this.socket = socket;
        this.greeting = greeting;
        this.answers = answers;
    }

    /** One that greets so, and answers so; empty texts for silence. */
    static AnsweringServer of(String greeting, UnaryOperator<String> answers) throws IOException {
        return at(InetAddress.getLoopbackAddress(), 0, greeting, answers);
    }

    /** The same at an address and a port. */
    static AnsweringServer at(InetAddress address, int port, String greeting, UnaryOperator<String> answers)
            throws IOException {
        AnsweringServer server = new AnsweringServer(new ServerSocket(port, 50, address), greeting, answers);
        daemon(server::accept);
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What it was told, line by line, on all connections. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                daemon(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                BufferedReader input = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream output = connection.getOutputStream();
            boolean open = greeting.equals(DRIPS) ? drip(output) : say(output, greeting);
            @Nullable String line = open ? input.readLine() : null;
            while (line != null) {
                heard.add(line);
                line = say(output, answers.apply(line)) ? input.readLine() : null;
            }
        } catch (IOException | InterruptedException gone) {
            // The client was faster.
        }
    }

    private static boolean say(OutputStream output, String words) throws IOException {
        if (words.equals(HANGS_UP)) {
            return false;
        }
        if (!words.isEmpty()) {
            output.write((words + "\r\n").getBytes(StandardCharsets.UTF_8));
            output.flush();
        }
        return true;
    }

    private static boolean drip(OutputStream output) throws IOException, InterruptedException {
        for (int i = 0; i < DRIPS_AT_MOST; i++) {
            output.write('2');
            output.flush();
            Thread.sleep(DRIP_MILLISECONDS);
        }
        return false;
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "answering server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
