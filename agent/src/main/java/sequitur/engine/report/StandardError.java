package sequitur.engine.report;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** The last resort: standard error, for all but what only a debugging person wants to know. */
final class StandardError implements Target {

    @Override
    public boolean accept(@Nullable ClassLoader application, Message message) {
        if (message.level() == Level.DEBUG) {
            return true;
        }
        System.err.println(message.level() + " " + message.logger() + ": " + message.text());
        if (message.failure() != null) {
            message.failure().printStackTrace(System.err);
        }
        return true;
    }
}
