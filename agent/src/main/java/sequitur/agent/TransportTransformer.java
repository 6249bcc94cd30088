package sequitur.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Watches for the SMTP transport by its name. Until one is met this is all that an agent does which came with the JVM. */
final class TransportTransformer implements ClassFileTransformer {

    private static final String ANGUS = "org/eclipse/angus/mail/smtp/SMTPTransport";
    private static final String JAVAMAIL = "com/sun/mail/smtp/SMTPTransport";

    /** Geronimo's own transports, which the engine does not know: it says so, or a person would wait for reports in vain. */
    private static final String GERONIMO = "org/apache/geronimo/mail/transport/smtp/SMTPTransport";

    private static final String GERONIMO_JAVAMAIL = "org/apache/geronimo/javamail/transport/smtp/SMTPTransport";

    private final @Nullable String arguments;
    private final String folder;
    private final @Nullable String jar;
    private final Instrumentation instrumentation;
    private @Nullable EngineStart engine;

    /** Where the engine is taken from when it is needed: this jar, or the one of this class. */
    TransportTransformer(
            @Nullable String arguments, String folder, @Nullable String jar, Instrumentation instrumentation) {
        this.arguments = arguments;
        this.folder = folder;
        this.jar = jar;
        this.instrumentation = instrumentation;
    }

    /** Has the JVM show each class file before it is loaded. */
    void watch() {
        // Only what a transformer of this kind did can be undone in a class that is loaded.
        instrumentation.addTransformer(this, instrumentation.isRetransformClassesSupported());
    }

    /**
     * Has a transport that is loaded already shown too: an AOT cache may hold it linked, or another agent may have needed it. Even the
     * class {@code Class} would be one more name for the loader to look up, so each is asked for its text.
     */
    void catchUp() {
        Object[] loaded = instrumentation.getAllLoadedClasses();
        for (Object type : loaded) {
            if (String.valueOf(type).endsWith(".SMTPTransport")) {
                EngineStart.retransformLoaded(instrumentation);
                return;
            }
        }
    }

    /**
     * Stops the engine, if it was ever needed, and watching.
     *
     * @throws Exception if the engine can't be stopped now; nothing has changed then
     */
    void stop() throws Exception {
        EngineStart started;
        synchronized (this) {
            started = engine;
        }
        if (started != null) {
            started.stop();
        }
        instrumentation.removeTransformer(this);
    }

    /** Whether a class is one of the transports that are watched for, by its name with slashes. */
    static boolean isTransport(String className) {
        return className.equals(ANGUS)
                || className.equals(JAVAMAIL)
                || className.equals(GERONIMO)
                || className.equals(GERONIMO_JAVAMAIL);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (className == null || !isTransport(className)) {
            return null;
        }
        return engine().transform(loader, className, redefined, domain, bytes);
    }

    /** The engine, which is started now if that has not been done. */
    synchronized EngineStart engine() {
        EngineStart present = engine;
        if (present == null) {
            present = new EngineStart(arguments, folder, jar, instrumentation);
            engine = present;
        }
        return present;
    }
}
