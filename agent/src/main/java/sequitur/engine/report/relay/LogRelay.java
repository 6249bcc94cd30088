package sequitur.engine.report.relay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import sequitur.engine.report.relay.LogTarget.Message;

/**
 * Relays log events to the application's own SLF4J, else to {@link System.Logger}, else to standard error; not on the thread that sends,
 * which may hold a lock that the logging waits for, but on one of its own. Where the logging is, is found out at each event, and nothing of
 * the application is kept when it is logged. Nothing is ever thrown, and nobody waits.
 *
 * <p>What is to be said of mail that the application's logging sends itself, or on the very thread that logs, goes to standard error alone,
 * at once: an appender that sends its events by mail would otherwise keep violation, event and mail chasing each other. So everything that
 * logs should share one of these.
 *
 * <p>The events come in the order in which they were given. If 4,096 wait, others are dropped, and one event says how many. An event that
 * was not logged before the JVM began to end is written to standard error as well: logging libraries stop themselves in shutdown hooks, and
 * then take events without a word and lose them.
 */
public final class LogRelay implements AutoCloseable {

    /** How long the end of this waits for the app's logging. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long the end of the JVM waits for it, after it was held already, and with all of it going to standard error as well. */
    private static final Duration PATIENCE_AT_END = Duration.ofSeconds(2);

    private static final long LARGEST_FILE = 10 * 1024 * 1024;

    private static final Duration LAST_BREATH = Duration.ofSeconds(1);

    private final List<LogTarget> targets;
    private final LogTarget besideLogging;
    private final EventQueue queue = new EventQueue();
    private final ReportsThread reports = new ReportsThread(queue, this::log, this::sayLastWords);
    private final JvmHold hold = new JvmHold(queue);
    private final List<Thread> atEnd = new ArrayList<>();

    /** Makes one that relays to the application, the JVM or standard error. */
    public LogRelay() {
        this(
                List.of(new ApplicationSlf4j(), new SystemLogger(), StandardError.ofTheApplication()),
                StandardError.ofTheJvm());
    }

    /**
     * Makes one for these targets.
     *
     * @param targets where events go, the first that takes one
     * @param besideLogging where they go while logging is at work, or has stopped: it must not lead there
     */
    LogRelay(List<LogTarget> targets, LogTarget besideLogging) {
        this.targets = List.copyOf(targets);
        this.besideLogging = besideLogging;
    }

    /**
     * Makes one that writes to a file, which grows to 10 MiB.
     *
     * @param file the file
     * @return a relay of its own, with a thread of its own while there is something to write
     */
    public static LogRelay toFile(Path file) {
        LogTarget target = new TranscriptFile(file, LARGEST_FILE);
        return new LogRelay(List.of(target), target);
    }

    /**
     * Makes a logger for one event or a few of them; it holds the class loader and should not be kept.
     *
     * @param name the logger's name
     * @param application the class loader of the application, from which its SLF4J can be seen; null if there is none
     * @return the logger, which has all levels from DEBUG up
     */
    public Logger logger(String name, @Nullable ClassLoader application) {
        return new RelayLogger(this, name, application);
    }

    /**
     * Has something said when the JVM ends, unless this is closed before.
     *
     * @param words what says it, on a thread of its own
     */
    public synchronized void sayAtEnd(Runnable words) {
        Thread made = RelayThreads.daemon("sequitur-last-words", words);
        if (JvmEnd.add(made)) {
            atEnd.add(made);
        }
    }

    private synchronized void forgetEnd() {
        atEnd.forEach(JvmEnd::remove);
        atEnd.clear();
    }

    /**
     * Logs one event with fields. Never throws.
     *
     * @param application the class loader of the application, or null
     * @param logger the logger's name
     * @param level the level
     * @param text what is logged, without credentials
     * @param fields what stands beside it where the logging writes fields
     */
    public void log(@Nullable ClassLoader application, String logger, Level level, String text, List<LogField> fields) {
        write(application, new Message(logger, level, text, null, ignored -> {}, fields));
    }

    /**
     * Waits until the app's logging has all that was given so far.
     *
     * @param patience how long
     * @return whether it has
     */
    public boolean awaitLogged(Duration patience) {
        return queue.awaitEmpty(System.nanoTime() + patience.toNanos());
    }

    /**
     * Waits until the app's logging has all, for some seconds; what it has not taken then goes to standard error, as does all that is
     * given later. Nothing is left of it, neither a thread nor a shutdown hook, unless the app's logging never comes back.
     */
    @Override
    public void close() {
        forgetEnd();
        awaitLogged(PATIENCE);
        queue.close();
        try {
            reports.end(LAST_BREATH);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        writeRest();
    }

    /**
     * Says something on standard error alone.
     *
     * @param logger the logger's name
     * @param level the level
     * @param text what is said
     */
    public void sayBeside(String logger, Level level, String text) {
        writeBeside(null, new Message(logger, level, text, null));
    }

    /** Takes one event. */
    void write(@Nullable ClassLoader application, Message message) {
        try {
            if (reports.isCurrent() || isLogMail()) {
                besideLogging.accept(application, message);
                return;
            }
            RelayedEvent event = new RelayedEvent(application, message);
            if (!isRelayed(event) || JvmEnd.hasBegun()) {
                writeBeside(event);
            }
        } catch (Throwable nothingCanBeDone) {
            // Not even standard error works, or the stack is full: the application must not suffer for it.
        }
    }

    /**
     * Tells whether this thread is at work for the app's logging, which sends its events by mail: what is to be said of that mail can't be
     * said to the logging.
     *
     * @return true if it is
     */
    public static boolean isLogMail() {
        try {
            return LogMail.isBeingSent();
        } catch (Throwable unknown) {
            // It is said in any case, and in a place that leads nowhere.
            return true;
        }
    }

    private boolean isRelayed(RelayedEvent event) {
        if (!queue.add(event)) {
            return false;
        }
        try {
            reports.wake();
            hold.begin();
            return true;
        } catch (Throwable noThread) {
            return !queue.remove(event);
        }
    }

    /** Logs an event as if its sender did: some logging looks at the thread's context class loader, most print its name. */
    private void log(RelayedEvent event) {
        Thread thread = Thread.currentThread();
        try {
            thread.setContextClassLoader(event.context());
            thread.setName(ReportsThread.NAME + ": " + event.sender());
            event.mdc().set();
            writeToFirst(event.application(), event.message());
            if (JvmEnd.hasBegun()) {
                writeBeside(event);
            }
            sayWhatIsMissing(message -> writeToFirst(event.application(), message));
        } catch (Throwable nothingCanBeDone) {
            // The next event may have more luck.
        } finally {
            event.mdc().clear();
            thread.setName(ReportsThread.NAME);
            thread.setContextClassLoader(null);
        }
    }

    private void writeToFirst(@Nullable ClassLoader application, Message message) {
        for (LogTarget target : targets) {
            try {
                if (target.accept(application, message)) {
                    return;
                }
            } catch (Throwable unusable) {
                // The next target takes the event.
            }
        }
    }

    private void writeBeside(RelayedEvent event) {
        if (event.claimForStandardError()) {
            writeBeside(event.application(), event.message());
        }
    }

    private void writeBeside(@Nullable ClassLoader application, Message message) {
        try {
            besideLogging.accept(application, message);
        } catch (Throwable nothingCanBeDone) {
            // There is no place left.
        }
    }

    private void sayLastWords() {
        awaitLogged(PATIENCE_AT_END);
        writeRest();
    }

    private void writeRest() {
        queue.takeRest().forEach(this::writeBeside);
        sayWhatIsMissing(message -> writeBeside(null, message));
    }

    private void sayWhatIsMissing(Consumer<Message> sayer) {
        long count = queue.takeDropped();
        if (count > 0) {
            String text = count + " of Sequitur's reports were dropped, as the app's logging did not keep up with them";
            sayer.accept(new Message("sequitur", Level.WARN, text, null));
        }
    }
}
