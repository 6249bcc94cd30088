package sequitur.engine.report.telemetry;

import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.engine.report.Notices;

/**
 * A library of the app's, as it is seen from a class loader: looked for once in each, and kept with its own classes, so that nothing of an app
 * that is taken away is held. One that fails is said once, and left alone from then on.
 *
 * @param <T> what is kept of it
 */
final class AppLibrary<T> {

    /** The mark for a class loader that sees nothing. */
    private static final WeakReference<@Nullable Class<?>> NOTHING = new WeakReference<>(null);

    private final Name name;
    private final List<String> types;
    private final Notices notices;
    private final Map<ClassLoader, WeakReference<@Nullable Class<?>>> seen =
            Collections.synchronizedMap(new WeakHashMap<>());
    private final Set<Class<?>> known = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Set<Class<?>> broken = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final ClassValue<T> bindings;

    /**
     * What people are told of a library, each once.
     *
     * @param library its name
     * @param unseen what to do where the app has none: a sentence
     * @param idle why it takes nothing yet, and what to do about that: two sentences
     */
    record Name(String library, String unseen, String idle) {}

    /** Finds what is called of the library. */
    @FunctionalInterface
    interface Binding<T> {

        /**
         * Finds it.
         *
         * @param type the type by which the library was found
         * @throws ReflectiveOperationException if it is not as it should be
         */
        T of(Class<?> type) throws ReflectiveOperationException;
    }

    /** Uses what was found. */
    @FunctionalInterface
    interface Use<T> {

        /**
         * Uses it.
         *
         * @return false if it takes nothing yet, since the app has not set it up
         * @throws Throwable whatever the library throws
         */
        boolean with(T library) throws Throwable;
    }

    /**
     * Makes one that has looked for nothing yet.
     *
     * @param name what people are told of it
     * @param types the types that it can be known by: the first that is seen counts
     * @param binding what finds what is called of it
     * @param notices where its troubles are said
     */
    AppLibrary(Name name, List<String> types, Binding<T> binding, Notices notices) {
        this.name = name;
        this.types = types;
        this.notices = notices;
        this.bindings = new ClassValue<>() {
            @Override
            protected T computeValue(Class<?> type) {
                known.add(type);
                try {
                    return binding.of(type);
                } catch (ReflectiveOperationException otherVersion) {
                    throw new IllegalStateException(otherVersion);
                }
            }
        };
    }

    /**
     * Uses the library, where it is seen from the app's class loader, or else from the one of this thread's context. Never throws.
     *
     * @param application the class loader of the mail transport, or null
     * @param use what is done with it
     */
    void use(@Nullable ClassLoader application, Use<T> use) {
        Optional<Class<?>> type =
                seenFrom(application).or(() -> seenFrom(Thread.currentThread().getContextClassLoader()));
        if (type.isEmpty()) {
            sayOnce(application, "no receipts of mail: this app has none. " + name.unseen());
        } else if (!broken.contains(type.get())) {
            use(application, type.get(), use);
        }
    }

    private void use(@Nullable ClassLoader application, Class<?> type, Use<T> use) {
        try {
            if (!use.with(bindings.get(type))) {
                sayOnce(application, "no receipts of mail yet: " + name.idle());
            }
        } catch (Throwable failure) {
            broken.add(type);
            notices.once(
                    application,
                    "telemetry " + name.library(),
                    name.library()
                            + " gets no more receipts of mail from here on; the mail itself is not concerned. It has failed with "
                            + Printable.of(failure)
                            + ". Take it out of sequitur.telemetry, or use another version of it.");
        }
    }

    private void sayOnce(@Nullable ClassLoader application, String words) {
        if (said.add(words)) {
            notices.inform(application, name.library() + " gets " + words);
        }
    }

    private Optional<Class<?>> seenFrom(@Nullable ClassLoader loader) {
        if (loader == null) {
            return Optional.empty();
        }
        WeakReference<@Nullable Class<?>> before = seen.get(loader);
        Class<?> type = before == null ? null : before.get();
        if (type == null && before != NOTHING) {
            type = look(loader);
            seen.put(loader, type == null ? NOTHING : new WeakReference<>(type));
        }
        return Optional.ofNullable(type);
    }

    /** What the JVM itself sees counts for all: some loaders of modules do not ask it. */
    private @Nullable Class<?> look(ClassLoader loader) {
        for (String type : types) {
            Class<?> found = look(type, null);
            found = found == null ? look(type, loader) : found;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Class<?> look(String type, @Nullable ClassLoader loader) {
        try {
            return Class.forName(type, false, loader);
        } catch (ClassNotFoundException | LinkageError | RuntimeException unseen) {
            return null;
        }
    }

    /** Takes from the app's classes what is kept with them, or the engine would be in memory for as long as they are. */
    void forget() {
        List<Class<?>> classes;
        synchronized (known) {
            classes = List.copyOf(known);
            known.clear();
        }
        classes.forEach(bindings::remove);
        seen.clear();
    }
}
