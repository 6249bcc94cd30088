package sequitur.agent;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The door for other code of the same JVM, as that which runs the app's tests: it knows types of the JDK alone, as the engine does of the app. The
 * engine looks at the two lists while it works, so that whoever is in them counts from then on. Both may be changed by any thread.
 */
public final class Door {

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
     * What is wrong with settings, before they are used.
     *
     * @param settings a text as after {@code -javaagent:sequitur-agent.jar=}
     * @return one line for each fault; empty if there is none
     * @throws IllegalStateException if no agent is attached, or its engine can't be started
     */
    public static String faults(String settings) {
        TransportTransformer attached;
        synchronized (SequiturAgent.class) {
            attached = SequiturAgent.attached;
        }
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
        synchronized (SequiturAgent.class) {
            return SequiturAgent.attached != null;
        }
    }
}
