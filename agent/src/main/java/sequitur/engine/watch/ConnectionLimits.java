package sequitur.engine.watch;

import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import sequitur.engine.config.HostSettings;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Waiting;
import sequitur.engine.report.relay.LogRelay;
import sequitur.smtp.session.Stage;

/** What is done about time limits at the moments of a connection: when it is opened, goes on under TLS, and waits for the last reply. */
public final class ConnectionLimits {

    private final Waits waits;
    private final LentLimits lent;
    private final SocketLimits sockets;
    private final NoLimit noLimit;

    /**
     * Makes it.
     *
     * @param waits all waits
     * @param lent what gives the library a limit to connect
     * @param sockets what gives a socket a limit for each read
     * @param noLimit what says that there is none
     */
    public ConnectionLimits(Waits waits, LentLimits lent, SocketLimits sockets, NoLimit noLimit) {
        this.waits = waits;
        this.lent = lent;
        this.sockets = sockets;
        this.noLimit = noLimit;
    }

    /**
     * The library is about to connect.
     *
     * @param conversation the transport
     * @param counting what counts for the server
     * @throws Throwable what the app's own objects throw
     */
    public void connecting(Conversation conversation, HostSettings counting) throws Throwable {
        conversation.waiting().setOfLogging(LogRelay.isLogMail());
        conversation.waiting().begin(Stage.CONNECT, Waiting.Way.READING, counting);
        waits.watch(conversation);
        lent.lend(conversation, counting);
    }

    /**
     * The connection is open.
     *
     * @param conversation the connection
     * @throws Throwable what the app's own objects throw
     */
    public void opened(Conversation conversation) throws Throwable {
        Socket socket = conversation.wire().socket();
        int ofTheApp = conversation.waiting().isReadLimitLent() ? 0 : socket.getSoTimeout();
        if (ofTheApp == 0) {
            noLimit.opened(conversation);
        }
        sockets.opened(conversation, socket, ofTheApp);
        waits.watch(conversation);
    }

    /**
     * The library has connected, or could not.
     *
     * @param conversation the transport
     * @param connected whether it has
     * @throws Throwable what the app's own objects throw
     */
    public void connectEnded(Conversation conversation, boolean connected) throws Throwable {
        lent.giveBack(conversation);
        if (!connected) {
            conversation.waiting().close();
        }
    }

    /**
     * The server has agreed to STARTTLS: the library reads and writes by itself until the handshake is done.
     *
     * @param conversation the connection
     * @throws Throwable what the transport throws
     */
    public void handshakeBegins(Conversation conversation) throws Throwable {
        if (conversation.waiting().appWaits() == 0 && sockets.acts(conversation)) {
            set(conversation, conversation.settings().limits().of(Stage.COMMAND));
        }
    }

    /**
     * It is done.
     *
     * @param conversation the connection
     * @throws Throwable what the transport throws
     */
    public void handshakeDone(Conversation conversation) throws Throwable {
        if (!conversation.isInserting()) {
            sockets.opened(
                    conversation,
                    conversation.wire().socket(),
                    conversation.waiting().appWaits());
        }
    }

    /**
     * Whether each write of the content has a limit.
     *
     * @param conversation the connection
     * @return true where limits are set, and not only spoken of
     */
    public boolean limitWrites(Conversation conversation) {
        return sockets.acts(conversation);
    }

    /**
     * The end of the content is about to be written: the app may wait longer for this one reply than for any other.
     *
     * @param conversation the connection
     * @throws Throwable what the transport throws
     */
    public void finalReplyComing(Conversation conversation) throws Throwable {
        Optional<Duration> atLeast = lengthened(conversation);
        if (atLeast.isPresent()) {
            set(conversation, atLeast.get());
        }
    }

    /**
     * It has come, or has not.
     *
     * @param conversation the connection
     * @throws Throwable what the transport throws
     */
    public void finalReplyEnded(Conversation conversation) throws Throwable {
        if (lengthened(conversation).isPresent()) {
            set(conversation, Duration.ofMillis(conversation.waiting().appWaits()));
        }
    }

    private Optional<Duration> lengthened(Conversation conversation) {
        Optional<Duration> atLeast = conversation.settings().limits().finalAtLeast();
        return atLeast.isEmpty()
                ? atLeast
                : atLeast.filter(time -> conversation.waiting().appWaits() > 0
                        && conversation.waiting().appWaits() < time.toMillis()
                        && sockets.acts(conversation));
    }

    /**
     * Whether it is a limit of ours that has ended a wait, so that the connection is to be closed.
     *
     * @param conversation the connection
     * @return false where the app's own limit has
     */
    public boolean haveEnded(Conversation conversation) {
        return conversation.waiting().isStruck()
                || (conversation.waiting().appWaits() == 0 && sockets.acts(conversation));
    }

    /**
     * A reply has come that took longer than it should.
     *
     * @param conversation the connection
     */
    public void repliedLate(Conversation conversation) {
        waits.repliedLate(conversation);
    }

    private static void set(Conversation conversation, Duration limit) throws Throwable {
        Optional<Socket> socket = conversation.wire().findSocket();
        if (socket.isPresent()) {
            try {
                socket.get().setSoTimeout(Math.toIntExact(limit.toMillis()));
            } catch (SocketException closed) {
                // Nobody waits on it any more.
            }
        }
    }
}
