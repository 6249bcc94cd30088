package sequitur.engine.report.jfr;

import org.jspecify.annotations.Nullable;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Telemetry;
import sequitur.engine.report.CommandReceipt;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Event;
import sequitur.engine.report.FailedAttempt;
import sequitur.engine.report.Receipt;
import sequitur.engine.report.Sink;

/**
 * Gives receipts, violations and failures to JDK Flight Recorder while it records. Where the Java runtime has no {@code jdk.jfr} this does nothing: no
 * class of that module is named here, nor in the verification of this class.
 */
public final class FlightRecorderSink implements Sink {

    private final CurrentSettings settings;
    private final Recorder recorder = new Recorder();
    private volatile boolean missing;

    /**
     * Makes it; nothing is registered.
     *
     * @param settings whether events are wanted
     */
    public FlightRecorderSink(CurrentSettings settings) {
        this.settings = settings;
    }

    @Override
    public Interest interest() {
        if (missing || !settings.now().sendsTo(Telemetry.JFR)) {
            return Interest.REPORTS;
        }
        try {
            return recorder.interest();
        } catch (LinkageError noSuchModule) {
            missing = true;
            return Interest.REPORTS;
        }
    }

    private boolean isRecording() {
        return interest() != Interest.REPORTS;
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        // Each violation comes by violated().
    }

    @Override
    public void violated(@Nullable ClassLoader application, Event event) {
        if (isRecording()) {
            recorder.violation(event);
        }
    }

    @Override
    public void failed(@Nullable ClassLoader application, FailedAttempt failure) {
        if (isRecording()) {
            recorder.failure(failure);
        }
    }

    @Override
    public void message(@Nullable ClassLoader application, Receipt receipt) {
        if (isRecording()) {
            recorder.message(receipt);
        }
    }

    @Override
    public void connection(@Nullable ClassLoader application, ConnectionReceipt receipt) {
        if (isRecording()) {
            recorder.connection(receipt);
        }
    }

    @Override
    public void command(CommandReceipt receipt) {
        if (isRecording()) {
            recorder.command(receipt);
        }
    }

    /** The JVM forgets the events' classes, which hold the engine. */
    @Override
    public void close() {
        try {
            recorder.close();
        } catch (LinkageError noSuchModule) {
            // Then nothing was registered.
        }
    }
}
