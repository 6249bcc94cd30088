package sequitur.engine.rehearsal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way between a transport and its server, with somebody on it who keeps back what is not to reach the server, and says what the server has not.
 * What a transport reads comes in the order of its commands. Used under the transport's lock, as its streams are.
 */
final class Channel {

    private static final long PAUSE = Duration.ofMillis(20).toMillis();

    private final Socket socket;
    private final OutputStream output;
    private final Consumer<Optional<String>> answering;
    private final ArrayDeque<Due> dues = new ArrayDeque<>();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean holding;
    private boolean ended;

    /** After the end the first octets still leave, as nobody has said yet that nobody takes them. */
    private boolean endUnnoticed;

    /**
     * Makes one on which nobody does anything.
     *
     * @param socket the socket
     * @param answering is told which rehearsal is behind what is read now, if one is
     * @throws IOException if the socket has no streams
     */
    Channel(Socket socket, Consumer<Optional<String>> answering) throws IOException {
        this.socket = socket;
        this.output = socket.getOutputStream();
        this.answering = answering;
    }

    /** One more is to be read, after those that there are. */
    void add(Due due) {
        dues.add(due);
        holding |= due.stall() > 0;
    }

    /** What is to be read now; null if nobody knows of anything. */
    @Nullable
    Due next() {
        Due due = dues.peek();
        if (due != null) {
            answering.accept(due.rehearsal());
        }
        return due;
    }

    /** The same for whoever only looks. */
    @Nullable
    Due first() {
        return dues.peek();
    }

    /** It was read. */
    void answered() {
        dues.remove();
    }

    /** To the server the connection ends now; to the transport when all was read that stands here, since the end is one more. */
    void end(String rehearsal) {
        add(Due.ofEnd(rehearsal));
        ended = true;
        endUnnoticed = true;
        try {
            socket.shutdownOutput();
        } catch (IOException | UnsupportedOperationException other) {
            closeInPlace();
        }
    }

    /** Whether it has. */
    boolean isEnded() {
        return ended;
    }

    private void closeInPlace() {
        try {
            socket.close();
        } catch (IOException gone) {
            // So is the connection.
        }
    }

    /** The transport writes what is not kept back for good. Past the end that is as it is on Linux where the server has closed its socket. */
    void write(byte[] octets, int offset, int length) throws IOException {
        if (ended) {
            if (!endUnnoticed) {
                throw new SocketException("Broken pipe");
            }
            endUnnoticed = false;
        } else if (holding) {
            held.write(octets, offset, length);
        } else {
            output.write(octets, offset, length);
        }
    }

    void flush() throws IOException {
        if (!ended && !holding) {
            output.flush();
        }
    }

    /** What was kept back goes to the server. */
    void release() throws IOException {
        if (holding && !ended) {
            holding = false;
            output.write(held.toByteArray());
            output.flush();
            held.reset();
        }
    }

    /**
     * Waits as a read from the socket would: the app's own limit ends it, and so does whoever closes the socket.
     *
     * @param until when it is over: {@link System#nanoTime()}
     * @param begun when the read began, by the same clock
     * @throws SocketTimeoutException if the app's limit was shorter
     * @throws SocketException if the socket was closed
     */
    void await(long until, long begun) throws SocketException, SocketTimeoutException {
        boolean interrupted = false;
        try {
            while (until - System.nanoTime() > 0) {
                if (socket.isClosed()) {
                    throw new SocketException("Socket closed");
                }
                int limit = socket.getSoTimeout();
                if (limit > 0
                        && System.nanoTime() - begun >= Duration.ofMillis(limit).toNanos()) {
                    throw new SocketTimeoutException("Read timed out");
                }
                interrupted |= !isSlept(Math.min(
                        PAUSE, 1 + Duration.ofNanos(until - System.nanoTime()).toMillis()));
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A thread that is interrupted goes on to read. */
    private static boolean isSlept(long milliseconds) {
        try {
            Thread.sleep(Math.max(1, milliseconds));
            return true;
        } catch (InterruptedException noted) {
            return false;
        }
    }
}
