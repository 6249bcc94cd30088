package sequitur.engine.report;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.report.relay.LogRelay;

/** The agent's messages about itself, to the logger {@code sequitur}: its troubles at level WARN, other things at level INFO. */
public final class Notices {

    private static final String LOGGER = "sequitur";
    private static final int LONGEST = 2_000;

    private final LogRelay relay;
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    /**
     * Makes notices of which none has been said.
     *
     * @param relay the way to the application's logging
     */
    public Notices(LogRelay relay) {
        this.relay = relay;
    }

    /**
     * Says something, unless something of the same key was said before. Never throws.
     *
     * @param application the class loader of the mail transport, from which the app's SLF4J can be seen; null if there is
     *     none
     * @param key what the message is about; keys are remembered for good, so there should be few
     * @param text the message, without credentials; what is not printable ASCII is escaped
     */
    public void once(@Nullable ClassLoader application, String key, String text) {
        if (said.add(key)) {
            warn(application, text);
        }
    }

    /**
     * Says something, whether or not it was said before. Never throws.
     *
     * @param application the class loader of the mail transport, or null
     * @param text the message, without credentials; what is not printable ASCII is escaped
     */
    public void warn(@Nullable ClassLoader application, String text) {
        relay.logger(LOGGER, application).warn(Printable.of(text, LONGEST).toString());
    }

    /**
     * Says something that is no trouble, at level INFO: that the agent is there, what was learned of a server. Never throws.
     *
     * @param application the class loader of the mail transport, or null
     * @param text the message, without credentials
     */
    public void inform(@Nullable ClassLoader application, String text) {
        relay.logger(LOGGER, application).info(Printable.of(text, LONGEST).toString());
    }
}
