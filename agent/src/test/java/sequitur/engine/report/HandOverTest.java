package sequitur.engine.report;

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

class HandOverTest {

    static final List<Named<Function<Path, Application>>> VERSIONS =
            List.of(Named.of("SLF4J 1.7", FakeSlf4j::version1), Named.of("SLF4J 2", FakeSlf4j::version2));

    private final @Nullable ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();
    private final Received last = new Received();
    private final Received besideLogging = new Received();
    private final HandOver handOver = new HandOver(List.of(new ApplicationSlf4j(), last), besideLogging);

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
            Logger logger = handOver.logger("sequitur.violation", application);

            logger.warn("one {} two {}");
            logger.warn("it {} failed", new IllegalStateException("late"));
            logger.warn("{} and {}", 1, 2);

            assertThat(FakeSlf4j.lines(application))
                    .containsExactly(
                            "WARN sequitur.violation one {} two {}",
                            "WARN sequitur.violation it {} failed java.lang.IllegalStateException: late",
                            "WARN sequitur.violation 1 and 2");
            assertThat(last.lines()).isEmpty();
        }
    }

    @Test
    void triesTheApplicationFirst() throws Exception {
        try (URLClassLoader application = FakeSlf4j.version2(directory).load()) {
            new HandOver().logger("sequitur", application).warn("text");

            assertThat(FakeSlf4j.lines(application)).containsExactly("WARN sequitur text");
        }
    }

    @Test
    void handsOverEveryLevelFromDebugUp() throws Exception {
        try (URLClassLoader application = FakeSlf4j.version2(directory).load()) {
            Logger logger = handOver.logger("sequitur", application);

            logger.error("a");
            logger.info("b");
            logger.debug("c");
            logger.trace("d");

            assertThat(FakeSlf4j.lines(application))
                    .containsExactly("ERROR sequitur a", "INFO sequitur b", "DEBUG sequitur c");
            assertThat(last.lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @FieldSource("VERSIONS")
    void obeysTheApplicationThatHasTheLoggerSwitchedOff(Function<Path, Application> slf4j) throws Exception {
        try (URLClassLoader application = slf4j.apply(directory).load()) {
            FakeSlf4j.set(application, "enabled", false);

            handOver.logger("sequitur", application).warn("text");

            assertThat(FakeSlf4j.lines(application)).isEmpty();
            assertThat(last.lines()).isEmpty();
        }
    }

    @Test
    void looksIntoTheContextLoaderNext() throws Exception {
        try (URLClassLoader application = FakeSlf4j.version2(directory).load();
                URLClassLoader library =
                        Application.in(directory.resolve("none")).load()) {
            Thread.currentThread().setContextClassLoader(application);

            handOver.logger("sequitur", library).warn("a");
            handOver.logger("sequitur", null).warn("b");

            assertThat(FakeSlf4j.lines(application)).containsExactly("WARN sequitur a", "WARN sequitur b");
            assertThat(last.lines()).isEmpty();
        }
    }

    @Test
    void looksForSlf4jAtEachEvent() throws Exception {
        try (URLClassLoader application = FakeSlf4j.version2(directory).load()) {
            handOver.logger("sequitur", null).warn("a");
            handOver.logger("sequitur", application).warn("b");
            handOver.logger("sequitur", null).warn("c");

            assertThat(FakeSlf4j.lines(application)).containsExactly("WARN sequitur b");
            assertThat(last.lines()).containsExactly("WARN sequitur a", "WARN sequitur c");
        }
    }

    @Test
    void goesOnWhereThereIsNoSlf4j() throws Exception {
        try (URLClassLoader application = Application.in(directory).load()) {
            handOver.logger("sequitur", application).warn("text {}");

            assertThat(last.lines()).containsExactly("WARN sequitur text {}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"org.slf4j.helpers.NOPLoggerFactory", "org.slf4j.helpers.SubstituteLoggerFactory"})
    void goesOnWhereSlf4jLeadsNowhere(String factory) throws Exception {
        try (URLClassLoader application = FakeSlf4j.version1(directory, factory).load()) {
            handOver.logger("sequitur", application).warn("text");

            assertThat(FakeSlf4j.lines(application)).isEmpty();
            assertThat(last.lines()).containsExactly("WARN sequitur text");
        }
    }

    @Test
    void goesOnWhereSlf4jHasNoProvider() throws Exception {
        try (URLClassLoader application =
                Application.in(directory).withSlf4jApi().load()) {
            handOver.logger("sequitur", application).warn("text");

            assertThat(last.lines()).containsExactly("WARN sequitur text");
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
            handOver.logger("sequitur", application).warn("text");

            assertThat(last.lines()).containsExactly("WARN sequitur text");
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

            handOver.logger("sequitur", broken).warn("text");

            assertThat(FakeSlf4j.lines(application)).containsExactly("WARN sequitur text");
        }
    }

    @Test
    void goesOnWhereTheApplicationsLoggingThrows() throws Exception {
        try (URLClassLoader application = FakeSlf4j.version2(directory).load()) {
            FakeSlf4j.set(application, "failure", new IllegalStateException("disk full"));

            handOver.logger("sequitur", application).warn("text");

            assertThat(last.lines()).containsExactly("WARN sequitur text");
        }
    }

    @Test
    void neverThrows() {
        Target broken = (application, message) -> {
            throw new StackOverflowError();
        };

        assertThatCode(() -> new HandOver(List.of(broken, broken), broken)
                        .logger("sequitur", null)
                        .warn("text"))
                .doesNotThrowAnyException();
        new HandOver(List.of(broken, last), broken).logger("sequitur", null).warn("text");
        assertThat(last.lines()).containsExactly("WARN sequitur text");
    }

    @Test
    void keepsAwayFromLoggingWhatIsLoggedWhileItLogs() throws Exception {
        try (URLClassLoader application = FakeSlf4j.version2(directory).load()) {
            Runnable mailAppender =
                    () -> handOver.logger("sequitur", application).warn("a violation of the appender's mail");
            FakeSlf4j.set(application, "appender", mailAppender);

            handOver.logger("sequitur", application).warn("a");
            handOver.logger("sequitur", application).warn("b");

            assertThat(FakeSlf4j.lines(application)).containsExactly("WARN sequitur a", "WARN sequitur b");
            assertThat(last.lines()).isEmpty();
            assertThat(besideLogging.lines())
                    .containsExactly(
                            "WARN sequitur a violation of the appender's mail",
                            "WARN sequitur a violation of the appender's mail");
        }
    }

    @Test
    void keepsAwayFromLoggingWhatItsHandlersMailSaysOnAnotherThread() throws Exception {
        Handler mailHandler =
                new MailingHandler(() -> handOver.logger("sequitur", null).warn("a"));

        mailHandler.publish(new LogRecord(Level.WARNING, "text"));
        handOver.logger("sequitur", null).warn("b");

        assertThat(besideLogging.lines()).containsExactly("WARN sequitur a");
        assertThat(last.lines()).containsExactly("WARN sequitur b");
    }

    @Test
    void takesWhatAnotherThreadLogsMeanwhile() {
        AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});
        HandOver guarded = new HandOver(
                List.of((application, message) -> {
                    Thread other = new Thread(meanwhile.getAndSet(() -> {}));
                    other.start();
                    other.join();
                    return last.accept(application, message);
                }),
                besideLogging);
        meanwhile.set(() -> guarded.logger("sequitur", null).warn("b"));

        guarded.logger("sequitur", null).warn("a");

        assertThat(last.lines()).containsExactly("WARN sequitur b", "WARN sequitur a");
    }

    @Test
    void logsAgainAfterAFailure() {
        Target failing = (application, message) -> {
            throw new IllegalStateException();
        };
        HandOver guarded = new HandOver(List.of(failing, last), besideLogging);

        guarded.logger("sequitur", null).warn("a");
        guarded.logger("sequitur", null).warn("b");

        assertThat(last.lines()).containsExactly("WARN sequitur a", "WARN sequitur b");
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
            handOver.logger("sequitur", loader).warn("text", new IllegalStateException());
            new Notices(handOver).once(loader, "key", "text");
            assertThat(FakeSlf4j.lines(loader)).hasSize(2);
            return new WeakReference<>(loader);
        }
    }
}
