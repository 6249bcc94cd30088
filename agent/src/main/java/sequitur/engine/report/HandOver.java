package sequitur.engine.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import sequitur.engine.report.Target.Message;

/**
 * Hands log events over to the application's own SLF4J, else to {@link System.Logger}, else to standard error. Where that
 * is, is found out at each event, and nothing of the application is kept. Nothing is ever thrown.
 *
 * <p>What is to be said of mail that the application's logging sends itself, or on a thread that is just handing an event
 * over, goes to standard error alone: an appender that sends its events by mail would otherwise keep violation, event and
 * mail chasing each other. So everything that logs should share one of these.
 */
public final class HandOver {

    private final List<Target> targets;
    private final Target besideLogging;

    /** Set only while an event is being handed over. */
    private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

    /** Makes one that hands over to the application, the JVM or standard error. */
    public HandOver() {
        this(
                List.of(new ApplicationSlf4j(), new SystemLogger(), StandardError.ofTheApplication()),
                StandardError.ofTheJvm());
    }

    /**
     * Makes one for these targets.
     *
     * @param targets where events go, the first that takes one
     * @param besideLogging where they go while logging is at work: it must not lead there
     */
    HandOver(List<Target> targets, Target besideLogging) {
        this.targets = List.copyOf(targets);
        this.besideLogging = besideLogging;
    }

    /**
     * Makes a logger for one event or a few of them; it holds the class loader and should not be kept.
     *
     * @param name the logger's name
     * @param application the class loader of the application, from which its SLF4J can be seen; null if there is none
     * @return the logger, which has all levels from INFO up
     */
    public Logger logger(String name, @Nullable ClassLoader application) {
        return new HandOverLogger(this, name, application);
    }

    /** Hands one event over to the first target that takes it. */
    void write(@Nullable ClassLoader application, Message message) {
        try {
            if (busy.get() != null || isLogMail()) {
                besideLogging.accept(application, message);
            } else {
                busy.set(true);
                try {
                    writeToFirst(application, message);
                } finally {
                    busy.remove();
                }
            }
        } catch (Throwable nothingCanBeDone) {
            // Not even standard error works, or the stack is full: the application must not suffer for it.
        }
    }

    private static boolean isLogMail() {
        try {
            return LogMail.isBeingSent();
        } catch (Throwable unknown) {
            // It is said in any case, and in a place that leads nowhere.
            return true;
        }
    }

    private void writeToFirst(@Nullable ClassLoader application, Message message) {
        for (Target target : targets) {
            try {
                if (target.accept(application, message)) {
                    return;
                }
            } catch (Throwable unusable) {
                // The next target takes the event.
            }
        }
    }
}
