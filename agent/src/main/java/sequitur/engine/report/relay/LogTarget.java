package sequitur.engine.report.relay;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import sequitur.engine.config.Printable;

/** A place where log events can go. */
@FunctionalInterface
interface LogTarget {

    /**
     * Hands one event over.
     *
     * @param application the class loader of the application, if it has one
     * @param message the event
     * @return whether the event has arrived; false if this place can't take it and another one should
     * @throws Throwable whatever the application's logging throws; another place should take the event then
     */
    boolean accept(@Nullable ClassLoader application, Message message) throws Throwable;

    /**
     * One log event.
     *
     * @param logger the name of the logger
     * @param level its level
     * @param text its text, which is final: braces in it stand for nothing; nothing but printable ASCII gets in here
     * @param failure what was thrown, if anything was
     * @param taken is told whether this logger takes events of this level
     * @param fields what stands beside the text where the logging writes fields; it says nothing that the text does not
     */
    record Message(
            String logger,
            Level level,
            String text,
            @Nullable Throwable failure,
            Consumer<Boolean> taken,
            List<LogField> fields) {

        /** An event without fields. */
        Message(String logger, Level level, String text, @Nullable Throwable failure, Consumer<Boolean> taken) {
            this(logger, level, text, failure, taken, List.of());
        }

        /** An event whose sender does not ask whether it is taken. */
        Message(String logger, Level level, String text, @Nullable Throwable failure) {
            this(logger, level, text, failure, ignored -> {});
        }

        /** Whatever way a text has come, this one it has to pass. */
        public Message {
            text = Printable.lines(text);
            fields = List.copyOf(fields);
        }
    }
}
