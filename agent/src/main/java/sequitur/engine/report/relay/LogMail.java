package sequitur.engine.report.relay;

import java.lang.StackWalker.StackFrame;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Mail that the application's logging sends: by Logback's or Log4j's SMTP appender, or by Angus Mail's {@code MailHandler}. */
final class LogMail {

    /** What writes log events somewhere, in each logging library that can send them by mail. */
    private static final Set<String> WRITERS = Set.of(
            "ch.qos.logback.core.Appender",
            "org.apache.logging.log4j.core.Appender",
            "org.apache.log4j.Appender",
            "java.util.logging.Handler");

    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** Found out once for each class: the whole stack is looked at for each event. */
    private static final ClassValue<Boolean> IS_WRITER = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            return isWriter(type);
        }
    };

    private LogMail() {}

    /**
     * Tells whether this thread is at work for the application's logging: whether a method of an appender or handler, or
     * of a class nested in one, is on its stack. That also sees appenders that send their mail on a thread of their own.
     */
    static boolean isBeingSent() {
        return WALKER.walk(frames -> frames.map(LogMail::outermost).anyMatch(IS_WRITER::get));
    }

    /** A method, since a reference to one that looks at its caller is dear. */
    private static Class<?> outermost(StackFrame frame) {
        return frame.getDeclaringClass().getNestHost();
    }

    private static boolean isWriter(@Nullable Class<?> type) {
        return type != null
                && (WRITERS.contains(type.getName())
                        || isWriter(type.getSuperclass())
                        || Stream.of(type.getInterfaces()).anyMatch(LogMail::isWriter));
    }
}
