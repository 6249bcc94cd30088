package sequitur.engine.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;

/**
 * Takes every event. A new one is a class that implements this, and a word in the list of {@code Engine}. It is called on the thread
 * that sends mail, while that holds the transport's lock, so it should be quick.
 */
public interface Sink extends AutoCloseable {

    /**
     * Takes a violation.
     *
     * @param application the class loader of the mail transport, from which the app's own classes can be seen; null if the transport
     *     has none. It should not be kept
     * @param event the violation and what came of it
     */
    void report(@Nullable ClassLoader application, Event event);

    /**
     * Takes a violation at the moment when it happens, on the thread that it happens on; the same is taken once more by {@link #report}, or is a part
     * of what {@link #failed} takes, when its attempt has ended. Does nothing unless a sink has a use for it.
     *
     * @param application the class loader of the mail transport, or null
     * @param event the violation and what came of it
     */
    default void violated(@Nullable ClassLoader application, Event event) {}

    /**
     * Takes an attempt to connect or to send that failed. Does nothing unless a sink has a use for it.
     *
     * @param application the class loader of the mail transport, or null
     * @param failure what failed, and what mends it
     */
    default void failed(@Nullable ClassLoader application, FailedAttempt failure) {}

    /**
     * Takes something that was seen about a connection. It may come from another thread than the one that sends. Does nothing unless a sink has a
     * use for it.
     *
     * @param application the class loader of the mail transport, or null
     * @param observation what was seen, and what mends it
     */
    default void observed(@Nullable ClassLoader application, Observation observation) {}

    /**
     * Takes what a correction is about to do. Does nothing unless a sink has a use for it.
     *
     * @param application the class loader of the mail transport, or null
     * @param server the server as {@code host:port}
     * @param command the verb of the command that is corrected
     * @param steps the names of the steps, in their order
     */
    default void planned(@Nullable ClassLoader application, String server, String command, List<String> steps) {}

    /**
     * Takes that a server was asked for the refusal that it has behind a 334. Does nothing unless a sink has a use for it.
     *
     * @param application the class loader of the mail transport, or null
     * @param server the server as {@code host:port}
     * @param mechanism the SASL mechanism
     * @param refusal what the server said, without line breaks at its ends
     */
    default void acknowledged(@Nullable ClassLoader application, String server, String mechanism, Printable refusal) {}

    /** What a sink would have a use for. Each includes the ones before it. */
    enum Interest {
        /** What is reported anyway. */
        REPORTS,
        /** Receipts of mails and connections, without what can't be counted: the reply with its queue id, the place in the app. */
        COUNTS,
        /** Receipts of mails and connections. */
        RECEIPTS,
        /** Each command, too. */
        COMMANDS
    }

    /**
     * What the sink would have a use for at this moment. Nobody measures or makes anything that nobody wants; it is asked for each connection and each
     * mail, so it should cost next to nothing.
     *
     * @return what is wanted
     */
    default Interest interest() {
        return Interest.REPORTS;
    }

    /**
     * Takes the receipt of a mail that was sent, or could not be. Does nothing unless a sink has a use for it.
     *
     * @param application the class loader of the mail transport, or null
     * @param receipt what became of the mail
     */
    default void message(@Nullable ClassLoader application, Receipt receipt) {}

    /**
     * Takes the receipt of a connection that was opened, or could not be. Does nothing unless a sink has a use for it.
     *
     * @param application the class loader of the mail transport, or null
     * @param receipt what became of the attempt
     */
    default void connection(@Nullable ClassLoader application, ConnectionReceipt receipt) {}

    /**
     * Takes a command with its reply. Does nothing unless a sink has a use for it.
     *
     * @param receipt the command
     */
    default void command(CommandReceipt receipt) {}

    /**
     * Takes the dialogue of a connection. Does nothing unless a sink has a use for it.
     *
     * @param application the class loader of the mail transport, or null
     * @param server the server as {@code host:port}
     * @param lines its lines, without credentials and content: those of the client begin with {@code C:}, those of the server with {@code S:}
     */
    default void transcript(@Nullable ClassLoader application, String server, List<String> lines) {}

    /** Undoes what the sink has done to the JVM, when the agent is detached. Does nothing unless there is something to undo. */
    @Override
    default void close() {}
}
