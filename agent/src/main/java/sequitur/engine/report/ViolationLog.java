package sequitur.engine.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.report.relay.LogRelay;

/**
 * Reports violations to the logger {@code sequitur.violation}, each as one event at level WARN; and before a correction is
 * begun, its plan to the logger {@code sequitur.correction}.
 */
public final class ViolationLog {

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

    /**
     * Reports a violation: what happened, the rule, the likely cause, the one thing to change, where in the app it came
     * from, and what the agent did. Never throws.
     *
     * @param application the class loader of the mail transport, from which the app's SLF4J can be seen; null if the
     *     transport has none
     * @param event the violation and what came of it
     */
    public void report(@Nullable ClassLoader application, Event event) {
        relay.logger(LOGGER, application).warn(ViolationText.of(event));
    }

    /**
     * Tells what a correction is about to do. Never throws.
     *
     * @param application the class loader of the mail transport, or null
     * @param server the server as {@code host:port}
     * @param command the verb of the command that is corrected
     * @param steps the names of the steps, in their order
     */
    public void planned(@Nullable ClassLoader application, String server, String command, List<String> steps) {
        String text = command + " (" + server + "): the plan is " + String.join(", ", steps) + ", " + command;
        relay.logger(PLANS, application).debug(Printable.of(text).toString());
    }

    /**
     * Tells that a server was asked for the refusal that it has behind a 334, at level INFO. Never throws.
     *
     * @param application the class loader of the mail transport, or null
     * @param server the server as {@code host:port}
     * @param mechanism the SASL mechanism
     * @param refusal what the server said, without line breaks at its ends
     */
    public void acknowledged(@Nullable ClassLoader application, String server, String mechanism, Printable refusal) {
        String text = "AUTH " + mechanism + " (" + server
                + "): the server wrapped an error in a 334, which the library leaves"
                + " unanswered; an empty response was sent, and the server said " + refusal;
        relay.logger(PLANS, application).info(Printable.of(text, LONGEST).toString());
    }
}
