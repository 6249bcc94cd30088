package sequitur.engine.report.relay;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import sequitur.engine.report.relay.LogTarget.Message;

/**
 * Lines at level DEBUG to one logger, which are made only where somebody wants them. The app's logging can't be asked on the thread that
 * mails, so a line is offered, and what becomes of it shows whether there is a wish. Where there is none, the next is offered a minute later.
 */
public final class DebugLog {

    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final LogRelay relay;
    private final String logger;
    private volatile boolean wanted;
    private volatile long nextOffer = System.nanoTime();

    /**
     * Makes one that has offered nothing.
     *
     * @param relay the way to the application's logging
     * @param logger the logger's name
     */
    public DebugLog(LogRelay relay, String logger) {
        this.relay = relay;
        this.logger = logger;
    }

    /**
     * Whether a line should be made.
     *
     * @return false if it would most likely be thrown away
     */
    public boolean takesLine() {
        return wanted || System.nanoTime() - nextOffer >= 0;
    }

    /**
     * Writes a line, or offers it. Never throws.
     *
     * @param application the class loader of the application, or null
     * @param text the line, without credentials
     */
    public void write(@Nullable ClassLoader application, String text) {
        nextOffer = System.nanoTime() + PAUSE;
        relay.write(application, new Message(logger, Level.DEBUG, text, null, taken -> wanted = taken));
    }
}
