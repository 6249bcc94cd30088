package sequitur.engine.report.relay;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sequitur.engine.report.relay.LogTarget.Message;

/**
 * Logs an event with its fields, where the app's logging has a place for them: as key-value pairs of SLF4J 2 where the logger takes such events itself,
 * and in the context of the thread with Log4j, as Log4j's own binding does. Any other logger would get them in front of the text.
 */
final class LoggedFields {

    private static final String AWARE = "org.slf4j.spi.LoggingEventAware";
    private static final String BUILDER = "org.slf4j.spi.LoggingEventBuilder";
    private static final String LOG4J_CONTEXT = "org.apache.logging.log4j.ThreadContext";

    /** What logs. */
    @FunctionalInterface
    interface Logging {
        void log() throws ReflectiveOperationException;
    }

    private LoggedFields() {}

    /** Logs by a logger of SLF4J's; false if it is one that has no place for fields. */
    static boolean bySlf4j(Object logger, Class<?> type, Message message) throws ReflectiveOperationException {
        ClassLoader loader = type.getClassLoader();
        Class<?> aware = find(AWARE, loader);
        if (aware == null || !aware.isInstance(logger)) {
            return false;
        }
        String level = message.level().name();
        Object event = type.getMethod(
                        "at" + level.charAt(0) + level.substring(1).toLowerCase(Locale.ROOT))
                .invoke(logger);
        Class<?> builder = Class.forName(BUILDER, false, loader);
        Method add = builder.getMethod("addKeyValue", String.class, Object.class);
        for (LogField field : message.fields()) {
            add.invoke(event, field.key(), field.value());
        }
        if (message.failure() != null) {
            builder.getMethod("setCause", Throwable.class).invoke(event, message.failure());
        }
        builder.getMethod("log", String.class).invoke(event, message.text());
        return true;
    }

    /** Logs by Log4j, with the fields in the context of this thread meanwhile. */
    static void byLog4j(ClassLoader log4j, List<LogField> fields, Logging logging) throws ReflectiveOperationException {
        Class<?> context = find(LOG4J_CONTEXT, log4j);
        if (context == null) {
            logging.log();
            return;
        }
        Map<String, String> before = new HashMap<>();
        Method get = context.getMethod("get", String.class);
        Method put = context.getMethod("put", String.class, String.class);
        for (LogField field : fields) {
            if (get.invoke(null, field.key()) instanceof String own) {
                before.put(field.key(), own);
            }
            put.invoke(null, field.key(), String.valueOf(field.value()));
        }
        try {
            logging.log();
        } finally {
            Method remove = context.getMethod("remove", String.class);
            for (LogField field : fields) {
                if (before.containsKey(field.key())) {
                    put.invoke(null, field.key(), before.get(field.key()));
                } else {
                    remove.invoke(null, field.key());
                }
            }
        }
    }

    private static @Nullable Class<?> find(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError otherRelease) {
            return null;
        }
    }
}
