package sequitur.agent;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * A request that reaches this JVM while it runs, and the answer to it.
 *
 * <p>Two system properties hold text for whoever asks from outside, which is all that another process can read. {@code
 * sequitur.agent} is the version for as long as the agent is attached, and empty when it is not any more; an agent that came with
 * the JVM sets it when it meets the first transport, since before that it is to cost the app nothing. {@code sequitur.answer} is
 * the answer to the last request.
 */
final class AgentRequest {

    private static final String MARK = "sequitur.agent";
    private static final String ANSWER = "sequitur.answer";

    /** What a text begins with that is a request, and not settings. */
    private static final String REQUEST = "sequitur-request\n";

    private static final String ATTACH = "attach";
    private static final String SETTINGS = "settings";

    private AgentRequest() {}

    /**
     * Does what is asked. The text is settings, as after {@code -javaagent}, or a request of the command line: lines, of which the
     * second is repeated in the answer, the third is {@code attach}, {@code detach} or {@code settings}, and for {@code attach} the others are the
     * version, the jar to take the engine from, the folder that names of files are relative to, and the settings.
     */
    static void answer(@Nullable String text, Instrumentation instrumentation) {
        String[] request = text != null && text.startsWith(REQUEST)
                ? text.split("\n", 7)
                : new String[] {"", "", ATTACH, version(), "", "", text == null ? "" : text};
        String answer;
        try {
            Class<?> other = SequiturAgent.attached == null ? runningCopy(instrumentation) : null;
            if (other != null) {
                // Another class loader has it: that copy answers. It need not look for others itself.
                mark("");
                other.getMethod("agentmain", String.class, Instrumentation.class)
                        .invoke(null, text, instrumentation);
                return;
            }
            answer = answer(request, instrumentation);
        } catch (Throwable failure) {
            answer = "failed\n" + EngineLoader.reason(failure);
        }
        System.setProperty(ANSWER, request[1] + "\n" + answer);
    }

    /** Sets the mark, unless it is set, for those who ask later. */
    static void mark() {
        mark(version());
    }

    private static String answer(String[] request, Instrumentation instrumentation) throws Exception {
        switch (request[2]) {
            case ATTACH:
                return attach(request, instrumentation);
            case SETTINGS:
                return settings();
            default:
                return detach(instrumentation);
        }
    }

    /** The settings as they count; an agent that came with the JVM reads them when it meets the first transport, and not for this. */
    private static String settings() {
        TransportTransformer present = SequiturAgent.attached;
        if (present == null) {
            return "absent\n";
        }
        return present.isStarted() ? present.ask("settings") : "idle\n";
    }

    private static String attach(String[] request, Instrumentation instrumentation) {
        TransportTransformer present = SequiturAgent.attached;
        if (present != null) {
            return present.ask("renew", request[6], request[5]) + "\n" + attachedVersion();
        }
        TransportTransformer made = new TransportTransformer(request[6], request[5], request[4], instrumentation);
        try {
            made.start();
        } catch (IllegalStateException refused) {
            System.setProperty(MARK, "");
            throw refused;
        }
        made.watch();
        SequiturAgent.attached = made;
        System.setProperty(MARK, request[3]);
        int loaded = retransformLoaded(instrumentation);
        made.attached();
        return "attached\n" + made.woven() + "\n" + loaded;
    }

    private static String detach(Instrumentation instrumentation) throws Exception {
        TransportTransformer present = SequiturAgent.attached;
        if (present == null) {
            return "absent\n";
        }
        String version = attachedVersion();
        present.stop();
        SequiturAgent.attached = null;
        System.setProperty(MARK, "");
        retransformLoaded(instrumentation);
        return "detached\n" + version;
    }

    /**
     * Has the JVM make the transports that are loaded anew from their own class files and what transformers do to these.
     *
     * @return how many there are
     */
    static int retransformLoaded(Instrumentation instrumentation) {
        int loaded = 0;
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (TransportTransformer.isTransport(type.getName().replace('.', '/'))) {
                loaded++;
                try {
                    instrumentation.retransformClasses(type);
                } catch (Throwable refused) {
                    EngineLoader.say("Sequitur can't change " + type.getName() + ", which goes on as it is: "
                            + EngineLoader.reason(refused));
                }
            }
        }
        return loaded;
    }

    /** The agent that another class loader has in this JVM; whether it is attached it has to say itself. */
    private static @Nullable Class<?> runningCopy(Instrumentation instrumentation) {
        if (System.getProperty(MARK, "?").isEmpty()) {
            return null;
        }
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded != SequiturAgent.class && loaded.getName().equals(SequiturAgent.class.getName())) {
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

    private static void mark(String version) {
        if (System.getProperty(MARK) == null) {
            System.setProperty(MARK, version);
        }
    }

    private static String version() {
        String version = SequiturAgent.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
