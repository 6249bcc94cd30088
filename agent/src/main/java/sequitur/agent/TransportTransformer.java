package sequitur.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Watches for the SMTP transport by its name. Until one is met this is all that the agent does. */
final class TransportTransformer implements ClassFileTransformer {

    private static final String ANGUS = "org/eclipse/angus/mail/smtp/SMTPTransport";
    private static final String JAVAMAIL = "com/sun/mail/smtp/SMTPTransport";

    /** Geronimo's own transports, which the engine does not know: it says so, or a person would wait for reports in vain. */
    private static final String GERONIMO = "org/apache/geronimo/mail/transport/smtp/SMTPTransport";

    private static final String GERONIMO_JAVAMAIL = "org/apache/geronimo/javamail/transport/smtp/SMTPTransport";

    private final @Nullable String arguments;
    private final Instrumentation instrumentation;
    private @Nullable EngineStart engine;

    TransportTransformer(@Nullable String arguments, Instrumentation instrumentation) {
        this.arguments = arguments;
        this.instrumentation = instrumentation;
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

    private static boolean isTransport(String className) {
        return className.equals(ANGUS)
                || className.equals(JAVAMAIL)
                || className.equals(GERONIMO)
                || className.equals(GERONIMO_JAVAMAIL);
    }

    private synchronized EngineStart engine() {
        EngineStart present = engine;
        if (present == null) {
            present = new EngineStart(arguments, instrumentation);
            engine = present;
        }
        return present;
    }
}
