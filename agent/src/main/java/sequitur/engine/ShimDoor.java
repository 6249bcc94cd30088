package sequitur.engine;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lists of the shim's door, by which other code of this JVM listens to the engine and has settings of its own on its threads.
 *
 * @param listeners who is told of each event
 * @param settings who says which settings count for the thread that asks
 */
record ShimDoor(List<Consumer<Map<String, Object>>> listeners, List<Supplier<@Nullable String>> settings) {

    private static final String DOOR = "sequitur.agent.Door";

    /** The door of the shim whose loader has loaded this engine; one that nobody comes through where there is none. */
    static ShimDoor ofThisEngine() {
        try {
            ClassLoader own = ShimDoor.class.getClassLoader();
            @Nullable ClassLoader shim = own == null ? null : own.getClass().getClassLoader();
            Class<?> door = Class.forName(DOOR, true, shim == null ? own : shim);
            return new ShimDoor(list(door, "listeners"), list(door, "settings"));
        } catch (ReflectiveOperationException | LinkageError shimWithoutDoor) {
            return new ShimDoor(List.of(), List.of());
        }
    }

    @SuppressWarnings("unchecked") // The door says so.
    private static <T> List<T> list(Class<?> door, String name) throws ReflectiveOperationException {
        return (List<T>) door.getMethod(name).invoke(null);
    }
}
