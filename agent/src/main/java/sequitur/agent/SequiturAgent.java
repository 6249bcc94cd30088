package sequitur.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters: at its start, while it runs, and for the jar's own command line. Every class that is named here is one
 * more for each JVM to look up at its start, also for those that never mail; so whatever can wait is left to the transformer.
 */
public final class SequiturAgent {

    /** What watches for transports in this JVM; null while the agent is not attached. Guarded by this class. */
    static @Nullable TransportTransformer attached;

    private SequiturAgent() {}

    /**
     * Called by the JVM before the app's {@code main}.
     *
     * @param arguments what follows the jar's name on the command line, or null
     * @param instrumentation the JVM's instrumentation
     */
    public static synchronized void premain(@Nullable String arguments, Instrumentation instrumentation) {
        if (attached != null) {
            System.err.println("Sequitur is attached to this JVM already; a second -javaagent of it is ignored");
            return;
        }
        attached = new TransportTransformer(arguments, "", null, instrumentation);
        attached.watch();
        attached.catchUp();
        String file = TransportTransformer.fileNamed(arguments);
        if (!file.isEmpty() && !TransportTransformer.isReadable(file)) {
            EngineLoader.say("Sequitur: the settings file " + file
                    + " is missing or can't be read; it is looked for again when the app first uses mail");
        }
    }

    /** Where the jar was written over, no other class can be loaded from it that would say so. */
    static void sayThatTheJarHasChanged() {
        System.err.println("Sequitur stands aside, and mail goes out unchecked, forged commands (CVE-2025-7962) too:"
                + " its jar was changed after this JVM had started; start the app again");
    }

    /**
     * Called by the JVM when the agent is loaded into it while the app runs.
     *
     * @param text the text, or null
     * @param instrumentation the JVM's instrumentation
     */
    public static synchronized void agentmain(@Nullable String text, Instrumentation instrumentation) {
        AgentRequest.answer(text, instrumentation);
    }

    /** What watches for transports in this JVM; null while the agent is not attached. */
    static synchronized @Nullable TransportTransformer attached() {
        return attached;
    }

    /**
     * Called by the JVM for {@code java -jar sequitur-agent.jar}. Ends the JVM.
     *
     * @param arguments the arguments of the command line
     */
    public static void main(String[] arguments) {
        System.exit(EngineLoader.run(arguments));
    }
}
