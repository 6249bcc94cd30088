package sequitur.engine.conversation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.DurationText;
import sequitur.engine.config.HostSettings;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.session.Stage;

/**
 * What a transport waits for at this moment, if it waits. The thread that uses the transport says so, and a watching one looks at it from time to
 * time: nothing is locked, no clock is read and no object made for a wait that is short.
 *
 * <p>Each wait has a number. The watching thread ends a wait by taking its number away, which it can do only while that wait lasts: a connection on
 * which the reply has just come is never closed for one that has not.
 */
public final class Waiting {

    private static final VarHandle TURN = turn();

    /** Odd while something is waited for; minus the number of a wait that was ended from outside. */
    private volatile long turn;

    private volatile long overdue;

    // Written before the turn, and read after it.
    private Stage stage = Stage.COMMAND;
    private Way way = Way.READING;
    private @Nullable Thread thread;
    private @Nullable HostSettings settings;

    private long last;
    private boolean struck;
    private Optional<String> strike = Optional.empty();

    /** The app's own limit for one read, in milliseconds; 0 for none. */
    private volatile int ofTheApp;

    private volatile boolean open;
    private volatile boolean ofLogging;
    private volatile List<String> lent = List.of();

    // The watching thread's own.
    private long seen;
    private long seenAt;
    private boolean told;

    /** How something is waited for. */
    public enum Way {
        /** Something is read, or connected to: the whole time belongs to the wait. */
        READING,
        /** A handshake reads and writes; the socket has a limit for each read. */
        HANDSHAKE,
        /** Something may be written, if the thread is just doing that. */
        WRITING
    }

    /**
     * A wait as the watching thread sees it.
     *
     * @param turn its number
     * @param stage what is waited for
     * @param way how
     * @param nanos how long it has lasted, not counting the time before it was first seen
     * @param settings what counts for the server
     * @param thread the thread that waits
     */
    public record View(long turn, Stage stage, Way way, long nanos, HostSettings settings, Thread thread) {

        /** What is done about it. */
        public Action action() {
            return settings.action(Precaution.REPLY_TIMEOUT);
        }

        /** How long it should last at most. */
        public Duration limit() {
            return settings.limits().of(stage);
        }
    }

    private static VarHandle turn() {
        try {
            return MethodHandles.lookup().findVarHandle(Waiting.class, "turn", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** The thread that runs now begins to wait. */
    public void begin(Stage awaited, Way how, HostSettings counting) {
        stage = awaited;
        way = how;
        settings = counting;
        thread = Thread.currentThread();
        struck = false;
        last += 2;
        // Whoever sees the number sees what was written before it; nothing has to wait until it is seen.
        TURN.setRelease(this, last - 1);
    }

    /** It waits no longer; true if the wait was ended from outside, and the connection is closed for that. */
    public boolean end() {
        long now = turn;
        boolean waited = (now & 1) == 1 && now > 0;
        if (now != last && !(waited && TURN.compareAndSet(this, now, last))) {
            // It was taken away, now or before.
            turn = last;
            struck = true;
        }
        thread = null;
        settings = null;
        return struck;
    }

    /** Whether the last wait was ended from outside. */
    public boolean isStruck() {
        return struck;
    }

    /** Whether the last wait was longer than it should be, by the watching thread's clock; asked once. */
    public boolean takeOverdue() {
        boolean late = last != 0 && overdue == last - 1;
        if (late) {
            overdue = 0;
        }
        return late;
    }

    /** What the last wait was for. */
    public Stage stage() {
        return stage;
    }

    /** There is a connection, or somebody waits for one. */
    public void open() {
        open = true;
    }

    /** The connection has ended, and nothing is waited for. */
    public void close() {
        end();
        open = false;
    }

    /** Whether there is a connection; any thread may ask. */
    public boolean isOpen() {
        return open;
    }

    /** Whether it is the app's logging that mails: whoever tells of that in the log makes it mail again. */
    public void setOfLogging(boolean found) {
        ofLogging = found;
    }

    /** Whether it is; any thread may ask. */
    public boolean isOfLogging() {
        return ofLogging;
    }

    /** These properties were set for the library while it connects. */
    public void lend(List<String> names) {
        lent = names;
    }

    /** What was set for the library, and is none of the app's own. */
    public List<String> lent() {
        return lent;
    }

    /** What was set for the library; it has to be taken away by whoever asks. */
    public List<String> takeLent() {
        List<String> names = lent;
        lent = List.of();
        return names;
    }

    /** Whether a limit for each read was set for the library. */
    public boolean isReadLimitLent() {
        return lent.stream().anyMatch(name -> name.endsWith(".timeout"));
    }

    /** The app has a limit of its own for one read; 0 for none. */
    public void appWaits(int milliseconds) {
        ofTheApp = milliseconds;
    }

    /** How long the app waits for one read by its own wish, in milliseconds; 0 for ever. */
    public int appWaits() {
        return ofTheApp;
    }

    /**
     * Looks at it, from the watching thread.
     *
     * @param now {@link System#nanoTime()}
     * @return the wait that lasts; nothing if there is none
     */
    public Optional<View> look(long now) {
        long number = turn;
        Stage awaited = stage;
        Way how = way;
        HostSettings counting = settings;
        Thread waiting = thread;
        VarHandle.acquireFence();
        if (number <= 0 || (number & 1) == 0 || number != turn || counting == null || waiting == null) {
            return Optional.empty();
        }
        if (number != seen) {
            seen = number;
            seenAt = now;
            told = false;
        }
        return Optional.of(new View(number, awaited, how, now - seenAt, counting, waiting));
    }

    /** Whether this wait was not told of yet; asked once, by the watching thread. */
    public boolean isNews(View view) {
        boolean news = !told;
        told = true;
        overdue = view.turn();
        return news;
    }

    /** The wait begins anew for the watching thread, which saw that it is none. */
    public void lookAgain() {
        seen = 0;
    }

    /** Ends a wait from outside; false if it has ended by itself. */
    public boolean strike(View view) {
        strike = Optional.of("the wait for " + name(view.stage()) + " was ended after " + DurationText.of(view.limit())
                + " (sequitur.timeout." + view.stage().id() + ")");
        return TURN.compareAndSet(this, view.turn(), -view.turn());
    }

    /** What was ended from outside, for a person: a clause. */
    public Optional<String> takeStrike() {
        Optional<String> clause = struck ? strike : Optional.empty();
        strike = Optional.empty();
        return clause;
    }

    /** What a stage waits for, for a person. */
    public static String name(Stage stage) {
        return switch (stage) {
            case CONNECT -> "the connection";
            case GREETING -> "the greeting";
            case COMMAND -> "the reply";
            case MAIL, RCPT, DATA -> "the reply to " + stage;
            case BLOCK -> "the server to take what is written";
            case FINAL -> "the reply to the final dot";
        };
    }
}
