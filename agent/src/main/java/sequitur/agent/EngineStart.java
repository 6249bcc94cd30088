package sequitur.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Starts the engine for the first transport, or says in one line why it can't, and hands the transports over to it. */
final class EngineStart {

    private static final int OLDEST = 17;

    private volatile @Nullable ClassFileTransformer engine;

    EngineStart(@Nullable String arguments, Instrumentation instrumentation) {
        ClassFileTransformer started = null;
        try {
            String version = System.getProperty("java.specification.version", "");
            if (version.startsWith("1.") || Integer.parseInt(version) < OLDEST) {
                standAside("it needs Java " + OLDEST + " or later, and this is Java " + version);
            } else {
                started = EngineLoader.start(arguments, instrumentation);
            }
        } catch (Throwable failure) {
            standAside(rootOf(failure).toString());
        }
        engine = started;
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
