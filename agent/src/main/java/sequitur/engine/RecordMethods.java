package sequitur.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;

/**
 * What the JDK remembers of the records that it made {@code equals} and the like for. The JDK 17 keeps the last type that it did so for
 * in a static field of {@link ObjectMethods}, and a class loader with it, for good.
 */
final class RecordMethods {

    private RecordMethods() {}

    /**
     * Gives the JDK a type of its own to remember, in the place of one of the engine's.
     *
     * @throws Throwable if the JDK won't have it
     */
    static void forget() throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle component = lookup.findVirtual(String.class, "intern", MethodType.methodType(String.class));
        for (MethodType method : new MethodType[] {
            MethodType.methodType(boolean.class, String.class, Object.class),
            MethodType.methodType(int.class, String.class),
            MethodType.methodType(String.class, String.class)
        }) {
            ObjectMethods.bootstrap(lookup, name(method), method, String.class, "component", component);
        }
    }

    private static String name(MethodType method) {
        Class<?> result = method.returnType();
        if (result == boolean.class) {
            return "equals";
        }
        return result == int.class ? "hashCode" : "toString";
    }
}
