package sequitur.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A server that comes to a stand at one command, and stands until it is closed. */
final class StallingServer implements AutoCloseable {

    /** How it comes to a stand. */
    enum Manner {
        /** It says nothing any more. */
        SILENT,
        /** It says one octet after another, and never a whole line. */
        TRICKLING,
        /** It reads nothing any more. */
        DEAF
    }

    /** In place of a command: before the greeting. */
    static final String GREETING = "";

    /** In place of a command: in the handshake of STARTTLS. */
    static final String HANDSHAKE = "handshake";

    private static final String OFFERS = "250-localhost\r\n250-STARTTLS\r\n250-CHUNKING\r\n250 AUTH PLAIN";

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final String command;
    private final Manner manner;
    private volatile boolean answering;

    StallingServer(String command, Manner manner) throws IOException {
        this.command = command;
        this.manner = manner;
        Thread thread = new Thread(this::serve, "stalling server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Waits until it stands. */
    void awaitStall() throws InterruptedException {
        stalled.await();
    }

    /** Answers after all what it has stood at, and goes on. */
    void answer() {
        answering = true;
        over.countDown();
    }

    /** Lets everybody go. */
    void letGo() throws IOException {
        over.countDown();
        socket.close();
    }

    @Override
    public void close() throws IOException {
        letGo();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                converse(client);
            } catch (IOException gone) {
                // The next one may come.
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void converse(Socket client) throws IOException, InterruptedException {
        BufferedReader input =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        if (command.equals(GREETING)) {
            stall(client.getOutputStream());
            return;
        }
        say(client, "220 localhost");
        boolean content = false;
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (line.equals(command) || (!content && line.startsWith(command))) {
                stall(client.getOutputStream());
                if (!answering) {
                    return;
                }
            }
            if (content && !line.equals(".")) {
                continue;
            }
            content = line.equals("DATA");
            if (line.startsWith("BDAT ")) {
                input.skip(Long.parseLong(line.split(" ", 3)[1]));
            }
            if (command.equals(HANDSHAKE) && line.startsWith("STARTTLS")) {
                say(client, answer(line));
                stall(client.getOutputStream());
                return;
            }
            say(client, content ? "354 Go ahead" : line.startsWith("EHLO") ? OFFERS : answer(line));
            if (content && manner == Manner.DEAF) {
                stall(client.getOutputStream());
                return;
            }
        }
    }

    private static String answer(String line) {
        return line.startsWith("STARTTLS") ? "220 Go ahead" : line.startsWith("AUTH") ? "235 Ok" : "250 Ok";
    }

    private void stall(OutputStream output) throws IOException, InterruptedException {
        stalled.countDown();
        if (manner == Manner.TRICKLING) {
            while (over.getCount() > 0) {
                output.write('2');
                output.flush();
                Thread.sleep(20);
            }
        } else {
            over.await();
        }
    }

    private static void say(Socket client, String reply) throws IOException {
        client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }
}
