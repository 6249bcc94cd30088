package sequitur.engine.report.relay;

import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * The application's own SLF4J, of any version from 1.7 on, found by reflection: the engine's SLF4J has the same names but
 * other classes. It is looked up for each event, so that nothing of the application is held between them.
 *
 * <p>Log4j's binding takes the logging context of the class that calls it. The engine's would be a second one, which nobody has
 * configured, so there the logger is asked of the application's own context.
 */
final class ApplicationSlf4j implements LogTarget {

    /** The factories of an SLF4J that writes nothing, or does not know yet where to write. */
    private static final Set<String> NOWHERE =
            Set.of("org.slf4j.helpers.NOPLoggerFactory", "org.slf4j.helpers.SubstituteLoggerFactory");

    /** The factory of Log4j's binding. */
    private static final String LOG4J = "org.apache.logging.slf4j.Log4jLoggerFactory";

    /**
     * A logger of the application's.
     *
     * @param logger the logger
     * @param type its public type: SLF4J's or Log4j's, which name their methods alike
     */
    private record AppLogger(Object logger, Class<?> type) {}

    @Override
    public boolean accept(@Nullable ClassLoader application, Message message) {
        for (ClassLoader loader : loaders(application)) {
            try {
                if (log(loader, message)) {
                    return true;
                }
            } catch (ReflectiveOperationException | RuntimeException | LinkageError unusable) {
                // Then the next loader may see one that works.
            }
        }
        return false;
    }

    private static Set<ClassLoader> loaders(@Nullable ClassLoader application) {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(application);
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.add(ClassLoader.getSystemClassLoader());
        loaders.remove(null);
        return loaders;
    }

    private static boolean log(ClassLoader loader, Message message) throws ReflectiveOperationException {
        Class<?> loggers = Class.forName("org.slf4j.LoggerFactory", true, loader);
        Object factory = loggers.getMethod("getILoggerFactory").invoke(null);
        if (NOWHERE.contains(factory.getClass().getName())) {
            return false;
        }
        boolean isLog4j = factory.getClass().getName().equals(LOG4J);
        ClassLoader binding = factory.getClass().getClassLoader();
        AppLogger logger = isLog4j ? ofLog4j(binding, loader, message.logger()) : ofSlf4j(loggers, message.logger());
        boolean enabled = isEnabled(logger.logger(), logger.type(), message.level());
        message.taken().accept(enabled);
        if (enabled && isLog4j && !message.fields().isEmpty()) {
            LoggedFields.byLog4j(binding, message.fields(), () -> write(logger.logger(), logger.type(), message));
        } else if (enabled) {
            boolean withFields =
                    !message.fields().isEmpty() && LoggedFields.bySlf4j(logger.logger(), logger.type(), message);
            if (!withFields) {
                write(logger.logger(), logger.type(), message);
            }
        }
        return true;
    }

    private static AppLogger ofSlf4j(Class<?> loggers, String name) throws ReflectiveOperationException {
        Method getLogger = loggers.getMethod("getLogger", String.class);
        return new AppLogger(getLogger.invoke(null, name), getLogger.getReturnType());
    }

    /** Of the context that the application's classes have. */
    private static AppLogger ofLog4j(ClassLoader log4j, ClassLoader application, String name)
            throws ReflectiveOperationException {
        Method getContext = Class.forName("org.apache.logging.log4j.LogManager", true, log4j)
                .getMethod("getContext", ClassLoader.class, boolean.class);
        Object context = getContext.invoke(null, application, false);
        Object logger =
                getContext.getReturnType().getMethod("getLogger", String.class).invoke(context, name);
        return new AppLogger(logger, Class.forName("org.apache.logging.log4j.Logger", true, log4j));
    }

    private static boolean isEnabled(Object logger, Class<?> type, Level level) throws ReflectiveOperationException {
        String name = level.name().charAt(0) + level.name().substring(1).toLowerCase(Locale.ROOT);
        return (boolean) type.getMethod("is" + name + "Enabled").invoke(logger);
    }

    /** The methods without arguments for braces, so that the text is not formatted again. */
    private static void write(Object logger, Class<?> type, Message message) throws ReflectiveOperationException {
        String method = message.level().name().toLowerCase(Locale.ROOT);
        if (message.failure() == null) {
            type.getMethod(method, String.class).invoke(logger, message.text());
        } else {
            type.getMethod(method, String.class, Throwable.class).invoke(logger, message.text(), message.failure());
        }
    }
}
