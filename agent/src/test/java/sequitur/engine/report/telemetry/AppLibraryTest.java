package sequitur.engine.report.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Ownership;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.FixedValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sequitur.engine.report.Notices;
import sequitur.engine.report.relay.Received;

/** A library of the app's is looked for once, is not kept in memory, and is left alone where it is not what it should be. */
class AppLibraryTest {

    private static final String GLOBAL = GlobalOpenTelemetry.class.getName();

    private static final AppLibrary.Name NAME =
            new AppLibrary.Name("Example", "Add it.", "it is not set up. Set it up.");

    private final Received said = new Received();
    private final Notices notices = new Notices(said.relay());

    /** Counts what is looked for in it. */
    private static final class CountingLoader extends ClassLoader {

        private int looks;

        CountingLoader() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            looks++;
            throw new ClassNotFoundException(name);
        }
    }

    @Test
    void eachLoaderIsAskedOnce() {
        CountingLoader loader = new CountingLoader();
        AppLibrary<Object> library =
                new AppLibrary<>(NAME, List.of("example.One", "example.Two"), Object::toString, notices);

        withoutContext(() -> {
            for (int i = 0; i < 10; i++) {
                library.use(loader, found -> {
                    throw new AssertionError(found);
                });
            }
        });

        assertThat(loader.looks).isEqualTo(2);
        assertThat(said.lines())
                .containsExactly("INFO sequitur Example gets no receipts of mail: this app has none. Add it.");
    }

    @Test
    void anAppThatIsTakenAwayIsNotHeld() throws Exception {
        OpenTelemetrySink sink = new OpenTelemetrySink("1", notices, Clock.systemUTC());

        WeakReference<@Nullable ClassLoader> app = usedByAnApp(sink);

        assertThat(isCollected(app)).isTrue();
        assertThat(said.lines()).isEmpty();
        sink.close();
    }

    /** In a method of its own: no variable holds the loader when it has ended. */
    private static WeakReference<@Nullable ClassLoader> usedByAnApp(OpenTelemetrySink sink) throws IOException {
        URL[] jars = {
            location(GlobalOpenTelemetry.class),
            location(io.opentelemetry.context.Context.class),
            location(io.opentelemetry.common.ComponentLoader.class)
        };
        try (URLClassLoader app = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            Class<?> global = Class.forName(GLOBAL, true, app);
            Object noop = Class.forName("io.opentelemetry.api.OpenTelemetry", true, app)
                    .getMethod("noop")
                    .invoke(null);
            global.getMethod("set", Class.forName("io.opentelemetry.api.OpenTelemetry", true, app))
                    .invoke(null, noop);
            withoutContext(() -> {
                sink.message(app, GivenReceipts.refused("smtp.example.com"));
                sink.message(app, GivenReceipts.sent("smtp.example.com"));
            });
            return new WeakReference<>(app);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Else the engine would stay in memory for as long as the app. */
    @Test
    void nothingOfTheEngineStaysWithTheApp() throws Exception {
        List<WeakReference<@Nullable Object>> kept = new ArrayList<>();
        AppLibrary<Object> library = new AppLibrary<>(NAME, List.of(GLOBAL), type -> new Object(), notices);
        library.use(getClass().getClassLoader(), found -> kept.add(new WeakReference<>(found)));
        assertThat(kept).hasSize(1);

        library.forget();

        assertThat(isCollected(kept.get(0))).isTrue();
    }

    /** A class of the same name that is something else. */
    @Test
    void aForeignVersionIsSaidOnce() {
        Class<?> foreign = new ByteBuddy()
                .subclass(Object.class)
                .name(GLOBAL)
                .defineMethod("isSet", boolean.class, Visibility.PUBLIC, Ownership.STATIC)
                .intercept(FixedValue.value(true))
                .make()
                .load(ClassLoader.getPlatformClassLoader())
                .getLoaded();
        ClassLoader app = Objects.requireNonNull(foreign.getClassLoader());
        OpenTelemetrySink sink = new OpenTelemetrySink("1", notices, Clock.systemUTC());

        sink.message(app, GivenReceipts.sent("smtp.example.com"));
        sink.message(app, GivenReceipts.sent("smtp.example.com"));

        assertThat(said.lines())
                .singleElement()
                .asString()
                .startsWith(
                        "WARN sequitur OpenTelemetry gets no more receipts of mail from here on; the mail itself is not"
                                + " concerned. It has failed with ")
                .contains("io.opentelemetry.api.GlobalOpenTelemetry.get()");
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static void withoutContext(Runnable work) {
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(former);
        }
    }

    private static boolean isCollected(WeakReference<?> reference) throws InterruptedException {
        for (int i = 0; i < 100 && reference.get() != null; i++) {
            System.gc();
            Thread.sleep(10);
        }
        return reference.get() == null;
    }
}
