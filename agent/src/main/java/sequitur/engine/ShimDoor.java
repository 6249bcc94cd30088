package sequitur.engine;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sequitur.engine.report.relay.StandardError;

/**
 * The shim's door, by which other code of this JVM listens to the engine and has settings of its own on its threads: where it is open, which is asked once,
 * when somebody comes.
 */
final class ShimDoor implements BooleanSupplier {

    private static final String DOOR = "sequitur.agent.Door";

    private final List<Consumer<Map<String, Object>>> listeners;
    private final List<Supplier<@Nullable String>> settings;
    private final BooleanSupplier asking;
    private volatile @Nullable Boolean open;

    private ShimDoor(
            List<Consumer<Map<String, Object>>> listeners,
            List<Supplier<@Nullable String>> settings,
            BooleanSupplier asking) {
        this.listeners = listeners;
        this.settings = settings;
        this.asking = asking;
    }

    /** The door of the shim whose loader has loaded this engine; one that nobody comes through where there is none. */
    static ShimDoor ofThisEngine() {
        try {
            ClassLoader own = ShimDoor.class.getClassLoader();
            @Nullable ClassLoader shim = own == null ? null : own.getClass().getClassLoader();
            Class<?> door = Class.forName(DOOR, true, shim == null ? own : shim);
            return new ShimDoor(list(door, "listeners"), list(door, "settings"), () -> isOpen(door));
        } catch (ReflectiveOperationException | LinkageError shimWithoutDoor) {
            return new ShimDoor(List.of(), List.of(), () -> false);
        }
    }

    @SuppressWarnings("unchecked") // The door says so.
    private static <T> List<T> list(Class<?> door, String name) throws ReflectiveOperationException {
        return (List<T>) door.getMethod(name).invoke(null);
    }

    private static boolean isOpen(Class<?> door) {
        try {
            return (boolean) door.getMethod("isOpen").invoke(null);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
            return false;
        }
    }

    /** Who is told of each event, if the door is open. */
    List<Consumer<Map<String, Object>>> listeners() {
        return listeners;
    }

    /** Who says which settings count for the thread that asks, if the door is open. */
    List<Supplier<@Nullable String>> settings() {
        return settings;
    }

    /** Whether the door is open; to be asked once somebody has come. */
    @Override
    public boolean getAsBoolean() {
        Boolean known = open;
        return known == null ? ask() : known;
    }

    private synchronized boolean ask() {
        Boolean known = open;
        if (known == null) {
            known = asking.getAsBoolean();
            open = known;
            if (!known) {
                StandardError.say(
                        "Sequitur: code of this JVM has come to the door of the agent, which is closed: it is open where"
                                + " sequitur-junit is on the class path that the JVM was started with");
            }
        }
        return known;
    }
}
