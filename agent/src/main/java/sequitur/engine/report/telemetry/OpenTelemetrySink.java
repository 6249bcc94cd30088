package sequitur.engine.report.telemetry;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Event;
import sequitur.engine.report.Notices;
import sequitur.engine.report.Receipt;
import sequitur.engine.report.Sink;

/**
 * Gives each mail and each connection to the app's own OpenTelemetry, as a span of kind {@code CLIENT} and as metrics. Where OpenTelemetry's agent
 * is there, it is given to that one: the app's API leads there as well.
 */
final class OpenTelemetrySink implements Sink {

    /** OpenTelemetry's agent keeps its API under another name, in a place that every class loader sees. */
    private static final List<String> TYPES = List.of(
            "io.opentelemetry.javaagent.shaded.io.opentelemetry.api.GlobalOpenTelemetry",
            "io.opentelemetry.api.GlobalOpenTelemetry");

    private static final AppLibrary.Name NAME = new AppLibrary.Name(
            "OpenTelemetry",
            "Take otel out of sequitur.telemetry, or attach OpenTelemetry's Java agent.",
            "the app has not set up GlobalOpenTelemetry. Hand the app's OpenTelemetry to GlobalOpenTelemetry.set, or attach"
                    + " OpenTelemetry's Java agent.");

    private final AppLibrary<OpenTelemetryApi> library;
    private final Clock clock;
    private final Measurements measurements = new Measurements();
    private final UnderWay underWay = new UnderWay();

    /**
     * Makes one that has looked for nothing yet.
     *
     * @param version the version of this agent, which stands in the scope of each span
     * @param notices where it is said that OpenTelemetry can't be used
     * @param clock what time it is
     */
    OpenTelemetrySink(String version, Notices notices, Clock clock) {
        this.library = new AppLibrary<>(NAME, TYPES, type -> new OpenTelemetryApi(type, version), notices);
        this.clock = clock;
    }

    @Override
    public Interest interest() {
        return Interest.RECEIPTS;
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        // It is counted when it has been dealt with.
    }

    @Override
    public void violated(@Nullable ClassLoader application, Event event) {
        underWay.once(() -> library.use(application, api -> api.take(List.of(measurements.of(event)))));
    }

    @Override
    public void message(@Nullable ClassLoader application, Receipt receipt) {
        underWay.once(() -> library.use(application, api -> {
            boolean taken = api.take(MailSpan.of(receipt, clock.instant()));
            return taken && api.take(measurements.of(receipt));
        }));
    }

    @Override
    public void connection(@Nullable ClassLoader application, ConnectionReceipt receipt) {
        underWay.once(() -> library.use(application, api -> {
            boolean taken = api.take(MailSpan.of(receipt, clock.instant()));
            return taken && api.take(measurements.of(receipt));
        }));
    }

    /** Takes back what is kept with the app's classes. */
    @Override
    public void close() {
        library.forget();
    }
}
