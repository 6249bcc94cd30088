package sequitur.engine.report.telemetry;

import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Telemetry;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Event;
import sequitur.engine.report.Notices;
import sequitur.engine.report.Receipt;
import sequitur.engine.report.Sink;
import sequitur.engine.report.relay.LogRelay;

/**
 * Gives receipts to the telemetry libraries of the app's that the settings name. As long as they name none, nothing is looked for, and no
 * other class of this room is loaded.
 */
public final class AppTelemetrySink implements Sink {

    private final CurrentSettings settings;
    private final LogRelay relay;
    private final String version;
    private @Nullable Sink openTelemetry;
    private @Nullable Sink micrometer;

    /**
     * Makes it; nothing is looked for.
     *
     * @param settings which libraries are wanted
     * @param relay where it is said that one can't be used
     * @param version the version of this agent
     */
    public AppTelemetrySink(CurrentSettings settings, LogRelay relay, String version) {
        this.settings = settings;
        this.relay = relay;
        this.version = version;
    }

    @Override
    public Interest interest() {
        if (settings.now().sendsTo(Telemetry.OTEL)) {
            return Interest.RECEIPTS;
        }
        return settings.now().sendsTo(Telemetry.MICROMETER) ? Interest.COUNTS : Interest.REPORTS;
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        // Each violation comes by violated().
    }

    @Override
    public void violated(@Nullable ClassLoader application, Event event) {
        each(sink -> sink.violated(application, event));
    }

    @Override
    public void message(@Nullable ClassLoader application, Receipt receipt) {
        each(sink -> sink.message(application, receipt));
    }

    @Override
    public void connection(@Nullable ClassLoader application, ConnectionReceipt receipt) {
        each(sink -> sink.connection(application, receipt));
    }

    private void each(Consumer<Sink> giving) {
        if (settings.now().sendsTo(Telemetry.OTEL)) {
            giving.accept(openTelemetry());
        }
        if (settings.now().sendsTo(Telemetry.MICROMETER)) {
            giving.accept(micrometer());
        }
    }

    private synchronized Sink openTelemetry() {
        Sink made = openTelemetry;
        if (made == null) {
            made = new OpenTelemetrySink(version, new Notices(relay), Clock.systemUTC());
            openTelemetry = made;
        }
        return made;
    }

    private synchronized Sink micrometer() {
        Sink made = micrometer;
        if (made == null) {
            made = new MicrometerSink(new Notices(relay));
            micrometer = made;
        }
        return made;
    }

    /** Takes back what was kept with the app's classes. */
    @Override
    public synchronized void close() {
        if (openTelemetry != null) {
            openTelemetry.close();
        }
        if (micrometer != null) {
            micrometer.close();
        }
    }
}
