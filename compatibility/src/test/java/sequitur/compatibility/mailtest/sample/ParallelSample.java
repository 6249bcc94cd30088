package sequitur.compatibility.mailtest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import sequitur.junit.ExpectedViolation;
import sequitur.junit.Sequitur;

/** Tests that run at the same time, each with a policy of its own. */
@Sequitur
@Execution(ExecutionMode.CONCURRENT)
public class ParallelSample {

    private static final CyclicBarrier ALL_RUN = new CyclicBarrier(3);
    private static final ExecutorService OLDER = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });

    @BeforeAll
    static void startThePool() throws Exception {
        OLDER.submit(() -> {}).get();
    }

    private static void meet() throws Exception {
        ALL_RUN.await(60, TimeUnit.SECONDS);
    }

    @Test
    @Sequitur(policy = "block")
    @ExpectedViolation("mail-nested")
    void passesBlocked() throws Exception {
        meet();
        assertEquals("503", Post.nested());
        meet();
    }

    @Test
    @Sequitur(policy = "log")
    void failsLogged() throws Exception {
        meet();
        try {
            assertEquals("250", Post.nested());
        } finally {
            meet();
        }
    }

    /** Of the thread in the pool nobody knows whose it is: the class fails. */
    @Test
    void passesLegal() throws Exception {
        meet();
        Post.legal();
        OLDER.submit(Post::early).get();
        meet();
    }
}
