package sequitur.engine.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A legal command costs no memory, whether the code is compiled yet or not. */
class HotPathTest {

    private static final int WARM_UP = 20_000;
    private static final int MESSAGES = 2_000;
    private static final int ROUNDS = 10;

    private static final byte[] MAIL = ascii("MAIL FROM:<sender@client.example> SIZE=2048");
    private static final byte[] RCPT = ascii("RCPT TO:<one@b.example>");
    private static final byte[] DATA = ascii("DATA");
    private static final byte[] DOT = ascii(".");

    @Test
    void aLegalMessageAllocatesNothing() {
        HookedTransport transport = new HookedTransport("policy=correct");
        for (int i = 0; i < WARM_UP; i++) {
            assertThat(sendMessage(transport)).isTrue();
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        // The JVM itself now and then allocates once on a thread, when it links or compiles; a command of ours that
        // allocates would do so in every round.
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            least = Math.min(least, allocatedByMessages(threads, transport));
        }

        assertThat(least).isZero();
        // An agent that had stood aside would allocate nothing either, and let this pass.
        assertThat(transport.send(DATA)).isFalse();
    }

    private static long allocatedByMessages(ThreadMXBean threads, HookedTransport transport) {
        long overhead = allocatedBetweenTwoReadings(threads);
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean legal = true;
        for (int i = 0; i < MESSAGES; i++) {
            legal &= sendMessage(transport);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before - overhead;
        assertThat(legal).isTrue();
        return allocated;
    }

    private static boolean sendMessage(HookedTransport transport) {
        return transport.exchange(MAIL, 250)
                && transport.exchange(RCPT, 250)
                && transport.exchange(DATA, 354)
                && transport.exchange(DOT, 250);
    }

    private static long allocatedBetweenTwoReadings(ThreadMXBean threads) {
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
