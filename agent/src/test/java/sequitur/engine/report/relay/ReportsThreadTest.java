package sequitur.engine.report.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** On which thread events are logged, and what it has of the thread that they come from. */
@Tag("slow")
class ReportsThreadTest {

    private final @Nullable ClassLoader contextLoader = Thread.currentThread().getContextClassLoader();
    private final Received besideLogging = new Received();
    private final Received received = new Received();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final LogRelay stuck = new LogRelay(List.of(this::acceptBehindTheGate), besideLogging);

    private boolean acceptBehindTheGate(@Nullable ClassLoader application, LogTarget.Message message)
            throws InterruptedException {
        gate.await();
        return received.accept(application, message);
    }

    @AfterEach
    void openTheGate() {
        gate.countDown();
        Thread.currentThread().setContextClassLoader(contextLoader);
    }

    /** An appender mails over the Transport whose lock the thread holds that reports. */
    @Test
    void theSenderDoesNotWaitForALockThatItHoldsItself() throws InterruptedException {
        Object transport = new Object();
        LogRelay relay = new LogRelay(
                List.of((application, message) -> {
                    Thread appender = new Thread(() -> {
                        synchronized (transport) {
                            received.accept(application, message);
                        }
                    });
                    appender.start();
                    appender.join();
                    return true;
                }),
                besideLogging);
        Thread sender = new Thread(() -> {
            synchronized (transport) {
                relay.logger("sequitur", null).warn("a");
            }
        });
        sender.setDaemon(true);

        sender.start();
        sender.join(Received.PATIENCE.toMillis());

        assertThat(sender.isAlive()).isFalse();
        assertThat(relay.awaitLogged(Received.PATIENCE)).isTrue();
        assertThat(received.lines()).containsExactly("WARN sequitur a");
    }

    @Test
    void theLoggingSeesTheSendersLoaderAndName() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        ClassLoader loader = new URLClassLoader("the app's", new URL[0], null);
        LogRelay relay = new LogRelay(
                List.of((application, message) -> {
                    Thread thread = Thread.currentThread();
                    seen.add(thread.getName() + ", "
                            + thread.getContextClassLoader().getName() + ", daemon " + thread.isDaemon());
                    return true;
                }),
                besideLogging);
        Thread sender = new Thread(() -> relay.logger("sequitur", null).warn("a"), "worker 1\n${x}");
        sender.setContextClassLoader(loader);

        sender.start();
        sender.join();

        assertThat(relay.awaitLogged(Received.PATIENCE)).isTrue();
        assertThat(seen).containsExactly("sequitur-reports: worker 1\\u000a\\u0024{x}, the app's, daemon true");
        assertThat(reportsThreads()).anySatisfy(thread -> {
            assertThat(thread.getName()).isEqualTo("sequitur-reports");
            assertThat(thread.getContextClassLoader()).isNull();
        });
        relay.close();
    }

    /** What a thread inherits of the one that makes it would keep an undeployed app in memory. */
    @Test
    void keepsNothingOfTheThreadThatStartsIt() throws Exception {
        LogRelay relay = received.relay();
        WeakReference<ClassLoader> application = startedByAnApp(relay);

        for (int i = 0; i < 100 && application.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
            relay.logger("sequitur", null).warn("b");
        }

        assertThat(application.get()).isNull();
        relay.close();
    }

    private static WeakReference<ClassLoader> startedByAnApp(LogRelay relay) throws Exception {
        ClassLoader loader = new URLClassLoader(
                new URL[] {
                    StartsAThread.class.getProtectionDomain().getCodeSource().getLocation()
                },
                null);
        Class<?> type = Class.forName(StartsAThread.class.getName(), true, loader);
        Runnable report = () -> relay.logger("sequitur", loader).warn("a");
        Thread started = (Thread) type.getMethod("start", Runnable.class).invoke(null, report);
        started.join();
        return new WeakReference<>(loader);
    }

    /** A class of an app's, which is on the stack when the reports' thread is started. */
    public static final class StartsAThread {

        private static final ThreadLocal<Object> OF_THE_APP = new InheritableThreadLocal<>();

        private StartsAThread() {}

        /** Does something on a thread of a group of the app's. */
        public static Thread start(Runnable work) {
            Thread thread = new Thread(new ThreadGroup("app"), () -> {
                OF_THE_APP.set(StartsAThread.class);
                work.run();
            });
            thread.setContextClassLoader(StartsAThread.class.getClassLoader());
            thread.start();
            return thread;
        }
    }

    @Test
    void dropsWhatThereIsNoRoomForAndSaysHowMuch() {
        int events = EventQueue.ROOM + 100;

        IntStream.range(0, events).forEach(i -> stuck.logger("sequitur", null).warn("{}", i));
        gate.countDown();
        assertThat(stuck.awaitLogged(Received.PATIENCE)).isTrue();
        stuck.logger("sequitur", null).warn("after");
        assertThat(stuck.awaitLogged(Received.PATIENCE)).isTrue();

        // One may have been under way before there was no room.
        List<String> lines = received.lines();
        String saying = lines.get(1);
        assertThat(saying)
                .matches("WARN sequitur (99|100) of Sequitur's reports were dropped,"
                        + " as the app's logging did not keep up with them");
        int logged = events - Integer.parseInt(saying.split(" ", -1)[2]);
        assertThat(lines)
                .containsExactlyElementsOf(Stream.of(
                                Stream.of("WARN sequitur 0", saying),
                                IntStream.range(1, logged).mapToObj(i -> "WARN sequitur " + i),
                                Stream.of("WARN sequitur after"))
                        .flatMap(line -> line)
                        .toList());
        assertThat(besideLogging.lines()).isEmpty();
    }

    @Test
    void closeWaitsForTheLogging() {
        LogRelay relay = received.relay();
        IntStream.range(0, 500).forEach(i -> relay.logger("sequitur", null).warn("{}", i));

        relay.close();

        assertThat(received.lines())
                .containsExactlyElementsOf(IntStream.range(0, 500)
                        .mapToObj(i -> "WARN sequitur " + i)
                        .toList());
    }

    @Test
    void whatComesAfterCloseIsSaidBesideLogging() {
        LogRelay relay = new LogRelay(List.of(received), besideLogging);
        relay.close();

        relay.logger("sequitur", null).warn("late");

        assertThat(received.lines()).isEmpty();
        assertThat(besideLogging.lines()).containsExactly("WARN sequitur late");
    }

    @Test
    void closeSaysBesideLoggingWhatTheLoggingDoesNotTake() {
        stuck.logger("sequitur", null).warn("a");
        stuck.logger("sequitur", null).warn("b");

        stuck.close();

        assertThat(besideLogging.lines()).containsExactly("WARN sequitur a", "WARN sequitur b");
    }

    @Test
    void isThereOnlyWhileThereIsSomethingToDo() throws InterruptedException {
        List<Thread> threads = new CopyOnWriteArrayList<>();
        LogRelay relay =
                new LogRelay(List.of((application, message) -> threads.add(Thread.currentThread())), besideLogging);

        for (int i = 0; i < 2; i++) {
            relay.logger("sequitur", null).warn("a");
            relay.logger("sequitur", null).warn("b");
            assertThat(relay.awaitLogged(Received.PATIENCE)).isTrue();
            threads.get(threads.size() - 1).join(Received.PATIENCE.toMillis());
        }

        assertThat(threads).hasSize(4).noneMatch(Thread::isAlive);
        assertThat(threads.get(1)).isSameAs(threads.get(0)).isNotSameAs(threads.get(2));
    }

    private static List<Thread> reportsThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sequitur-reports"))
                .toList();
    }
}
