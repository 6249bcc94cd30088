package sequitur.engine.report.telemetry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A public method of a library of the app's.
 *
 * @param method the method
 */
record ForeignMethod(Method method) {

    /**
     * Finds one.
     *
     * @throws NoSuchMethodException if this version of the library has none
     */
    static ForeignMethod of(Class<?> type, String name, Class<?>... parameters) throws NoSuchMethodException {
        return new ForeignMethod(type.getMethod(name, parameters));
    }

    /** Finds one that not every version has. */
    static Optional<ForeignMethod> find(Class<?> type, String name, Class<?>... parameters) {
        try {
            return Optional.of(of(type, name, parameters));
        } catch (NoSuchMethodException otherVersion) {
            return Optional.empty();
        }
    }

    /**
     * Calls it.
     *
     * @param target the object; null for a static method
     * @param arguments what it is given
     * @return what it gives back, which is not null
     * @throws Throwable what it throws
     */
    Object on(@Nullable Object target, Object... arguments) throws Throwable {
        return Objects.requireNonNull(call(target, arguments), method.getName());
    }

    /**
     * Calls it for its effect.
     *
     * @param target the object
     * @param arguments what it is given
     * @return what it gives back, or null
     * @throws Throwable what it throws
     */
    @Nullable
    Object call(@Nullable Object target, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
