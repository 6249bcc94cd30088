package sequitur.agent;

import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.ref.SoftReference;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Loads the engine from {@code engine.jar.gz} inside an agent's jar, and for the command line also what stands in {@code
 * command-line.jar.gz}, which no app has to unpack. Its parent is the platform's loader, so that it never
 * meets a class of the app, nor the app one of the engine's; for the command line, which has a JVM of its own, it is the system's
 * loader, since the module {@code jdk.attach} is found there.
 */
final class EngineLoader extends ClassLoader {

    private static final String ENGINE_JAR = "engine.jar.gz";
    private static final String COMMAND_LINE_JAR = "command-line.jar.gz";
    private static final String ENGINE_CLASS = "sequitur.engine.Engine";
    private static final String COMMAND_LINE_CLASS = "sequitur.cli.SequiturCommand";

    private static final int OLDEST_JAVA = 17;

    /** The exit code of a command line that could not be carried out. */
    private static final int UNUSABLE = 2;

    private static final int LONGEST_LINE = 1000;

    /** Octets, of what is compressed: each time the buffer is filled, calls go through four streams. */
    private static final int BUFFER = 65_536;

    /** The jar's files by name. The JVM may drop them when memory is short; they are read again when needed. */
    private SoftReference<Map<String, byte[]>> files = new SoftReference<>(null);

    /** The agent's jar that the engine is read from; null for the one that this class comes from. */
    private final @Nullable String jar;

    /** The jars in the agent's jar whose files are loaded. */
    private final String[] packed;

    private EngineLoader(ClassLoader parent, @Nullable String jar, String... packed) {
        super(parent);
        this.jar = jar;
        this.packed = packed;
    }

    /** Whether this class could be loaded. */
    static boolean isThere() {
        return true;
    }

    /**
     * Starts the engine. Where that is not possible, a line on standard error says why.
     *
     * @param arguments what follows the jar's name on the command line, or null
     * @param folder what relative names of files among them are relative to
     * @param jar the agent's jar to read the engine from; null or empty for the one that this class comes from, which need not be
     *     the one that was asked for: of two in one JVM the system's class loader takes the first
     * @param instrumentation the JVM's instrumentation
     * @return the engine, which weaves the transports that it is given
     * @throws IllegalStateException if the engine can't be read, loaded or started
     */
    static ClassFileTransformer start(
            @Nullable String arguments, String folder, @Nullable String jar, Instrumentation instrumentation) {
        try {
            AgentRequest.mark();
            checkJava();
            return (ClassFileTransformer) new EngineLoader(platformLoader(), jar, ENGINE_JAR)
                    .loadClass(ENGINE_CLASS)
                    .getConstructor(String.class, String.class, Instrumentation.class)
                    .newInstance(arguments, folder, instrumentation);
        } catch (Throwable failure) {
            throw standingAside(failure);
        }
    }

    /**
     * Has an engine weave a transport. Where that fails, a line on standard error says why.
     *
     * @return the woven class file; null leaves the class as it is
     * @throws IllegalStateException if the engine fails
     */
    static byte @Nullable [] weave(
            ClassFileTransformer engine,
            @Nullable ClassLoader loader,
            String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        try {
            return engine.transform(loader, className, redefined, domain, bytes);
        } catch (Throwable failure) {
            throw standingAside(failure);
        }
    }

    /**
     * Asks an engine for something.
     *
     * @return its answer
     * @throws IllegalStateException if there is no engine
     */
    @SuppressWarnings("unchecked")
    static String ask(@Nullable ClassFileTransformer engine, String... request) {
        if (engine == null) {
            throw new IllegalStateException("its engine does not run, and standard error says why");
        }
        return ((Function<String[], String>) engine).apply(request);
    }

    private static IllegalStateException standingAside(Throwable failure) {
        String why = reason(failure);
        say("Sequitur stands aside, and mail goes out unchecked, forged commands (CVE-2025-7962) too: " + why);
        return new IllegalStateException(why);
    }

    /**
     * Carries out a command of the jar's own command line, or says in one line why that can't be done.
     *
     * @param arguments the arguments
     * @return the exit code
     */
    static int run(String[] arguments) {
        try {
            checkJava();
            return (Integer) new EngineLoader(ClassLoader.getSystemClassLoader(), null, ENGINE_JAR, COMMAND_LINE_JAR)
                    .loadClass(COMMAND_LINE_CLASS)
                    .getMethod("run", String[].class, String[].class)
                    .invoke(null, arguments, TransportTransformer.transports());
        } catch (Throwable failure) {
            say("Sequitur can't run: " + reason(failure));
            return UNUSABLE;
        }
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

    private static void checkJava() {
        String version = System.getProperty("java.specification.version", "");
        if (version.startsWith("1.") || Integer.parseInt(version) < OLDEST_JAVA) {
            throw new IllegalStateException("it needs Java " + OLDEST_JAVA + " or later, and this is Java " + version);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = file(name.replace('.', '/') + ".class");
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length, EngineLoader.class.getProtectionDomain());
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        byte[] bytes = file(name);
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }

    private synchronized byte @Nullable [] file(String name) {
        Map<String, byte[]> present = files.get();
        if (present == null) {
            present = read();
            files = new SoftReference<>(present);
        }
        return present.get(name);
    }

    private Map<String, byte[]> read() {
        Map<String, byte[]> files = new HashMap<>();
        for (String name : packed) {
            try (InputStream stream = open(name)) {
                read(new ZipInputStream(new GZIPInputStream(stream, BUFFER)), files);
            } catch (IOException unreadable) {
                throw new IllegalStateException(name + " can't be read", unreadable);
            }
        }
        return files;
    }

    /** In that jar all files are stored, so that their sizes are known before they are read. */
    private static void read(ZipInputStream jar, Map<String, byte[]> files) throws IOException {
        for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
            byte[] bytes = new byte[(int) entry.getSize()];
            int length = 0;
            for (int count = 0; count >= 0 && length < bytes.length; length += Math.max(count, 0)) {
                count = jar.read(bytes, length, bytes.length - length);
            }
            files.put(entry.getName(), bytes);
        }
    }

    private InputStream open(String name) throws IOException {
        if (jar == null || jar.isEmpty()) {
            InputStream own = EngineLoader.class.getResourceAsStream("/" + name);
            if (own == null) {
                throw new IllegalStateException(
                        name + " is not in the agent's jar, or the jar was deleted after this JVM had"
                                + " started; put it back, and start the app again");
            }
            return own;
        }
        ZipInputStream agent = new ZipInputStream(new FileInputStream(jar));
        for (ZipEntry entry = agent.getNextEntry(); entry != null; entry = agent.getNextEntry()) {
            if (entry.getName().equals(name)) {
                return agent;
            }
        }
        agent.close();
        throw new IllegalStateException(name + " is missing from " + jar);
    }

    private static ClassLoader platformLoader() {
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        while (loader.getParent() != null) {
            loader = loader.getParent();
        }
        return loader;
    }
}
