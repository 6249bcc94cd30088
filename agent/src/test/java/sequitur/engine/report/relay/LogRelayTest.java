package sequitur.engine.report.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.ref.WeakReference;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import sequitur.engine.report.Application;
import sequitur.engine.report.Notices;

class LogRelayTest {

    static final List<Named<Function<Path, Application>>> VERSIONS =
            List.of(Named.of("SLF4J 1.7", FakeSlf4j::version1), Named.of("SLF4J 2", FakeSlf4j::version2));

    private final @Nullable ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();
    private final Received last = new Received();
    private final Received besideLogging = new Received();
    private final LogRelay relay = new LogRelay(List.of(new ApplicationSlf4j(), last), besideLogging);

    @TempDir
    private Path directory;

    @AfterEach
    void restoreContextLoader() {
        Thread.currentThread().setContextClassLoader(contextLoader);
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void handsOverToTheApplicationsSlf4j(Function<Path, Application> slf4j) throws Exception {
        try (URLClassLoader application = slf4j.apply(directory).load()) {
            Logger logger = relay.logger("sequitur.violation", application);

            logger.warn("one {} two {}");
            logger.warn("it {} failed", new IllegalStateException("late"));
            logger.warn("{} and {}", 1, 2);

            assertThat(lines(application))
                    .containsExactly(
                            "WARN sequitur.violation one {} two {}",
                            "WARN sequitur.violation it {} failed java.lang.IllegalStateException: late",
                            "WARN sequitur.violation 1 and 2");
            assertThat(lines(last)).isEmpty();
        }
    }

    @Test
    void triesTheApplicationFirst() throws Exception {
        try (URLClassLoader application = FakeSlf4j.version2(directory).load()) {
            LogRelay real = new LogRelay();
            real.logger("sequitur", application).warn("text");

            assertThat(real.awaitLogged(Received.PATIENCE)).isTrue();
            assertThat(lines(application)).containsExactly("WARN sequitur text");
        }
    }

    @Test
    void handsOverEveryLevelFromDebugUp() throws Exception {
        try (URLClassLoader application = FakeSlf4j.version2(directory).load()) {
            Logger logger = relay.logger("sequitur", application);

            logger.error("a");
            logger.info("b");
            logger.debug("c");
            logger.trace("d");

            assertThat(lines(application)).containsExactly("ERROR sequitur a", "INFO sequitur b", "DEBUG sequitur c");
            assertThat(lines(last)).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void obeysTheApplicationThatHasTheLoggerSwitchedOff(Function<Path, Application> slf4j) throws Exception {
        try (URLClassLoader application = slf4j.apply(directory).load()) {
            FakeSlf4j.set(application, "enabled", false);

            relay.logger("sequitur", application).warn("text");

            assertThat(lines(application)).isEmpty();
            assertThat(lines(last)).isEmpty();
        }
    }

    @Test
    void looksIntoTheContextLoaderNext() throws Exception {
        try (URLClassLoader application = FakeSlf4j.version2(directory).load();
                URLClassLoader library =
                        Application.in(directory.resolve("none")).load()) {
            Thread.currentThread().setContextClassLoader(application);

            relay.logger("sequitur", library).warn("a");
            relay.logger("sequitur", null).warn("b");

            assertThat(lines(application)).containsExactly("WARN sequitur a", "WARN sequitur b");
            assertThat(lines(last)).isEmpty();
        }
    }

    @Test
    void looksForSlf4jAtEachEvent() throws Exception {
        try (URLClassLoader application = FakeSlf4j.version2(directory).load()) {
            relay.logger("sequitur", null).warn("a");
            relay.logger("sequitur", application).warn("b");
            relay.logger("sequitur", null).warn("c");

            assertThat(lines(application)).containsExactly("WARN sequitur b");
            assertThat(lines(last)).containsExactly("WARN sequitur a", "WARN sequitur c");
        }
    }

    @Test
    void goesOnWhereThereIsNoSlf4j() throws Exception {
        try (URLClassLoader application = Application.in(directory).load()) {
            relay.logger("sequitur", application).warn("text {}");

            assertThat(lines(last)).containsExactly("WARN sequitur text {}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.slf4j.helpers.NOPLoggerFactory", "org.slf4j.helpers.SubstituteLoggerFactory"})
    void goesOnWhereSlf4jLeadsNowhere(String factory) throws Exception {
        try (URLClassLoader application = FakeSlf4j.version1(directory, factory).load()) {
            relay.logger("sequitur", application).warn("text");

            assertThat(lines(application)).isEmpty();
            assertThat(lines(last)).containsExactly("WARN sequitur text");
        }
    }

    @Test
    void goesOnWhereSlf4jHasNoProvider() throws Exception {
        try (URLClassLoader application =
                Application.in(directory).withSlf4jApi().load()) {
            relay.logger("sequitur", application).warn("text");

            assertThat(lines(last)).containsExactly("WARN sequitur text");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public static Object getILoggerFactory() { return null; }",
                "public static Object getILoggerFactory() { throw new StackOverflowError(); }",
                "static { if (true) throw new IllegalStateException(); }",
                "private static Object getILoggerFactory() { return \"\"; }",
                "public static Object getILoggerFactory() { return \"\"; }",
                "public static Object getILoggerFactory() { return \"\"; }"
                        + " public static String getLogger(String name) { return name; }"
            })
    void goesOnWhereSlf4jIsBroken(String members) throws Exception {
        try (URLClassLoader application = Application.in(directory)
                .with("org.slf4j.LoggerFactory", "package org.slf4j; public class LoggerFactory {" + members + "}")
                .load()) {
            relay.logger("sequitur", application).warn("text");

            assertThat(lines(last)).containsExactly("WARN sequitur text");
        }
    }

    @Test
    void looksIntoTheContextLoaderWhereSlf4jCanNotBeLinked() throws Exception {
        try (URLClassLoader application =
                        FakeSlf4j.version2(directory.resolve("sound")).load();
                URLClassLoader broken = Application.in(directory.resolve("broken"))
                        .with(
                                "org.slf4j.LoggerFactory",
                                "package org.slf4j;",
                                "public class LoggerFactory {",
                                "    static { if (true) throw new IllegalStateException(); }",
                                "}")
                        .load()) {
            Thread.currentThread().setContextClassLoader(application);

            relay.logger("sequitur", broken).warn("text");

            assertThat(lines(application)).containsExactly("WARN sequitur text");
        }
    }

    @Test
    void goesOnWhereTheApplicationsLoggingThrows() throws Exception {
        try (URLClassLoader application = FakeSlf4j.version2(directory).load()) {
            FakeSlf4j.set(application, "failure", new IllegalStateException("disk full"));

            relay.logger("sequitur", application).warn("text");

            assertThat(lines(last)).containsExactly("WARN sequitur text");
        }
    }

    @Test
    void neverThrows() {
        LogTarget broken = (application, message) -> {
            throw new StackOverflowError();
        };

        LogRelay hopeless = new LogRelay(List.of(broken, broken), broken);
        assertThatCode(() -> hopeless.logger("sequitur", null).warn("text")).doesNotThrowAnyException();
        assertThat(hopeless.awaitLogged(Received.PATIENCE)).isTrue();
        LogRelay hopeful = new LogRelay(List.of(broken, last), broken);
        hopeful.logger("sequitur", null).warn("text");
        assertThat(hopeful.awaitLogged(Received.PATIENCE)).isTrue();
        assertThat(lines(last)).containsExactly("WARN sequitur text");
    }

    @Test
    void keepsAwayFromLoggingWhatIsLoggedWhileItLogs() throws Exception {
        try (URLClassLoader application = FakeSlf4j.version2(directory).load()) {
            Runnable mailAppender =
                    () -> relay.logger("sequitur", application).warn("a violation of the appender's mail");
            FakeSlf4j.set(application, "appender", mailAppender);

            relay.logger("sequitur", application).warn("a");
            relay.logger("sequitur", application).warn("b");

            assertThat(lines(application)).containsExactly("WARN sequitur a", "WARN sequitur b");
            assertThat(lines(last)).isEmpty();
            assertThat(lines(besideLogging))
                    .containsExactly(
                            "WARN sequitur a violation of the appender's mail",
                            "WARN sequitur a violation of the appender's mail");
        }
    }

    @Test
    void keepsAwayFromLoggingWhatItsHandlersMailSaysOnAnotherThread() throws Exception {
        Handler mailHandler =
                new MailingHandler(() -> relay.logger("sequitur", null).warn("a"));

        mailHandler.publish(new LogRecord(Level.WARNING, "text"));
        relay.logger("sequitur", null).warn("b");

        assertThat(lines(besideLogging)).containsExactly("WARN sequitur a");
        assertThat(lines(last)).containsExactly("WARN sequitur b");
    }

    @Test
    void takesWhatAnotherThreadLogsMeanwhile() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        LogRelay guarded = new LogRelay(
                List.of((application, message) -> {
                    Thread other = new Thread(meanwhile.getAndSet(() -> {}));
                    other.start();
                    other.join();
                    return last.accept(application, message);
                }),
                besideLogging);
        meanwhile.set(() -> guarded.logger("sequitur", null).warn("b"));

        guarded.logger("sequitur", null).warn("a");

        assertThat(guarded.awaitLogged(Received.PATIENCE)).isTrue();
        assertThat(lines(last)).containsExactly("WARN sequitur a", "WARN sequitur b");
        assertThat(lines(besideLogging)).isEmpty();
    }

    @Test
    void logsAgainAfterAFailure() {
        LogTarget failing = (application, message) -> {
            throw new IllegalStateException();
        };
        LogRelay guarded = new LogRelay(List.of(failing, last), besideLogging);

        guarded.logger("sequitur", null).warn("a");
        guarded.logger("sequitur", null).warn("b");

        assertThat(guarded.awaitLogged(Received.PATIENCE)).isTrue();
        assertThat(lines(last)).containsExactly("WARN sequitur a", "WARN sequitur b");
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void letsTheApplicationGo(Function<Path, Application> slf4j) throws Exception {
        WeakReference<ClassLoader> application = report(slf4j.apply(directory));

        for (int i = 0; i < 50 && application.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(application.get()).isNull();
    }

    private WeakReference<ClassLoader> report(Application application) throws Exception {
        try (URLClassLoader loader = application.load()) {
            relay.logger("sequitur", loader).warn("text", new IllegalStateException());
            new Notices(relay).once(loader, "key", "text");
            assertThat(lines(loader)).hasSize(2);
            return new WeakReference<>(loader);
        }
    }

    private List<String> lines(ClassLoader application) throws ReflectiveOperationException {
        assertThat(relay.awaitLogged(Received.PATIENCE)).isTrue();
        return FakeSlf4j.lines(application);
    }

    private List<String> lines(Received target) {
        assertThat(relay.awaitLogged(Received.PATIENCE)).isTrue();
        return target.lines();
    }
}
