package sequitur.engine.report.telemetry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Event;
import sequitur.engine.report.Notices;
import sequitur.engine.report.Receipt;
import sequitur.engine.report.Sink;

/** Counts each mail and each connection in the app's own Micrometer: in all registries that the app has added to the global one. */
final class MicrometerSink implements Sink {

    private static final AppLibrary.Name NAME = new AppLibrary.Name(
            "Micrometer",
            "Take micrometer out of sequitur.telemetry, or add micrometer-core to the app.",
            "Micrometer's global registry has no registry in it. Add one with Metrics.addRegistry; Spring Boot does so by itself"
                    + " unless management.metrics.use-global-registry is false.");

    private final AppLibrary<MicrometerApi> library;
    private final Measurements measurements = new Measurements();
    private final UnderWay underWay = new UnderWay();

    /**
     * Makes one that has looked for nothing yet.
     *
     * @param notices where it is said that Micrometer can't be used
     */
    MicrometerSink(Notices notices) {
        this.library =
                new AppLibrary<>(NAME, List.of("io.micrometer.core.instrument.Metrics"), MicrometerApi::new, notices);
    }

    @Override
    public Interest interest() {
        return Interest.COUNTS;
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        // It is counted when it has been dealt with.
    }

    @Override
    public void violated(@Nullable ClassLoader application, Event event) {
        take(application, List.of(measurements.of(event)));
    }

    @Override
    public void message(@Nullable ClassLoader application, Receipt receipt) {
        take(application, measurements.of(receipt));
    }

    @Override
    public void connection(@Nullable ClassLoader application, ConnectionReceipt receipt) {
        take(application, measurements.of(receipt));
    }

    private void take(@Nullable ClassLoader application, List<Measurement> taken) {
        underWay.once(() -> library.use(application, api -> api.take(taken)));
    }

    /** Takes back what is kept with the app's classes. What was counted stays in the app's registries, which are the app's. */
    @Override
    public void close() {
        library.forget();
    }
}
