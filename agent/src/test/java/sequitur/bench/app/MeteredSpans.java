package sequitur.bench.app;

import io.opentelemetry.sdk.OpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Metrics of OpenTelemetry 1.14 and later, which are printed at the end. */
final class MeteredSpans {

    private static @Nullable SdkMeterProvider provider;

    private MeteredSpans() {}

    static void setUp(OpenTelemetrySdkBuilder builder) {
        SdkMeterProvider made = SdkMeterProvider.builder()
                .registerMetricReader(PeriodicMetricReader.builder(new Printer())
                        .setInterval(Duration.ofHours(1))
                        .build())
                .build();
        provider = made;
        builder.setMeterProvider(made);
    }

    static void print() {
        Objects.requireNonNull(provider).shutdown().join(60, TimeUnit.SECONDS);
    }

    /** Prints metrics. */
    private static final class Printer implements MetricExporter {

        @Override
        public CompletableResultCode export(Collection<MetricData> metrics) {
            for (MetricData metric : metrics) {
                for (PointData point : metric.getData().getPoints()) {
                    String amount = point instanceof HistogramPointData histogram
                            ? String.valueOf(histogram.getCount())
                            : String.valueOf(((LongPointData) point).getValue());
                    System.out.println("metric " + metric.getName() + " " + metric.getUnit() + " "
                            + TracedApp.text(point.getAttributes()) + " " + amount);
                }
            }
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }
    }
}
