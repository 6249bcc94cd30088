package sequitur.engine.report;

import org.jspecify.annotations.Nullable;

/** Reports violations to the logger {@code sequitur.violation}, each as one event at level WARN. */
public final class ViolationLog {

    private static final String LOGGER = "sequitur.violation";

    private final HandOver handOver;

    /**
     * Makes the log.
     *
     * @param handOver the way to the application's logging
     */
    public ViolationLog(HandOver handOver) {
        this.handOver = handOver;
    }

    /**
     * Reports a violation: what happened, the rule, the likely cause, the one thing to change, where in the app it came
     * from, and what the agent did. Never throws.
     *
     * @param application the class loader of the mail transport, from which the app's SLF4J can be seen; null if the
     *     transport has none
     * @param event the violation and what came of it
     */
    public void report(@Nullable ClassLoader application, Event event) {
        handOver.logger(LOGGER, application).warn(ViolationText.of(event));
    }
}
