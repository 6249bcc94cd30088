package sequitur.engine.report.relay;

import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The logging of the JVM, by default {@code java.util.logging}. It is not touched before there is something to log. */
final class SystemLogger implements LogTarget {

    /** The JDK's own, which hands over to {@code java.util.logging}. */
    private static final String OF_THE_JDK = "sun.util.logging.internal.LoggingProviderImpl";

    @Override
    public boolean accept(@Nullable ClassLoader application, Message message) {
        String finder = System.LoggerFinder.getLoggerFinder().getClass().getName();
        if (finder.equals(OF_THE_JDK)) {
            Logger logger = Logger.getLogger(message.logger());
            message.taken().accept(logger.isLoggable(levelOfTheJdk(message)));
            logger.log(record(message));
        } else {
            System.Logger logger = System.getLogger(message.logger());
            message.taken().accept(logger.isLoggable(level(message)));
            logger.log(level(message), message.text(), message.failure());
        }
        return true;
    }

    /** Without a source: the class that logs is of no interest, and a format that names one shows the logger's name then. */
    private static LogRecord record(Message message) {
        LogRecord record = new LogRecord(levelOfTheJdk(message), message.text());
        record.setLoggerName(message.logger());
        record.setThrown(message.failure());
        record.setSourceClassName(null);
        record.setSourceMethodName(null);
        return record;
    }

    private static java.util.logging.Level levelOfTheJdk(Message message) {
        return switch (message.level()) {
            case ERROR -> java.util.logging.Level.SEVERE;
            case WARN -> java.util.logging.Level.WARNING;
            case INFO -> java.util.logging.Level.INFO;
            case DEBUG -> java.util.logging.Level.FINE;
            case TRACE -> java.util.logging.Level.FINER;
        };
    }

    private static System.Logger.Level level(Message message) {
        return switch (message.level()) {
            case ERROR -> System.Logger.Level.ERROR;
            case WARN -> System.Logger.Level.WARNING;
            case INFO -> System.Logger.Level.INFO;
            case DEBUG -> System.Logger.Level.DEBUG;
            case TRACE -> System.Logger.Level.TRACE;
        };
    }
}
