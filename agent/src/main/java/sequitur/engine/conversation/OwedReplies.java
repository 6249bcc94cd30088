package sequitur.engine.conversation;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import sequitur.engine.transport.LocalReply;
import sequitur.smtp.wire.Verb;

/**
 * The replies that the app has yet to read, in the order of its commands: those that the server owes, and those that stand here
 * already. An app that pipelines writes several commands and then reads several replies, and each must be the one to its own.
 *
 * <p>A legal command makes no object.
 */
public final class OwedReplies {

    /** What the library makes of a reply that does not come, since the connection has ended. */
    private static final LocalReply END_OF_STREAM = new LocalReply(-1, "[EOF]");

    /** The replies that come before the first one that the server owes. */
    private final ArrayDeque<LocalReply> ready = new ArrayDeque<>();

    /** Those from there on; nothing for each that the server owes. Local ones may lead once such a one has come. */
    private final ArrayDeque<Optional<LocalReply>> behind = new ArrayDeque<>();

    /** The commands whose replies the server owes. */
    private final ArrayDeque<byte[]> lines = new ArrayDeque<>();

    /** How many stand here already. Whoever wants the engine to stop asks about it from another thread. */
    private final AtomicInteger here = new AtomicInteger();

    private boolean missed;

    /** Whether the last command was QUIT: the app expects the end, and reads nothing after it. */
    private boolean quitting;

    /** A command of the app's is on its way: the server owes the next reply. */
    void awaitServer(byte[] line) {
        lines.add(line);
        behind.add(Optional.empty());
    }

    /** The last command could not be written: nobody owes a reply to it. */
    public void withdraw() {
        if (!lines.isEmpty() && behind.peekLast() != null && behind.peekLast().isEmpty()) {
            lines.removeLast();
            behind.removeLast();
        }
    }

    /**
     * A command of the app's was not sent: this is the reply to it.
     *
     * @param reply the reply in the server's place
     */
    public void add(LocalReply reply) {
        here.incrementAndGet();
        behind.add(Optional.of(reply));
    }

    /** The reply that the app reads now; null if the server owes it, or nobody does. */
    @Nullable
    LocalReply take() {
        LocalReply reply = ready.poll();
        if (reply == null) {
            reply = leading();
        }
        if (reply != null) {
            here.decrementAndGet();
        }
        return reply;
    }

    private @Nullable LocalReply leading() {
        Optional<LocalReply> first = behind.peek();
        if (first == null || first.isEmpty()) {
            return null;
        }
        behind.remove();
        return first.get();
    }

    /** The app has read a reply from the server, or the end of the connection in its place; gives back the command that it answers. */
    byte @Nullable [] answered() {
        missed = false;
        return removeOwed();
    }

    /** The same for a reply that the agent has read before the app did. */
    byte @Nullable [] answeredEarly() {
        byte[] line = removeOwed();
        missed = missed && isServerOwing();
        return line;
    }

    private byte @Nullable [] removeOwed() {
        if (lines.isEmpty()) {
            return null;
        }
        for (LocalReply before = leading(); before != null; before = leading()) {
            ready.add(before);
        }
        behind.remove();
        return lines.remove();
    }

    /**
     * The reply that was read early is one that the app still waits for: it gets it when its turn comes.
     *
     * @param reply the server's reply
     */
    public void keep(LocalReply reply) {
        here.incrementAndGet();
        ready.add(reply);
    }

    /** The app has waited for a reply in vain. */
    void missed() {
        missed = true;
    }

    /** Whether the app has waited for a reply in vain, and has not read one since: if it sends something, it has given up. */
    public boolean isMissed() {
        return missed;
    }

    /** The app sends a command: after it has waited for a reply in vain, it reads none that it did not get before. */
    void commandComing(Verb verb) {
        quitting = verb == Verb.QUIT;
        if (missed) {
            ready.clear();
            behind.removeIf(Optional::isPresent);
            here.set(0);
        }
    }

    /** Whether the server owes a reply to a command of the app's: it would be taken for the one to a command that is inserted. */
    public boolean isServerOwing() {
        return !lines.isEmpty();
    }

    /** Whether a reply stands here already; any thread may ask. */
    boolean hasAny() {
        return here.get() > 0;
    }

    /**
     * The connection was closed. If that happened under an app that still waits, it will read that there is no reply where the server
     * owes one.
     */
    void connectionClosed() {
        if (quitting || missed) {
            clear();
            return;
        }
        for (Optional<LocalReply> each : behind) {
            if (each.isEmpty()) {
                here.incrementAndGet();
            }
            ready.add(each.orElse(END_OF_STREAM));
        }
        behind.clear();
        lines.clear();
    }

    /** Nobody waits for a reply any more. */
    public void clear() {
        ready.clear();
        behind.clear();
        lines.clear();
        here.set(0);
        missed = false;
    }
}
