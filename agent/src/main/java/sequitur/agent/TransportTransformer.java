package sequitur.agent;

import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Watches for SMTP transports by their names, and hands them to the engine, which is started for the first. Until one is met this is all
 * that an agent does which came with the JVM.
 *
 * <p>What is thrown here the JVM takes for an answer that leaves the class as it is. It is caught nowhere in this class: the verifier would
 * have each JVM look up the class that is caught.
 */
final class TransportTransformer implements ClassFileTransformer {

    /**
     * The transports, with slashes in their names: the one list of them. Geronimo's two are known to nobody else: the engine says that it
     * leaves them alone, or a person would wait for reports in vain.
     */
    private static final String[] TRANSPORTS = {
        "org/eclipse/angus/mail/smtp/SMTPTransport",
        "com/sun/mail/smtp/SMTPTransport",
        "org/apache/geronimo/mail/transport/smtp/SMTPTransport",
        "org/apache/geronimo/javamail/transport/smtp/SMTPTransport"
    };

    /** What stands before the name of a settings file among other settings. */
    private static final String FILE = "config=";

    private final @Nullable String arguments;
    private final String folder;
    private final @Nullable String jar;
    private final Instrumentation instrumentation;

    /** Set once somebody has tried to start the engine, or it is not to be started any more. Guarded by this. */
    private boolean tried;

    private volatile @Nullable ClassFileTransformer engine;

    /** How many class files were woven. Guarded by this. */
    private int woven;

    /** Where the engine is taken from when it is needed: this jar, or the one of this class. */
    TransportTransformer(
            @Nullable String arguments, String folder, @Nullable String jar, Instrumentation instrumentation) {
        this.arguments = arguments;
        this.folder = folder;
        this.jar = jar;
        this.instrumentation = instrumentation;
    }

    /** The names of the transports, with dots. */
    static String[] transports() {
        String[] names = new String[TRANSPORTS.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = TRANSPORTS[i].replace('/', '.');
        }
        return names;
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
                AgentRequest.retransformLoaded(instrumentation);
                return;
            }
        }
    }

    /**
     * The settings file that is named by the agent arguments or a system property, which can be looked at for nothing; empty if there is
     * none. The environment would cost each JVM some classes of the JDK's.
     */
    static String fileNamed(@Nullable String arguments) {
        String text = arguments == null ? "" : arguments.trim();
        if (!text.isEmpty() && text.indexOf('=') < 0) {
            return text;
        }
        int start = text.startsWith(FILE) ? 0 : text.indexOf("," + FILE) + 1;
        if (start > 0 || text.startsWith(FILE)) {
            int end = text.indexOf(',', start);
            return text.substring(start + FILE.length(), end < 0 ? text.length() : end)
                    .trim();
        }
        return System.getProperty("sequitur.config", "").trim();
    }

    /**
     * Whether this process can read a file; true also where a security manager forbids to look. What that throws is dropped without being
     * caught, for the reason above.
     */
    @SuppressWarnings({"finally", "Finally"})
    static boolean isReadable(String name) {
        boolean readable = true;
        try {
            File file = new File(name);
            readable = file.isFile() && file.canRead();
        } finally {
            return readable;
        }
    }

    /** Whether a class is one of the transports, by its name with slashes. */
    static boolean isTransport(String className) {
        for (String transport : TRANSPORTS) {
            if (transport.equals(className)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Starts the engine, unless that was tried before.
     *
     * @throws IllegalStateException if it can't be started, which has been said on standard error
     */
    synchronized void start() {
        if (!tried) {
            tried = true;
            findLoader();
            engine = EngineLoader.start(arguments, folder, jar, instrumentation);
        }
    }

    /** Where the agent's jar was written over, even the class that would say what is wrong can't be read from it any more. */
    private static void findLoader() {
        boolean found = false;
        try {
            found = EngineLoader.isThere();
        } finally {
            if (!found) {
                SequiturAgent.sayThatTheJarHasChanged();
            }
        }
    }

    /**
     * Stops the engine, if it was ever needed, and watching.
     *
     * @throws Exception if the engine can't be stopped now; nothing has changed then
     */
    void stop() throws Exception {
        ClassFileTransformer running;
        synchronized (this) {
            tried = true;
            running = engine;
        }
        if (running != null) {
            ((AutoCloseable) running).close();
        }
        engine = null;
        instrumentation.removeTransformer(this);
    }

    /**
     * Asks the engine for something, and starts it for that if it was not needed yet.
     *
     * @return its answer
     * @throws IllegalStateException if it can't be started
     */
    String ask(String... request) {
        start();
        return EngineLoader.ask(engine, request);
    }

    /** The agent has come to an app that runs, and the transports that were loaded are woven: the engine may say so. */
    void attached() {
        if (engine != null) {
            ask("attached");
        }
    }

    /** Whether the engine was started, or somebody has tried to. */
    synchronized boolean isStarted() {
        return tried;
    }

    /** How many class files of transports were woven. */
    synchronized int woven() {
        return woven;
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
        start();
        ClassFileTransformer weaver = engine;
        if (weaver == null) {
            return null;
        }
        boolean failed = true;
        try {
            byte[] result = EngineLoader.weave(weaver, loader, className, redefined, domain, bytes);
            failed = false;
            count(result);
            return result;
        } finally {
            if (failed) {
                engine = null;
            }
        }
    }

    private synchronized void count(byte @Nullable [] result) {
        if (result != null) {
            woven++;
        }
    }
}
