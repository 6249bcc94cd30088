package sequitur.engine.config;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Settings that count for single threads, over those of the JVM: a test has its own, whatever other tests run at the same time. */
final class ThreadSettings {

    /** Texts are written by people; whoever makes new ones without end has each read anew. */
    private static final int MOST = 1_000;

    private final List<Supplier<@Nullable String>> sources;
    private final BooleanSupplier allowed;
    private final BiFunction<String, Settings, Settings> reading;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** What a text has come to, over which settings. */
    private record Known(Settings basis, Settings settings) {}

    /**
     * Makes them.
     *
     * @param sources who says what counts for the thread that asks; a list that others change
     * @param allowed whether they may; asked only where somebody is there
     * @param reading what makes settings of a text, over those that count for all threads
     */
    ThreadSettings(
            List<Supplier<@Nullable String>> sources,
            BooleanSupplier allowed,
            BiFunction<String, Settings, Settings> reading) {
        this.sources = sources;
        this.allowed = allowed;
        this.reading = reading;
    }

    /** Whether nobody has any. It costs nothing to ask. */
    boolean areNone() {
        return sources.isEmpty() || !allowed.getAsBoolean();
    }

    /** What counts for this thread, where the others have these settings. */
    @SuppressWarnings("ReferenceEquality") // Other settings are another object.
    Settings over(Settings basis) {
        for (Supplier<@Nullable String> source : sources) {
            String text = source.get();
            if (text != null && !text.isBlank()) {
                Known found = known.get(text);
                return found != null && found.basis() == basis ? found.settings() : read(text, basis);
            }
        }
        return basis;
    }

    private Settings read(String text, Settings basis) {
        Settings settings = reading.apply(text, basis);
        if (known.size() < MOST) {
            known.put(text, new Known(basis, settings));
        }
        return settings;
    }
}
