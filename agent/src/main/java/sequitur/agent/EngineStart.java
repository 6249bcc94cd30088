package sequitur.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Starts the engine, or says in one line why it can't; hands the transports over to it; and stops it. All of it waits until it is
 * needed: for the first transport, or for a request.
 *
 * <p>Two system properties hold text for whoever asks from outside, which is all that another process can read. {@code
 * sequitur.agent} is the version for as long as the agent is attached, and empty when it is not any more; an agent that came with
 * the JVM sets it when it meets the first transport, since before that it is to cost the app nothing. {@code sequitur.answer} is
 * the answer to the last request.
 */
final class EngineStart {

    private static final String MARK = "sequitur.agent";
    private static final String ANSWER = "sequitur.answer";

    /** What a text begins with that is a request, and not settings. */
    private static final String REQUEST = "sequitur-request\n";

    private static final String ATTACH = "attach";

    private static final int OLDEST = 17;

    private static final int LONGEST_LINE = 1000;

    /** The exit code of a command line that could not be carried out. */
    private static final int UNUSABLE = 2;

    private volatile @Nullable ClassFileTransformer engine;
    private volatile @Nullable String obstacle;
    private final AtomicInteger woven = new AtomicInteger();

    EngineStart(@Nullable String arguments, String folder, @Nullable String jar, Instrumentation instrumentation) {
        ClassFileTransformer started = null;
        try {
            mark(version());
            String version = System.getProperty("java.specification.version", "");
            if (isTooOld(version)) {
                standAside(tooOld(version));
            } else {
                started = EngineLoader.start(arguments, folder, jar, instrumentation);
            }
        } catch (Throwable failure) {
            standAside(rootOf(failure).toString());
        }
        engine = started;
    }

    /**
     * Stops the engine.
     *
     * @throws Exception if it can't be stopped now; it goes on then
     */
    void stop() throws Exception {
        ClassFileTransformer running = engine;
        if (running != null) {
            ((AutoCloseable) running).close();
        }
        engine = null;
    }

    /**
     * Does what is asked while the JVM runs. The text is settings, as after {@code -javaagent}, or a request of the command line: lines,
     * of which the second is repeated in the answer, the third is {@code attach} or {@code detach}, and for {@code attach} the
     * others are the version, the jar to take the engine from, the folder that names of files are relative to, and the settings.
     */
    static void request(@Nullable String text, Instrumentation instrumentation) {
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
            answer = request[2].equals(ATTACH) ? attach(request, instrumentation) : detach(instrumentation);
        } catch (Throwable failure) {
            Throwable root = rootOf(failure);
            answer = "failed\n" + (root instanceof IllegalStateException ? root.getMessage() : root);
        }
        System.setProperty(ANSWER, request[1] + "\n" + answer);
    }

    private static String attach(String[] request, Instrumentation instrumentation) {
        if (SequiturAgent.attached != null) {
            return "already\n" + attachedVersion();
        }
        TransportTransformer made = new TransportTransformer(request[6], request[5], request[4], instrumentation);
        EngineStart start = made.engine();
        if (start.obstacle != null) {
            System.setProperty(MARK, "");
            return "failed\n" + start.obstacle;
        }
        made.watch();
        SequiturAgent.attached = made;
        System.setProperty(MARK, request[3]);
        int loaded = retransformLoaded(instrumentation);
        return "attached\n" + start.woven.get() + "\n" + loaded;
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

    /** Has the JVM make the transports that are loaded anew from their own class files and what transformers do to these. */
    static int retransformLoaded(Instrumentation instrumentation) {
        int loaded = 0;
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (TransportTransformer.isTransport(type.getName().replace('.', '/'))) {
                loaded++;
                try {
                    instrumentation.retransformClasses(type);
                } catch (Throwable refused) {
                    say("Sequitur can't change " + type.getName() + ", which goes on as it is: " + refused);
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

    /** Carries out a command of the jar's own command line, or says in one line why that can't be done; gives the exit code. */
    static int run(String[] arguments) {
        String why;
        try {
            String version = System.getProperty("java.specification.version", "");
            if (!isTooOld(version)) {
                return EngineLoader.run(arguments);
            }
            why = tooOld(version);
        } catch (Throwable failure) {
            why = rootOf(failure).toString();
        }
        say("Sequitur can't run: " + why);
        return UNUSABLE;
    }

    /** Weaves a transport; null leaves it as it is. */
    byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        ClassFileTransformer weaver = engine;
        try {
            byte[] result = weaver == null ? null : weaver.transform(loader, className, redefined, domain, bytes);
            if (result != null) {
                woven.incrementAndGet();
            }
            return result;
        } catch (IllegalClassFormatException | RuntimeException | Error failure) {
            engine = null;
            standAside(rootOf(failure).toString());
            return null;
        }
    }

    private static boolean isTooOld(String version) {
        return version.startsWith("1.") || Integer.parseInt(version) < OLDEST;
    }

    private static String tooOld(String version) {
        return "it needs Java " + OLDEST + " or later, and this is Java " + version;
    }

    private void standAside(String why) {
        obstacle = why;
        say("Sequitur stands aside, and mail goes out unchecked, forged commands (CVE-2025-7962) too: " + why);
    }

    /** One line of printable ASCII, whatever stands in an exception; the engine, which knows better, may not be there. */
    private static void say(String text) {
        String line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "..." : text;
        System.err.println(line.replaceAll("[^ -~]|%|[$#](?=\\{)", "?"));
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
