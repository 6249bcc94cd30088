package sequitur.engine.report.relay;

import org.jspecify.annotations.Nullable;

/** The logging of the JVM, by default {@code java.util.logging}. It is not touched before there is something to log. */
final class SystemLogger implements LogTarget {

    @Override
    public boolean accept(@Nullable ClassLoader application, Message message) {
        System.Logger.Level level = switch (message.level()) {
            case ERROR -> System.Logger.Level.ERROR;
            case WARN -> System.Logger.Level.WARNING;
            case INFO -> System.Logger.Level.INFO;
            case DEBUG -> System.Logger.Level.DEBUG;
            case TRACE -> System.Logger.Level.TRACE;
        };
        System.getLogger(message.logger()).log(level, message.text(), message.failure());
        return true;
    }
}
