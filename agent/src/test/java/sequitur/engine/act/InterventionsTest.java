package sequitur.engine.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InterventionsTest {

    private static final long LONG = 60_000;

    private final Interventions interventions = new Interventions();

    @Test
    void oneIsCarriedOutAndItsFailureIsNotSwallowed() throws Throwable {
        assertThat(interventions.attempt("left alone", () -> "done")).isEqualTo("done");
        assertThatThrownBy(() -> interventions.attempt("left alone", () -> {
                    throw new IllegalStateException("sabotage");
                }))
                .hasMessage("sabotage");
        assertThat(interventions.end(() -> false, 0)).isTrue();
    }

    @Test
    void noneBeginsAfterTheEnd() throws Throwable {
        AtomicBoolean begun = new AtomicBoolean();

        assertThat(interventions.end(() -> false, 0)).isTrue();

        assertThat(interventions.attempt("left alone", () -> {
                    begun.set(true);
                    return "done";
                }))
                .isEqualTo("left alone");
        assertThat(begun).isFalse();
    }

    @Test
    void theEndWaitsForThoseThatRun() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Thread app = new Thread(() -> {
            try {
                interventions.attempt("left alone", () -> {
                    running.countDown();
                    go.await();
                    return "done";
                });
            } catch (Throwable impossible) {
                throw new AssertionError(impossible);
            }
        });
        app.start();
        running.await();

        assertThat(interventions.end(() -> false, 0)).isFalse();
        go.countDown();
        assertThat(interventions.end(() -> false, LONG)).isTrue();
        app.join();
    }

    @Test
    void theEndThatDidNotComeLetsThemBeginAgain() throws Throwable {
        assertThat(interventions.end(() -> true, 0)).isFalse();

        assertThat(interventions.attempt("left alone", () -> "done")).isEqualTo("done");
    }

    @Test
    void theEndWaitsForAReplyThatIsYetToBeRead() {
        AtomicBoolean waits = new AtomicBoolean(true);

        assertThat(interventions.end(() -> waits.getAndSet(false), LONG)).isTrue();
    }
}
