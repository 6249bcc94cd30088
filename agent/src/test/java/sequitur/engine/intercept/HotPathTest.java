package sequitur.engine.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** A legal command costs no memory, whether the code is compiled yet or not. */
class HotPathTest {

    private static final int WARM_UP = 20_000;
    private static final int TIMES = 2_000;
    private static final int ROUNDS = 10;

    private static final byte[] MAIL = ascii("MAIL FROM:<sender@client.example> SIZE=2048");
    private static final byte[] RCPT = ascii("RCPT TO:<one@b.example>");
    private static final byte[] DATA = ascii("DATA");
    private static final byte[] DOT = ascii(".");
    private static final byte[] BDAT = ascii("BDAT 3");
    private static final byte[] LAST = ascii("BDAT 3 LAST");
    private static final byte[] AUTH = ascii("AUTH PLAIN AGFsaWNlAGNhbmFyeQ==");

    @Test
    void aLegalMessageAllocatesNothing() {
        HookedTransport transport = new HookedTransport("policy=correct");

        assertThat(leastAllocatedBy(() -> sendMessage(transport))).isZero();
        // An agent that had stood aside would allocate nothing either, and let this pass.
        assertThat(transport.send(DATA)).isFalse();
    }

    @Test
    void aMessageOfAnAuthenticatedClientAllocatesNothing() {
        HookedTransport transport =
                new HookedTransport("policy=correct", 25, "250-b\n250-AUTH PLAIN LOGIN\n250 SIZE\n");
        assertThat(transport.exchange(AUTH, 235)).isTrue();

        assertThat(leastAllocatedBy(() -> sendMessage(transport))).isZero();
        assertThat(transport.send(AUTH)).isFalse();
    }

    @Test
    void aMessageInChunksAllocatesNothing() {
        HookedTransport transport = new HookedTransport("policy=correct", 25, "250-b\n250-SIZE\n250 CHUNKING\n");

        assertThat(leastAllocatedBy(() -> sendChunks(transport))).isZero();
        assertThat(transport.send(BDAT)).isFalse();
    }

    @Test
    void aRecipientWhoseNeighbourWasRefusedAllocatesNothing() {
        HookedTransport transport = new HookedTransport("policy=log");
        assertThat(transport.exchange(MAIL, 250)).isTrue();
        transport.exchange("RCPT TO:<two@b.example>", 550, "550 5.1.1 No such user");

        assertThat(leastAllocatedBy(() -> transport.exchange(RCPT, 250))).isZero();
    }

    private static long leastAllocatedBy(BooleanSupplier exchange) {
        for (int i = 0; i < WARM_UP; i++) {
            assertThat(exchange.getAsBoolean()).isTrue();
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        // The JVM itself now and then allocates once on a thread, when it links or compiles; a command of ours that
        // allocates would do so in every round.
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            least = Math.min(least, allocatedBy(exchange, threads));
        }
        return least;
    }

    private static long allocatedBy(BooleanSupplier exchange, ThreadMXBean threads) {
        long overhead = allocatedBetweenTwoReadings(threads);
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean legal = true;
        for (int i = 0; i < TIMES; i++) {
            legal &= exchange.getAsBoolean();
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

    private static boolean sendChunks(HookedTransport transport) {
        return transport.exchange(MAIL, 250)
                && transport.exchange(RCPT, 250)
                && transport.exchange(BDAT, 250)
                && transport.exchange(LAST, 250);
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
