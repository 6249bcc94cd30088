package sequitur.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters: at its start, while it runs, and for the jar's own command line. Every class that is named here is one
 * more for each JVM to look up at its start, also for those that never mail; so whatever can wait is left to the transformer.
 */
public final class SequiturAgent {

    /**
     * The system property that holds the version for as long as the agent is attached, and nothing when it is not any more. An agent
     * that came with the JVM sets it when it meets the first transport: before that it costs an app nothing, not even this.
     */
    static final String MARK = "sequitur.agent";

    /** The system property that holds the answer to the last request. */
    private static final String ANSWER = "sequitur.answer";

    /** What a text begins with that is a request, and not settings. */
    private static final String REQUEST = "sequitur-request\n";

    private static final String ATTACH = "attach";

    private static @Nullable TransportTransformer attached;

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
    }

    /**
     * Called by the JVM when the agent is loaded into it while the app runs. The text is settings, as after {@code -javaagent}, or a
     * request of the command line, whose answer goes to a system property: lines, of which the second is repeated in the answer,
     * the third is {@code attach} or {@code detach}, and for {@code attach} the others are the version, the jar to take the engine
     * from, the folder that names of files are relative to, and the settings.
     *
     * @param text the text, or null
     * @param instrumentation the JVM's instrumentation
     */
    public static synchronized void agentmain(@Nullable String text, Instrumentation instrumentation) {
        String[] request = text != null && text.startsWith(REQUEST)
                ? text.split("\n", 7)
                : new String[] {"", "", ATTACH, version(), "", "", text == null ? "" : text};
        String answer;
        try {
            Class<?> other = attached == null ? runningCopy(instrumentation) : null;
            if (other != null) {
                // Another class loader has it: that copy answers. It need not look for others itself.
                mark("");
                other.getMethod("agentmain", String.class, Instrumentation.class)
                        .invoke(null, text, instrumentation);
                return;
            }
            answer = request[2].equals(ATTACH) ? attach(request, instrumentation) : detach();
        } catch (Throwable failure) {
            answer = "failed\n" + EngineStart.rootOf(failure);
        }
        System.setProperty(ANSWER, request[1] + "\n" + answer);
    }

    /**
     * Called by the JVM for {@code java -jar sequitur-agent.jar}. Ends the JVM.
     *
     * @param arguments the arguments of the command line
     */
    public static void main(String[] arguments) {
        System.exit(EngineStart.run(arguments));
    }

    private static String attach(String[] request, Instrumentation instrumentation) throws Throwable {
        if (attached != null) {
            return "already\n" + attachedVersion();
        }
        TransportTransformer made = new TransportTransformer(request[6], request[5], request[4], instrumentation);
        String obstacle = made.start();
        if (obstacle != null) {
            System.setProperty(MARK, "");
            return "failed\n" + obstacle;
        }
        made.watch();
        attached = made;
        System.setProperty(MARK, request[3]);
        return "attached\n" + made.weaveLoaded();
    }

    private static String detach() throws Throwable {
        TransportTransformer present = attached;
        if (present == null) {
            return "absent\n";
        }
        String version = attachedVersion();
        present.stop();
        attached = null;
        System.setProperty(MARK, "");
        present.restoreLoaded();
        return "detached\n" + version;
    }

    private static @Nullable Class<?> runningCopy(Instrumentation instrumentation) {
        if (System.getProperty(MARK, "?").isEmpty()) {
            return null;
        }
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded != SequiturAgent.class && loaded.getName().equals("sequitur.agent.SequiturAgent")) {
                return loaded;
            }
        }
        return null;
    }

    private static String attachedVersion() {
        if (System.getProperty(MARK, "").isEmpty()) {
            System.setProperty(MARK, version());
        }
        return System.getProperty(MARK, "");
    }

    /** Sets the mark, unless there is one. */
    static void mark(String version) {
        if (System.getProperty(MARK) == null) {
            System.setProperty(MARK, version);
        }
    }

    static String version() {
        String version = SequiturAgent.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
