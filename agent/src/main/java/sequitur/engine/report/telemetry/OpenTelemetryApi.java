package sequitur.engine.report.telemetry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The app's OpenTelemetry, once the app has set it up: takes spans and measurements. */
final class OpenTelemetryApi {

    private static final String SCOPE = "sequitur";

    /** In seconds: mail takes from some milliseconds to the ten minutes of RFC 5321 section 4.5.3.2.6. */
    private static final List<Double> LIMITS_OF_DURATION =
            List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 600.0);

    /** In octets. */
    private static final List<Double> LIMITS_OF_SIZE = List.of(1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7, 3e7, 1e8);

    private final OpenTelemetryMethods methods;
    private final String version;
    private volatile @Nullable Bound bound;

    /**
     * What was made of one that the app has set up.
     *
     * @param telemetry the app's
     * @param tracer what makes spans
     * @param instruments what takes measurements; none where this version has no metrics
     */
    private record Bound(Object telemetry, Object tracer, Map<Metric, Object> instruments) {}

    /**
     * Binds it.
     *
     * @param global OpenTelemetry's {@code GlobalOpenTelemetry}
     * @param version the version of this agent
     * @throws ReflectiveOperationException if it is not as it should be
     */
    OpenTelemetryApi(Class<?> global, String version) throws ReflectiveOperationException {
        this.methods = new OpenTelemetryMethods(global);
        this.version = version;
    }

    /**
     * Gives it a span, whose parent is the current one of this thread.
     *
     * @return false if the app has not set it up
     * @throws Throwable what OpenTelemetry throws
     */
    boolean take(MailSpan span) throws Throwable {
        Optional<Bound> present = bound();
        if (present.isPresent()) {
            take(present.get().tracer(), span);
        }
        return present.isPresent();
    }

    private void take(Object tracer, MailSpan told) throws Throwable {
        Object builder = methods.spans.spanBuilder().on(tracer, told.name());
        methods.spans.setSpanKind().call(builder, methods.spans.client());
        methods.spans.setStartTimestamp().call(builder, nanos(told.start()), TimeUnit.NANOSECONDS);
        for (Map.Entry<String, Object> attribute : told.attributes().entrySet()) {
            set(builder, attribute.getKey(), attribute.getValue());
        }
        Object span = methods.spans.startSpan().on(builder);
        for (MailSpan.SpanEvent event : told.events()) {
            methods.spans
                    .addEvent()
                    .call(span, event.name(), attributes(event.attributes()), nanos(told.end()), TimeUnit.NANOSECONDS);
        }
        if (told.error().isPresent()) {
            methods.spans
                    .setStatus()
                    .call(span, methods.spans.error(), told.error().get());
        }
        methods.spans.end().call(span, nanos(told.end()), TimeUnit.NANOSECONDS);
    }

    private void set(Object builder, String key, Object value) throws Throwable {
        if (value instanceof Long number) {
            methods.spans.setLong().call(builder, key, number);
        } else if (value instanceof Double number) {
            methods.spans.setDouble().call(builder, key, number);
        } else if (value instanceof List<?> texts) {
            methods.spans.setList().call(builder, methods.attributes.listKey().on(null, key), texts);
        } else {
            methods.spans.setText().call(builder, key, value);
        }
    }

    /**
     * Gives it measurements.
     *
     * @return false if the app has not set it up
     * @throws Throwable what OpenTelemetry throws
     */
    boolean take(List<Measurement> measurements) throws Throwable {
        Optional<Bound> present = bound();
        if (present.isPresent() && methods.meters.isPresent()) {
            take(present.get(), methods.meters.get(), measurements);
        }
        return present.isPresent();
    }

    private void take(Bound present, OpenTelemetryMethods.MeterMethods meters, List<Measurement> measurements)
            throws Throwable {
        for (Measurement measurement : measurements) {
            Object instrument = present.instruments().get(measurement.metric());
            Object attributes = attributes(measurement.labels());
            if (measurement.metric().kind() == Metric.Kind.COUNT) {
                meters.add().call(instrument, (long) measurement.amount(), attributes);
            } else {
                meters.record().call(instrument, measurement.amount(), attributes);
            }
        }
    }

    /** Where there is nothing to tell, nothing is told; a port is a number. */
    private Object attributes(Map<String, ?> told) throws Throwable {
        Object builder = methods.attributes.builder().on(null);
        for (Map.Entry<String, ?> attribute : told.entrySet()) {
            String text = String.valueOf(attribute.getValue());
            if (attribute.getKey().equals(Attribute.SERVER_PORT)) {
                if (!text.equals(BoundedServers.OTHER)) {
                    methods.attributes.putLong().call(builder, attribute.getKey(), Long.parseLong(text));
                }
            } else if (!text.equals(Measurement.NONE)) {
                methods.attributes.putText().call(builder, attribute.getKey(), text);
            }
        }
        return methods.attributes.build().on(builder);
    }

    /** What the app has set up, if it has. Tests set up one after the other. */
    private Optional<Bound> bound() throws Throwable {
        if (!methods.isSet()) {
            return Optional.empty();
        }
        Object telemetry = methods.get.on(null);
        Bound before = bound;
        if (before == null || before.telemetry() != telemetry) {
            before = new Bound(
                    telemetry, methods.spans.getTracer().on(telemetry, SCOPE, version), instruments(telemetry));
            bound = before;
        }
        return Optional.of(before);
    }

    private Map<Metric, Object> instruments(Object telemetry) throws Throwable {
        Map<Metric, Object> made = new EnumMap<>(Metric.class);
        if (methods.meters.isPresent()) {
            OpenTelemetryMethods.MeterMethods meters = methods.meters.get();
            Object meter = meters.getMeter().on(telemetry, SCOPE);
            for (Metric metric : Metric.values()) {
                made.put(
                        metric,
                        metric.kind() == Metric.Kind.COUNT
                                ? counter(meters, meter, metric)
                                : histogram(meters, meter, metric));
            }
        }
        return made;
    }

    private static Object counter(OpenTelemetryMethods.MeterMethods meters, Object meter, Metric metric)
            throws Throwable {
        Object builder = meters.counterBuilder().on(meter, metric.label());
        meters.counterUnit().call(builder, metric.unit());
        meters.counterDescription().call(builder, metric.description());
        return meters.buildCounter().on(builder);
    }

    private static Object histogram(OpenTelemetryMethods.MeterMethods meters, Object meter, Metric metric)
            throws Throwable {
        Object builder = meters.histogramBuilder().on(meter, metric.label());
        meters.histogramUnit().call(builder, metric.unit());
        meters.histogramDescription().call(builder, metric.description());
        if (meters.histogramLimits().isPresent()) {
            List<Double> limits =
                    new ArrayList<>(metric.kind() == Metric.Kind.SIZE ? LIMITS_OF_SIZE : LIMITS_OF_DURATION);
            meters.histogramLimits().get().call(builder, limits);
        }
        return meters.buildHistogram().on(builder);
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
