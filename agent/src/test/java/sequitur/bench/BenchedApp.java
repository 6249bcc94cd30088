package sequitur.bench;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.bench.app.Signal;
import sequitur.testbed.library.Library;
import sequitur.testbed.run.Finished;
import sequitur.testbed.server.TrustStore;

/**
 * An app to be run on the bench. Every method that adds something gives a new value. One app runs at a time, since all have the
 * same standard output, system properties and bridge.
 *
 * @param main the class with the {@code main} method, compiled against Angus Mail 2
 * @param library the release of the mail library that it runs with
 * @param properties the system properties that it has beside those of this JVM
 * @param agent the arguments of the agent, if it has one from the start
 * @param signal what is done when the app gives a {@link Signal}
 * @param jars what it sees besides
 */
record BenchedApp(
        Class<?> main,
        Library library,
        Map<String, String> properties,
        Optional<String> agent,
        SignalHandler signal,
        List<Path> jars) {

    /** What is done when the app gives a signal. */
    interface SignalHandler {

        /**
         * Does it, on the app's own thread.
         *
         * @param app the loader of the app and of its mail library
         */
        void given(ClassLoader app);
    }

    /** Copies what it is given. */
    BenchedApp {
        properties = Map.copyOf(properties);
        jars = List.copyOf(jars);
    }

    /** An app with the newest release of the mail library and without the agent. */
    static BenchedApp of(Class<?> main) {
        return new BenchedApp(main, Library.ANGUS_2_0_5, Map.of(), Optional.empty(), app -> {}, List.of());
    }

    /** The same with another release of the mail library. */
    BenchedApp on(Library other) {
        return new BenchedApp(main, other, properties, agent, signal, jars);
    }

    /** The same with other system properties. */
    BenchedApp with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.putAll(others);
        return new BenchedApp(main, library, more, agent, signal, jars);
    }

    /**
     * The same with trust in the servers of the tests. The JDK asks once for all apps whom they trust, so all that use TLS say this,
     * or bring a socket factory.
     */
    BenchedApp trusting(TrustStore store) {
        return with(store.systemProperties());
    }

    /** The same with an agent that has these arguments. */
    BenchedApp attached(String arguments) {
        return new BenchedApp(main, library, properties, Optional.of(arguments), signal, jars);
    }

    /**
     * The same with an agent that has a file of settings.
     *
     * @param folder the folder that the file is made in
     * @param lines the lines of a properties file
     */
    BenchedApp configured(Path folder, List<String> lines) throws IOException {
        return attached(Files.write(Files.createTempFile(folder, "sequitur", ".properties"), lines)
                .toString());
    }

    /** The same with something else to do when the app gives a signal. */
    BenchedApp onSignal(SignalHandler other) {
        return new BenchedApp(main, library, properties, agent, other, jars);
    }

    /** The same with other jars that it sees. */
    BenchedApp seeing(List<Path> others) {
        return new BenchedApp(main, library, properties, agent, signal, others);
    }

    /**
     * Runs it to its end.
     *
     * @param arguments its arguments
     * @return what it wrote; the exit code is 1 if {@code main} threw something
     */
    @SuppressWarnings("try") // what is opened is only to be closed
    Finished run(String... arguments) throws IOException {
        synchronized (BenchedApp.class) {
            // The library leaves one of its own behind, whose classes are gone with the app.
            List<Provider> before = List.of(Security.getProviders());
            try (SystemProperties ours = new SystemProperties(properties);
                    Console console = new Console();
                    AppLoader loader = new AppLoader(library, jars)) {
                Runnable receiver = () -> signal.given(loader);
                System.getProperties().put(Signal.RECEIVER, receiver);
                int exitCode = attachedTo(loader, arguments);
                return new Finished(exitCode, console.output(), console.errors());
            } finally {
                System.getProperties().remove(Signal.RECEIVER);
                Arrays.stream(Security.getProviders())
                        .filter(provider -> !before.contains(provider))
                        .forEach(provider -> Security.removeProvider(provider.getName()));
            }
        }
    }

    @SuppressWarnings("try")
    private int attachedTo(AppLoader loader, String... arguments) throws IOException {
        if (agent.isEmpty()) {
            return exitCode(loader, arguments);
        }
        try (AttachedEngine engine = AttachedEngine.attach(agent.orElseThrow(), loader)) {
            return exitCode(loader, arguments);
        }
    }

    private int exitCode(AppLoader loader, String... arguments) {
        Thread thread = Thread.currentThread();
        @Nullable ClassLoader former = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Method method = loader.loadClass(main.getName()).getMethod("main", String[].class);
            method.invoke(null, (Object) arguments);
            return 0;
        } catch (InvocationTargetException thrown) {
            thrown.getTargetException().printStackTrace();
            return 1;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            thread.setContextClassLoader(former);
        }
    }
}
