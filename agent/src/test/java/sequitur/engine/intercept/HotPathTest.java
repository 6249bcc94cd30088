package sequitur.engine.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.report.ReceiptLog;
import sequitur.engine.report.ReportLog;
import sequitur.engine.report.Sink;
import sequitur.engine.report.Sinks;
import sequitur.engine.report.TranscriptSink;
import sequitur.engine.report.jfr.FlightRecorderSink;
import sequitur.engine.report.jmx.ManagementSink;
import sequitur.engine.report.relay.LogRelay;
import sequitur.engine.report.telemetry.AppTelemetrySink;

/** A legal command costs no memory, whether the code is compiled yet or not. */
class HotPathTest {

    private static final int WARM_UP = 20_000;
    private static final int TIMES = 2_000;
    private static final int ROUNDS = 10;

    private static final byte[] MAIL = ascii("MAIL FROM:<sender@client.example> SIZE=2048");
    private static final byte[] RCPT = ascii("RCPT TO:<one@b.example>");
    private static final byte[] DATA = ascii("DATA");
    private static final byte[] DOT = ascii(".");
    private static final byte[] BDAT = ascii("BDAT 2048 LAST");
    private static final byte[] AUTH = ascii("AUTH PLAIN AGFsaWNlAGNhbmFyeQ==");
    private static final OutputStream CONTENT = OutputStream.nullOutputStream();
    private static final String SETTINGS =
            "policy=correct,rule.data-content=log,rule.bdat-after-last=log,rule.reply-timeout=log";
    private static final String OFFERS = "250-b\n250-SIZE\n250-CHUNKING\n250 PIPELINING\n";

    /** What a message is made of. */
    private enum Shape {
        DATA_AND_DOT,
        ONE_CHUNK
    }

    @ParameterizedTest
    @EnumSource
    void aLegalMessageAllocatesNothing(Shape shape) {
        HookedTransport transport = new HookedTransport(SETTINGS, 25, OFFERS);

        assertThat(leastAllocatedBy(() -> sendMessage(transport, shape))).isZero();
        // An agent that had stood aside would allocate nothing either, and let this pass.
        assertThat(transport.send(DATA)).isFalse();
    }

    /** Receipts are made where somebody wants them: the sinks of a real engine, and nobody who listens. */
    @ParameterizedTest
    @ValueSource(strings = {"", ",telemetry=none", ",telemetry=jfr,transcript=never"})
    void aReceiptThatNobodyWantsAllocatesNothing(String telemetry) {
        String settings = SETTINGS + telemetry;
        CurrentSettings current = CurrentSettings.ofThisJvm(settings, Path.of("target"));
        LogRelay relay = new LogRelay();
        Sink sinks = new Sinks(List.of(
                new ReportLog(relay),
                new ReceiptLog(current, relay),
                new FlightRecorderSink(current),
                new ManagementSink(current),
                new AppTelemetrySink(current, relay, "1"),
                new TranscriptSink(current, relay)));
        HookedTransport transport = HookedTransport.of(HookedTransport.hooks(settings, relay, sinks), OFFERS);

        assertThat(leastAllocatedBy(() -> sendMessage(transport, Shape.DATA_AND_DOT)))
                .isZero();
        assertThat(transport.send(DATA)).isFalse();
    }

    @Test
    void aMessageOfAnAuthenticatedClientAllocatesNothing() {
        HookedTransport transport = new HookedTransport(SETTINGS, 25, "250-b\n250-AUTH PLAIN LOGIN\n250 SIZE\n");
        assertThat(transport.exchange(AUTH, 235)).isTrue();

        assertThat(leastAllocatedBy(() -> sendMessage(transport, Shape.DATA_AND_DOT)))
                .isZero();
        assertThat(transport.send(AUTH)).isFalse();
    }

    /** The waits are those of a thread of its own; only a stream that counts them is made for each message. */
    @Test
    void commandsThatHaveTimeLimitsAllocateNothing() {
        HookedTransport transport = new HookedTransport("policy=log,rule.reply-timeout=correct");

        assertThat(leastAllocatedBy(() -> transport.begins()
                        && transport.exchange(MAIL, 250)
                        && transport.exchange(RCPT, 250)
                        && transport.exchange(DATA, 354)
                        && transport.exchange(DOT, 250)
                        && transport.endsWell()))
                .isZero();
        assertThat(transport.send(DATA)).isTrue();
        assertThat(transport.opensContent(CONTENT)).isFalse();
    }

    @Test
    void aRecipientWhoseNeighbourWasRefusedAllocatesNothing() {
        HookedTransport transport = new HookedTransport("policy=log");
        assertThat(transport.exchange(MAIL, 250)).isTrue();
        transport.exchange("RCPT TO:<two@b.example>", 550, "550 5.1.1 No such user");

        assertThat(leastAllocatedBy(() -> transport.exchange(RCPT, 250))).isZero();
    }

    /**
     * The JVM itself now and then allocates once on a thread, when it links or compiles; a command of ours that allocates would do
     * so in every round.
     */
    private static long leastAllocatedBy(BooleanSupplier exchange) {
        for (int i = 0; i < WARM_UP; i++) {
            assertThat(exchange.getAsBoolean()).isTrue();
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
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

    private static boolean sendMessage(HookedTransport transport, Shape shape) {
        boolean legal = transport.begins() && transport.exchange(MAIL, 250) && transport.exchange(RCPT, 250);
        legal &= shape == Shape.ONE_CHUNK
                ? transport.opensContent(CONTENT) && transport.exchange(BDAT, 250)
                : transport.exchange(DATA, 354) && transport.opensContent(CONTENT) && transport.exchange(DOT, 250);
        transport.ends();
        return legal;
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
