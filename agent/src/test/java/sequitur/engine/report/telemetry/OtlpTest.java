package sequitur.engine.report.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sequitur.engine.report.Notices;
import sequitur.engine.report.relay.Received;

/** What leaves the app by OTLP, as a collector receives it. */
class OtlpTest {

    private final Map<String, String> received = new ConcurrentHashMap<>();
    private final HttpServer collector =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    OtlpTest() throws IOException {
        collector.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            received.merge(exchange.getRequestURI().getPath(), body, String::concat);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
    }

    @BeforeEach
    void start() {
        GlobalOpenTelemetry.resetForTest();
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
        GlobalOpenTelemetry.resetForTest();
    }

    @Test
    void spansAndMetricsArrive() {
        String place = "http://localhost:" + collector.getAddress().getPort();
        OpenTelemetrySdk app = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                        .setEndpoint(place + "/v1/traces")
                                        .build())
                                .build())
                        .build())
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(PeriodicMetricReader.create(OtlpHttpMetricExporter.builder()
                                .setEndpoint(place + "/v1/metrics")
                                .build()))
                        .build())
                .buildAndRegisterGlobal();
        OpenTelemetrySink sink = new OpenTelemetrySink("1.2.3", new Notices(new Received().relay()), Clock.systemUTC());

        sink.message(getClass().getClassLoader(), GivenReceipts.sent("smtp.example.com"));
        app.shutdown().join(60, TimeUnit.SECONDS);

        assertThat(received.get("/v1/traces"))
                .contains("send smtp", "smtp.example.com", "sequitur.queue.id", "4JhJXC5F4CzgB6", "1.2.3");
        assertThat(received.get("/v1/metrics"))
                .contains("sequitur.message.duration", "sequitur.recipients", "smtp.example.com", "{recipient}");
    }
}
