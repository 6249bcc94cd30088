package sequitur.engine.intercept;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;

/**
 * What the hooks add to a legal command, per command: the way through the hooks with its reply, and beside it the parsing
 * alone. Run with {@code mvn -Pbenchmark verify}, which measures the memory as well.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HookPathBenchmark {

    private static final int COMMANDS = 4;

    private final byte[] mail = "MAIL FROM:<sender@client.example> SIZE=2048".getBytes(StandardCharsets.US_ASCII);
    private final byte[] rcpt = "RCPT TO:<one@b.example>".getBytes(StandardCharsets.US_ASCII);
    private final byte[] data = "DATA".getBytes(StandardCharsets.US_ASCII);
    private final byte[] dot = ".".getBytes(StandardCharsets.US_ASCII);
    private final SessionState state = SessionState.unknown(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE);
    private HookedTransport transport = new HookedTransport("policy=log");

    /** A connection of its own for each trial. */
    @Setup
    public void connect() {
        transport = new HookedTransport("policy=log");
    }

    /**
     * The four commands of a message and their replies.
     *
     * @return true, since all are legal
     */
    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public boolean hooks() {
        return transport.exchange(mail, 250)
                && transport.exchange(rcpt, 250)
                && transport.exchange(data, 354)
                && transport.exchange(dot, 250);
    }

    /**
     * Naming the verbs of the same four commands.
     *
     * @param blackhole takes the verbs
     */
    @Benchmark
    @OperationsPerInvocation(COMMANDS)
    public void parsingAlone(Blackhole blackhole) {
        blackhole.consume(state.classify(mail));
        blackhole.consume(state.classify(rcpt));
        blackhole.consume(state.classify(data));
        blackhole.consume(state.classify(dot));
    }
}
