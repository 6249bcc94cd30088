package sequitur.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Starts the engine for the first transport, or says in one line why it can't, and hands the transports over to it. */
final class EngineStart {

    private static final int OLDEST = 17;

    /** The exit code of a command line that could not be carried out. */
    private static final int UNUSABLE = 2;

    private volatile @Nullable ClassFileTransformer engine;

    EngineStart(@Nullable String arguments, Instrumentation instrumentation) {
        ClassFileTransformer started = null;
        try {
            String version = System.getProperty("java.specification.version", "");
            if (isTooOld(version)) {
                standAside(tooOld(version));
            } else {
                started = EngineLoader.start(arguments, instrumentation);
            }
        } catch (Throwable failure) {
            standAside(rootOf(failure).toString());
        }
        engine = started;
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
            return weaver == null ? null : weaver.transform(loader, className, redefined, domain, bytes);
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

    private static void standAside(String why) {
        System.err.println("Sequitur stands aside, and mail goes out unchecked: " + why);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
