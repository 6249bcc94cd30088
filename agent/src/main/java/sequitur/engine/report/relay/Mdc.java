package sequitur.engine.report.relay;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mapped diagnostic context of the thread that an event comes from: what the app has put there, such as the id of a request, stands beside the event
 * as if that thread had logged it.
 *
 * <p>It is asked only of classes that the app has loaded already: whoever uses it has. Loading them here could start the app's logging, on a thread
 * that may hold anything.
 */
final class Mdc {

    /** A kind of context, by the names of its class and of its methods. */
    private enum Kind {
        SLF4J("org.slf4j.MDC", "getCopyOfContextMap", "setContextMap", "clear"),
        LOG4J("org.apache.logging.log4j.ThreadContext", "getImmutableContext", "putAll", "clearMap");

        private final String className;
        private final String getter;
        private final String setter;
        private final String clearing;

        Kind(String className, String getter, String setter, String clearing) {
            this.className = className;
            this.getter = getter;
            this.setter = setter;
            this.clearing = clearing;
        }
    }

    private record Captured(Kind kind, Class<?> type, Map<?, ?> values) {}

    private static final Mdc NONE = new Mdc(List.of());
    private static final @Nullable MethodHandle FIND_LOADED_CLASS = findLoadedClass();

    private final List<Captured> captured;

    private Mdc(List<Captured> captured) {
        this.captured = captured;
    }

    /** Possible where the engine has had {@code java.lang} opened for its bridge. */
    private static @Nullable MethodHandle findLoadedClass() {
        try {
            return MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup())
                    .findVirtual(
                            ClassLoader.class, "findLoadedClass", MethodType.methodType(Class.class, String.class));
        } catch (ReflectiveOperationException closed) {
            return null;
        }
    }

    /** That of this thread, as the logging of the app has it. */
    static Mdc ofThisThread(@Nullable ClassLoader application) {
        MethodHandle find = FIND_LOADED_CLASS;
        if (find == null || application == null) {
            return NONE;
        }
        List<Captured> found = new ArrayList<>(1);
        for (Kind kind : Kind.values()) {
            try {
                Class<?> type = (Class<?>) find.invokeExact(application, kind.className);
                if (type != null
                        && type.getMethod(kind.getter).invoke(null) instanceof Map<?, ?> values
                        && !values.isEmpty()) {
                    found.add(new Captured(kind, type, values));
                }
            } catch (Throwable unusable) {
                // Then the event goes without it.
            }
        }
        return found.isEmpty() ? NONE : new Mdc(found);
    }

    /** Sets it for the thread that logs, which has none of its own. */
    void set() {
        captured.forEach(each -> {
            try {
                each.type.getMethod(each.kind.setter, Map.class).invoke(null, each.values);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError unusable) {
                // Then the event goes without it.
            }
        });
    }

    /** Takes it away again. */
    void clear() {
        captured.forEach(each -> {
            try {
                each.type.getMethod(each.kind.clearing).invoke(null);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError unusable) {
                // The thread ends after a minute at the latest.
            }
        });
    }
}
