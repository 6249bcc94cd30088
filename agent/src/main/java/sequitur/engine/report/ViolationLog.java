package sequitur.engine.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;

/**
 * Reports violations to the logger {@code sequitur.violation}, each as one event at level WARN; and before a correction is
 * begun, its plan to the logger {@code sequitur.correction}.
 */
public final class ViolationLog implements Sink {

    private static final String LOGGER = "sequitur.violation";
    private static final String PLANS = "sequitur.correction";

    /** The agent's own words, and those of a server. */
    private static final int LONGEST = 2 * Printable.LONGEST;

    private final HandOver handOver;

    /**
     * Makes the log.
     *
     * @param handOver the way to the application's logging
     */
    public ViolationLog(HandOver handOver) {
        this.handOver = handOver;
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        handOver.logger(LOGGER, application).warn(ViolationText.of(event));
    }

    @Override
    public void planned(@Nullable ClassLoader application, String server, String command, List<String> steps) {
        String text = command + " (" + server + "): the plan is " + String.join(", ", steps) + ", " + command;
        handOver.logger(PLANS, application).debug(Printable.of(text).toString());
    }

    @Override
    public void acknowledged(@Nullable ClassLoader application, String server, String mechanism, Printable refusal) {
        String text = "AUTH " + mechanism + " (" + server
                + "): the server wrapped an error in a 334, which the library leaves"
                + " unanswered; an empty response was sent, and the server said " + refusal;
        handOver.logger(PLANS, application).info(Printable.of(text, LONGEST).toString());
    }
}
