package sequitur.engine.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a JVM was started with, as far as it may hold settings.
 *
 * @param properties the system properties whose names begin with {@code sequitur.}; nothing if they may not be read
 * @param environment the environment variables whose names begin with {@code SEQUITUR_}; nothing if they may not be read
 * @param folder the working directory
 */
public record Surroundings(
        Optional<Map<String, String>> properties, Optional<Map<String, String>> environment, Path folder) {

    /** There are no settings in them. */
    static final Surroundings NONE = new Surroundings(Map.of(), Map.of(), Path.of(""));

    /** Keeps its own copies, of those alone whose names begin so. */
    public Surroundings {
        properties = properties.map(all -> own(all, Notation.PROPERTY));
        environment = environment.map(all -> own(all, Notation.VARIABLE));
    }

    private static Map<String, String> own(Map<String, String> all, Notation notation) {
        Map<String, String> own = new HashMap<>(all);
        own.keySet().removeIf(name -> !name.startsWith(notation.prefix()));
        return Map.copyOf(own);
    }

    /** Surroundings that may be read. */
    Surroundings(Map<String, String> properties, Map<String, String> environment, Path folder) {
        this(Optional.of(properties), Optional.of(environment), folder);
    }

    /**
     * Those of this JVM, as they are at the moment. A security manager may forbid to read them.
     *
     * @return the surroundings
     */
    public static Surroundings ofThisJvm() {
        return new Surroundings(
                unlessForbidden(Surroundings::systemProperties), unlessForbidden(System::getenv), Path.of(""));
    }

    private static Optional<Map<String, String>> unlessForbidden(Supplier<Map<String, String>> reading) {
        try {
            return Optional.of(reading.get());
        } catch (SecurityException forbidden) {
            return Optional.empty();
        }
    }

    /** Those that are text: an app may have put objects among them. */
    private static Map<String, String> systemProperties() {
        Map<String, String> texts = new HashMap<>();
        for (String name : System.getProperties().stringPropertyNames()) {
            texts.put(name, System.getProperty(name, ""));
        }
        return texts;
    }

    /** Tells nothing: there may be secrets in them. */
    @Override
    public String toString() {
        return "Surroundings";
    }
}
