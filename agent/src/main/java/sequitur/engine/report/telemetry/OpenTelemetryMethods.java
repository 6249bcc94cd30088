package sequitur.engine.report.telemetry;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The methods of OpenTelemetry's API that are called, in any version from 1.0 on: those for spans have been there from the beginning, those for
 * metrics from 1.10 on, and the advice on a histogram's limits from 1.32 on.
 */
final class OpenTelemetryMethods {

    /** The class that holds what the app has set up. */
    private static final String GLOBAL = "GlobalOpenTelemetry";

    private final @Nullable ClassLoader loader;
    private final String root;
    private final Class<?> global;
    private final Optional<ForeignMethod> isSet;
    final ForeignMethod get;
    final SpanMethods spans;
    final AttributeMethods attributes;
    final Optional<MeterMethods> meters;

    /**
     * Finds them.
     *
     * @param global OpenTelemetry's {@code GlobalOpenTelemetry}, of the app or of OpenTelemetry's own agent
     * @throws ReflectiveOperationException if one is missing
     */
    OpenTelemetryMethods(Class<?> global) throws ReflectiveOperationException {
        this.global = global;
        this.root = global.getName().substring(0, global.getName().length() - GLOBAL.length());
        this.loader = global.getClassLoader();
        this.isSet = ForeignMethod.find(global, "isSet");
        this.get = ForeignMethod.of(global, "get");
        this.attributes = attributes();
        this.spans = spans();
        this.meters = meters();
    }

    /** The methods for spans, from the first to the last that is called. */
    record SpanMethods(
            ForeignMethod getTracer,
            ForeignMethod spanBuilder,
            ForeignMethod setSpanKind,
            Object client,
            ForeignMethod setStartTimestamp,
            ForeignMethod setText,
            ForeignMethod setLong,
            ForeignMethod setDouble,
            ForeignMethod setList,
            ForeignMethod startSpan,
            ForeignMethod addEvent,
            ForeignMethod setStatus,
            Object error,
            ForeignMethod end) {}

    private SpanMethods spans() throws ReflectiveOperationException {
        Class<?> builder = type("trace.SpanBuilder");
        Class<?> span = type("trace.Span");
        Class<?> kind = type("trace.SpanKind");
        Class<?> status = type("trace.StatusCode");
        return new SpanMethods(
                ForeignMethod.of(type("OpenTelemetry"), "getTracer", String.class, String.class),
                ForeignMethod.of(type("trace.Tracer"), "spanBuilder", String.class),
                ForeignMethod.of(builder, "setSpanKind", kind),
                constant(kind, "CLIENT"),
                ForeignMethod.of(builder, "setStartTimestamp", long.class, TimeUnit.class),
                ForeignMethod.of(builder, "setAttribute", String.class, String.class),
                ForeignMethod.of(builder, "setAttribute", String.class, long.class),
                ForeignMethod.of(builder, "setAttribute", String.class, double.class),
                ForeignMethod.of(builder, "setAttribute", type("common.AttributeKey"), Object.class),
                ForeignMethod.of(builder, "startSpan"),
                ForeignMethod.of(span, "addEvent", String.class, type("common.Attributes"), long.class, TimeUnit.class),
                ForeignMethod.of(span, "setStatus", status, String.class),
                constant(status, "ERROR"),
                ForeignMethod.of(span, "end", long.class, TimeUnit.class));
    }

    /** The methods for attributes. */
    record AttributeMethods(
            ForeignMethod builder,
            ForeignMethod putText,
            ForeignMethod putLong,
            ForeignMethod build,
            ForeignMethod listKey) {}

    private AttributeMethods attributes() throws ReflectiveOperationException {
        Class<?> builder = type("common.AttributesBuilder");
        return new AttributeMethods(
                ForeignMethod.of(type("common.Attributes"), "builder"),
                ForeignMethod.of(builder, "put", String.class, String.class),
                ForeignMethod.of(builder, "put", String.class, long.class),
                ForeignMethod.of(builder, "build"),
                ForeignMethod.of(type("common.AttributeKey"), "stringArrayKey", String.class));
    }

    /** The methods for metrics. */
    record MeterMethods(
            ForeignMethod getMeter,
            ForeignMethod histogramBuilder,
            ForeignMethod histogramUnit,
            ForeignMethod histogramDescription,
            Optional<ForeignMethod> histogramLimits,
            ForeignMethod buildHistogram,
            ForeignMethod record,
            ForeignMethod counterBuilder,
            ForeignMethod counterUnit,
            ForeignMethod counterDescription,
            ForeignMethod buildCounter,
            ForeignMethod add) {}

    private Optional<MeterMethods> meters() {
        try {
            Class<?> attributesType = type("common.Attributes");
            Class<?> meter = type("metrics.Meter");
            Class<?> histogram = type("metrics.DoubleHistogramBuilder");
            Class<?> counter = type("metrics.LongCounterBuilder");
            return Optional.of(new MeterMethods(
                    ForeignMethod.of(type("OpenTelemetry"), "getMeter", String.class),
                    ForeignMethod.of(meter, "histogramBuilder", String.class),
                    ForeignMethod.of(histogram, "setUnit", String.class),
                    ForeignMethod.of(histogram, "setDescription", String.class),
                    ForeignMethod.find(histogram, "setExplicitBucketBoundariesAdvice", List.class),
                    ForeignMethod.of(histogram, "build"),
                    ForeignMethod.of(type("metrics.DoubleHistogram"), "record", double.class, attributesType),
                    ForeignMethod.of(meter, "counterBuilder", String.class),
                    ForeignMethod.of(counter, "setUnit", String.class),
                    ForeignMethod.of(counter, "setDescription", String.class),
                    ForeignMethod.of(counter, "build"),
                    ForeignMethod.of(type("metrics.LongCounter"), "add", long.class, attributesType)));
        } catch (ReflectiveOperationException before1Dot10) {
            return Optional.empty();
        }
    }

    /**
     * Whether the app has set up OpenTelemetry. To ask for it before it has would set up one that does nothing, and the app's own would be
     * refused then.
     *
     * @throws Throwable what OpenTelemetry throws
     */
    boolean isSet() throws Throwable {
        if (isSet.isPresent()) {
            return (boolean) isSet.get().on(null);
        }
        Field held = global.getDeclaredField("globalOpenTelemetry");
        held.setAccessible(true);
        return held.get(null) != null;
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(root + name, true, loader);
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equals(name)) {
                return constant;
            }
        }
        throw new IllegalStateException(type.getName() + " has no " + name);
    }
}
