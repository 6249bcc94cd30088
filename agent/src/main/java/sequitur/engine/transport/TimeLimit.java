package sequitur.engine.transport;

import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps whatever the agent inserts from waiting for ever: an app without {@code mail.smtp.timeout} waits as long as it likes for
 * the replies to its own commands, and must not wait so for those to ours. A shorter limit of the app's own stands.
 *
 * <p>Guarded by the transport's lock.
 */
public final class TimeLimit {

    /** How long one reply to a command that was inserted is waited for at most. */
    public static final Duration LIMIT = Duration.ofSeconds(20);

    private final int milliseconds;
    private Optional<Socket> limited = Optional.empty();
    private int former;

    /** The limit that counts. */
    public TimeLimit() {
        this(LIMIT);
    }

    TimeLimit(Duration limit) {
        this.milliseconds = Math.toIntExact(limit.toMillis());
    }

    /**
     * What is sent on this socket from now on is the agent's.
     *
     * @param socket the socket of the connection, if there is one
     */
    public void begin(Optional<Socket> socket) {
        limited = socket;
        if (socket.isPresent()) {
            try {
                former = socket.get().getSoTimeout();
                if (former == 0 || former > milliseconds) {
                    socket.get().setSoTimeout(milliseconds);
                }
            } catch (SocketException closed) {
                limited = Optional.empty();
            }
        }
    }

    /**
     * The same connection goes on over another socket, that of TLS, which has the limit already.
     *
     * @param socket the socket that lies over the former one
     */
    public void goesOnOver(Socket socket) {
        limited = limited.map(below -> socket);
    }

    /** What is sent from now on is the app's again, and so is the time that it gives the server. */
    public void end() {
        if (limited.isPresent()) {
            try {
                limited.get().setSoTimeout(former);
            } catch (SocketException closed) {
                // Nobody reads from it any more.
            }
        }
        limited = Optional.empty();
    }
}
