package sequitur.engine.report;

import org.jspecify.annotations.Nullable;

/** The last resort: standard error. */
final class StandardError implements Target {

    @Override
    public boolean accept(@Nullable ClassLoader application, Message message) {
        System.err.println(message.level() + " " + message.logger() + ": " + message.text());
        if (message.failure() != null) {
            message.failure().printStackTrace(System.err);
        }
        return true;
    }
}
