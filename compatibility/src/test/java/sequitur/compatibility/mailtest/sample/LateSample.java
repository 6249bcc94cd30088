package sequitur.compatibility.mailtest.sample;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import sequitur.junit.Sequitur;

/** What is wrong after the test that has begun it: with its class, and after that. */
@Sequitur
public class LateSample {

    private static final CountDownLatch TESTS_ARE_OVER = new CountDownLatch(1);
    private static final CountDownLatch CLASS_IS_OVER = new CountDownLatch(1);

    private static final AtomicReference<Thread> FIRST = new AtomicReference<>(new Thread());
    private static final AtomicReference<Thread> SECOND = new AtomicReference<>(new Thread());

    @Test
    void passesAndLeavesThreads() {
        Thread first = new Thread(() -> mailAfter(TESTS_ARE_OVER));
        Thread second = new Thread(() -> mailAfter(CLASS_IS_OVER));
        first.start();
        second.start();
        FIRST.set(first);
        SECOND.set(second);
    }

    private static void mailAfter(CountDownLatch latch) {
        try {
            latch.await();
            Post.nested();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterAll
    static void waitForTheFirst() throws InterruptedException {
        TESTS_ARE_OVER.countDown();
        Objects.requireNonNull(FIRST.get()).join();
    }

    /** Lets the second one mail, and waits for it. */
    static void endClass() throws InterruptedException {
        CLASS_IS_OVER.countDown();
        Objects.requireNonNull(SECOND.get()).join();
    }
}
