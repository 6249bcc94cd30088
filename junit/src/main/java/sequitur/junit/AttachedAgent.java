package sequitur.junit;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The agent of this JVM, by the door that it has for other code; whoever has attached it, and whichever loader sees it here. */
final class AttachedAgent {

    private static final String DOOR = "sequitur.agent.Door";

    private final Class<?> door;

    private AttachedAgent(Class<?> door) {
        this.door = door;
    }

    /**
     * The agent of this JVM, which attaches itself unless it came with the JVM.
     *
     * @throws IllegalStateException if there is none, and it can't be attached
     */
    static AttachedAgent ofThisJvm() {
        if (!isAttached()) {
            SelfAttach.toThisJvm();
        }
        if (!isAttached()) {
            throw new IllegalStateException(
                    "Sequitur has attached itself to this JVM, and is not there. " + SelfAttach.remedy());
        }
        try {
            AttachedAgent agent = new AttachedAgent(door());
            if (!Boolean.TRUE.equals(agent.call("isOpen"))) {
                throw new IllegalStateException(
                        "Sequitur tells nothing to these tests, since sequitur-junit is not on the class"
                                + " path that their JVM was started with, but in a loader of its own. With Surefire leave"
                                + " useSystemClassLoader as it is.");
            }
            return agent;
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** An agent that comes with the JVM, or is attached, is always on the system's class path. */
    private static Class<?> door() throws ClassNotFoundException {
        return Class.forName(DOOR, true, ClassLoader.getSystemClassLoader());
    }

    private static boolean isAttached() {
        try {
            return (boolean) door().getMethod("isAttached").invoke(null);
        } catch (ReflectiveOperationException | LinkageError none) {
            return false;
        }
    }

    /** Has someone told of each event from now on, and asked for the settings of each thread. */
    void listen(Consumer<Map<String, Object>> listener, Supplier<String> settings) {
        this.<Consumer<Map<String, Object>>>list("listeners").add(listener);
        this.<Supplier<String>>list("settings").add(settings);
    }

    /** Takes that back. */
    void leave(Consumer<Map<String, Object>> listener, Supplier<String> settings) {
        this.<Consumer<Map<String, Object>>>list("listeners").remove(listener);
        this.<Supplier<String>>list("settings").remove(settings);
    }

    /** What is wrong with settings; empty if nothing is. */
    String faults(String settings) {
        return String.valueOf(call("faults", settings));
    }

    @SuppressWarnings("unchecked") // The door says so.
    private <T> List<T> list(String name) {
        return (List<T>) call(name);
    }

    private Object call(String name, String... arguments) {
        try {
            Class<?>[] types = new Class<?>[arguments.length];
            Arrays.fill(types, String.class);
            return door.getMethod(name, types).invoke(null, (Object[]) arguments);
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException(
                    "Sequitur's agent can't be asked: "
                            + thrown.getTargetException().getMessage(),
                    thrown);
        } catch (ReflectiveOperationException otherRelease) {
            throw new IllegalStateException(
                    "The agent in this JVM is of another release than sequitur-junit: give both the same version.",
                    otherRelease);
        }
    }
}
