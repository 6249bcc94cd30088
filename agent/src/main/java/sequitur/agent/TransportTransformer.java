package sequitur.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Watches for SMTP transports by their names, and hands them to the engine, which is started for the first. Where it can't be started or
 * fails, one line says so, and mail goes on without it. Until a transport is met this is all that an agent does which came with
 * the JVM.
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

    private static final int LONGEST_LINE = 1000;

    private final @Nullable String arguments;
    private final String folder;
    private final @Nullable String jar;
    private final Instrumentation instrumentation;

    /** Set once somebody has tried to start the engine, or it is not to be started any more. Guarded by this. */
    private boolean tried;

    private volatile @Nullable ClassFileTransformer engine;
    private volatile @Nullable String obstacle;

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
                retransformLoaded();
                return;
            }
        }
    }

    /** Has the JVM make the transports that are loaded anew from their own class files and what transformers do to these. */
    int retransformLoaded() {
        int loaded = 0;
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (isTransport(type.getName().replace('.', '/'))) {
                loaded++;
                try {
                    instrumentation.retransformClasses(type);
                } catch (Throwable refused) {
                    say("Sequitur can't change " + type.getName() + ", which goes on as it is: " + reason(refused));
                }
            }
        }
        return loaded;
    }

    /**
     * Starts the engine, unless that was tried before.
     *
     * @return why there is none; null if there is one
     */
    synchronized @Nullable String start() {
        if (!tried) {
            tried = true;
            try {
                AgentRequest.mark();
                engine = EngineLoader.start(arguments, folder, jar, instrumentation);
            } catch (Throwable failure) {
                standAside(failure);
            }
        }
        return obstacle;
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
        try {
            byte[] result = weaver.transform(loader, className, redefined, domain, bytes);
            if (result != null) {
                synchronized (this) {
                    woven++;
                }
            }
            return result;
        } catch (Throwable failure) {
            engine = null;
            standAside(failure);
            return null;
        }
    }

    private static boolean isTransport(String className) {
        for (String transport : TRANSPORTS) {
            if (transport.equals(className)) {
                return true;
            }
        }
        return false;
    }

    private void standAside(Throwable failure) {
        String why = reason(failure);
        obstacle = why;
        say("Sequitur stands aside, and mail goes out unchecked, forged commands (CVE-2025-7962) too: " + why);
    }

    /** What is behind a failure: where it is one of our own refusals, in its own words. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return root instanceof IllegalStateException && message != null ? message : root.toString();
    }

    /** Says a line of printable ASCII, whatever stands in an exception; the engine, which knows better, may not be there. */
    static void say(String text) {
        String line = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "..." : text;
        System.err.println(line.replaceAll("[^ -~]|%|[$#](?=\\{)", "?"));
    }
}
