package sequitur.agent;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The door for other code of the same JVM, as that which runs the app's tests: it knows types of the JDK alone, as the engine does of the app. The
 * engine looks at the two lists while it works, so that whoever is in them counts from then on. Both may be changed by any thread.
 *
 * <p>It is open where {@code META-INF/sequitur/door}, which is in the artifact {@code sequitur-junit}, stands on the class path that the JVM was
 * started with. Nobody else than who starts the JVM can put it there: a neighbour in the same JVM can't listen, or change what the agent does. The
 * engine itself looks, whatever stands in the lists.
 */
public final class Door {

    private static final String KEY = "META-INF/sequitur/door";

    private static final List<Consumer<Map<String, Object>>> LISTENERS = new CopyOnWriteArrayList<>();
    private static final List<Supplier<String>> SETTINGS = new CopyOnWriteArrayList<>();

    private Door() {}

    /**
     * Who is told of each event: on the thread that sends, while that holds the transport's lock, so it should be quick. What a listener throws is told
     * once on standard error, and the app's mail goes on. docs/mail-tests.md lists the kinds of events with their keys.
     *
     * @return the list itself, to be added to and removed from
     */
    public static List<Consumer<Map<String, Object>>> listeners() {
        return LISTENERS;
    }

    /**
     * Who says which settings count for the thread that asks, over those that the agent has: the text is as after {@code
     * -javaagent:sequitur-agent.jar=}; where it is empty or null, the next one is asked. It is asked at each command, so it should be quick.
     *
     * @return the list itself, to be added to and removed from
     */
    public static List<Supplier<String>> settings() {
        return SETTINGS;
    }

    /**
     * Whether anything that stands in the lists counts.
     *
     * @return true where who has started this JVM wants it so
     */
    public static boolean isOpen() {
        return ClassLoader.getSystemClassLoader().getResource(KEY) != null;
    }

    /**
     * What is wrong with settings, before they are used.
     *
     * @param settings a text as after {@code -javaagent:sequitur-agent.jar=}
     * @return one line for each fault; empty if there is none
     * @throws IllegalStateException if the door is closed, no agent is attached, or its engine can't be started
     */
    public static String faults(String settings) {
        if (!isOpen()) {
            throw new IllegalStateException("the door is closed");
        }
        TransportTransformer attached = SequiturAgent.attached();
        if (attached == null) {
            throw new IllegalStateException("no agent is attached to this JVM");
        }
        return attached.ask("faults", settings);
    }

    /**
     * Whether an agent is attached to this JVM.
     *
     * @return true from the JVM's start on where it came with {@code -javaagent}
     */
    public static boolean isAttached() {
        return SequiturAgent.attached() != null;
    }
}
