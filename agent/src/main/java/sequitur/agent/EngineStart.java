package sequitur.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Starts the engine, or says in one line why it can't, and hands the transports over to it. */
final class EngineStart {

    private static final int OLDEST = 17;

    /** The exit code of a command line that could not be carried out. */
    private static final int UNUSABLE = 2;

    private volatile @Nullable ClassFileTransformer engine;
    private volatile @Nullable String obstacle;
    private final AtomicInteger woven = new AtomicInteger();

    EngineStart(@Nullable String arguments, String folder, @Nullable String jar, Instrumentation instrumentation) {
        ClassFileTransformer started = null;
        try {
            SequiturAgent.mark(SequiturAgent.version());
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

    /** Why there is no engine, or null if there is one. */
    @Nullable
    String obstacle() {
        return obstacle;
    }

    /** How many times a transport was woven. */
    int woven() {
        return woven.get();
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
        System.err.println("Sequitur can't run: " + why);
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
        System.err.println("Sequitur stands aside, and mail goes out unchecked: " + why);
    }

    /** What is at the bottom of a failure. */
    static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
