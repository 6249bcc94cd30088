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
 */
final class ApplicationSlf4j implements LogTarget {

    /** The factories of an SLF4J that writes nothing, or does not know yet where to write. */
    private static final Set<String> NOWHERE =
            Set.of("org.slf4j.helpers.NOPLoggerFactory", "org.slf4j.helpers.SubstituteLoggerFactory");

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
        Method getLogger = loggers.getMethod("getLogger", String.class);
        Object logger = getLogger.invoke(null, message.logger());
        if (isEnabled(logger, getLogger.getReturnType(), message.level())) {
            write(logger, getLogger.getReturnType(), message);
        }
        return true;
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
