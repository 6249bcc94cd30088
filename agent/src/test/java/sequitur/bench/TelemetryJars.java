package sequitur.bench;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.observation.Observation;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.common.ComponentLoader;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import sequitur.testbed.library.CopiedJars;

/** The jars of a telemetry library: those of an old release, which the build has copied, or those that the tests are compiled against. */
final class TelemetryJars {

    private static final String NEWEST = "newest";

    private TelemetryJars() {}

    /** OpenTelemetry with its SDK. */
    static List<Path> openTelemetry(String version) {
        return version.equals(NEWEST)
                ? jars(
                        GlobalOpenTelemetry.class,
                        Context.class,
                        ComponentLoader.class,
                        OpenTelemetrySdk.class,
                        CompletableResultCode.class,
                        SdkTracerProvider.class,
                        SdkMeterProvider.class,
                        SdkLoggerProvider.class)
                : CopiedJars.in("telemetry", "opentelemetry-" + version);
    }

    /** Micrometer. */
    static List<Path> micrometer(String version) {
        return version.equals(NEWEST)
                ? jars(Metrics.class, KeyValue.class, Observation.class, Histogram.class)
                : CopiedJars.in("telemetry", "micrometer-" + version);
    }

    private static List<Path> jars(Class<?>... types) {
        return Stream.of(types)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> {
                    try {
                        return Path.of(location.toURI());
                    } catch (URISyntaxException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .toList();
    }
}
