package sequitur.engine.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.report.relay.LogRelay;

/**
 * Reports violations to the logger {@code sequitur.violation}, each as one event at level WARN; and before a correction is
 * begun, its plan to the logger {@code sequitur.correction}.
 */
public final class ViolationLog implements Sink {

    private static final String LOGGER = "sequitur.violation";
    private static final String PLANS = "sequitur.correction";

    /** The agent's own words, and those of a server. */
    private static final int LONGEST = 2 * Printable.LONGEST;

    private final LogRelay relay;

    /**
     * Makes the log.
     *
     * @param relay the way to the application's logging
     */
    public ViolationLog(LogRelay relay) {
        this.relay = relay;
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        relay.logger(LOGGER, application).warn(ViolationText.of(event));
    }

    @Override
    public void planned(@Nullable ClassLoader application, String server, String command, List<String> steps) {
        String text = command + " (" + server + "): the plan is " + String.join(", ", steps) + ", " + command;
        relay.logger(PLANS, application).debug(Printable.of(text).toString());
    }

    @Override
    public void acknowledged(@Nullable ClassLoader application, String server, String mechanism, Printable refusal) {
        String text = "AUTH " + mechanism + " (" + server
                + "): the server wrapped an error in a 334, which the library leaves"
                + " unanswered; an empty response was sent, and the server said " + refusal;
        relay.logger(PLANS, application).info(Printable.of(text, LONGEST).toString());
    }
}
