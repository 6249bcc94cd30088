package sequitur.bench;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;
import sequitur.engine.Engine;

/**
 * The engine, attached to this JVM for the sake of one class loader: what the shim does, without the shim. There can be only one
 * at a time, since there is one bridge in a JVM.
 */
final class AttachedEngine implements AutoCloseable {

    private static final String TRANSPORT = "/SMTPTransport";

    private final Instrumentation instrumentation = ByteBuddyAgent.install();
    private final ClassLoader app;
    private final Engine engine;
    private final ClassFileTransformer watcher = new Watcher();
    private volatile @Nullable Throwable failure;

    /**
     * Attaches the engine. A transport that is loaded already is woven now, any other one when it is loaded.
     *
     * @param arguments the agent's arguments
     * @param app the class loader whose transports are woven
     */
    static AttachedEngine attach(String arguments, ClassLoader app) {
        try {
            AttachedEngine attached = new AttachedEngine(arguments, app);
            attached.watch();
            return attached;
        } catch (ReflectiveOperationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private AttachedEngine(String arguments, ClassLoader app) throws ReflectiveOperationException, IOException {
        this.app = app;
        this.engine = new Engine(arguments, "", instrumentation);
    }

    private void watch() {
        instrumentation.addTransformer(watcher, true);
        retransform();
    }

    /**
     * Detaches the engine, and gives the transports their own class files back. One that would rather stay, since an answer of its
     * own is still to be read, is detached all the same: its app has ended.
     *
     * @throws IllegalStateException if it could not weave a transport
     */
    @Override
    public void close() {
        try {
            engine.close();
        } catch (IllegalStateException stays) {
            LeftBridge.release();
        } finally {
            instrumentation.removeTransformer(watcher);
            retransform();
        }
        if (failure != null) {
            throw new IllegalStateException("the transport could not be woven", failure);
        }
    }

    /** Asks the engine for something, as the shim does for the command line. */
    String ask(String... request) {
        return engine.apply(request);
    }

    private void retransform() {
        for (Class<?> type : instrumentation.getInitiatedClasses(app)) {
            if (type.getClassLoader() == app && isTransport(type.getName().replace('.', '/'))) {
                try {
                    instrumentation.retransformClasses(type);
                } catch (UnmodifiableClassException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        }
    }

    private static boolean isTransport(String className) {
        return className.endsWith(TRANSPORT) && className.contains("mail/smtp");
    }

    /** Hands the transports of one class loader over to the engine. */
    private final class Watcher implements ClassFileTransformer {

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                String className,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            if (loader != app || !isTransport(className)) {
                return null;
            }
            try {
                return engine.transform(loader, className, redefined, domain, bytes);
            } catch (RuntimeException | Error thrown) {
                failure = thrown;
                throw thrown;
            }
        }
    }
}
