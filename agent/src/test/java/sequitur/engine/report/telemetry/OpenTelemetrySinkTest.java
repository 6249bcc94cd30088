package sequitur.engine.report.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sequitur.engine.report.Notices;
import sequitur.engine.report.Receipt;
import sequitur.engine.report.relay.Received;

/** What the SDK of OpenTelemetry makes of receipts. */
class OpenTelemetrySinkTest {

    private static final ClassLoader APP = OpenTelemetrySinkTest.class.getClassLoader();
    private static final Instant END = Instant.parse("2026-03-01T12:00:01.500Z");

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final Received said = new Received();
    private final OpenTelemetrySink sink =
            new OpenTelemetrySink("1.2.3", new Notices(said.relay()), Clock.fixed(END, ZoneOffset.UTC));

    /** Does something with each span that has ended. */
    private record AtEnd(Consumer<ReadableSpan> work) implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            work.accept(span);
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }

    @BeforeEach
    @AfterEach
    void forget() {
        GlobalOpenTelemetry.resetForTest();
    }

    private void setUp() {
        setUp(SimpleSpanProcessor.create(spans));
    }

    private void setUp(SpanProcessor processor) {
        OpenTelemetrySdk.builder()
                .setTracerProvider(
                        SdkTracerProvider.builder().addSpanProcessor(processor).build())
                .setMeterProvider(
                        SdkMeterProvider.builder().registerMetricReader(metrics).build())
                .buildAndRegisterGlobal();
    }

    @Test
    void aMailIsASpan() {
        setUp();

        sink.message(APP, GivenReceipts.sent("smtp.example.com"));

        SpanData span = onlySpan();
        assertThat(span.getName()).isEqualTo("send smtp");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.getStatus()).isEqualTo(StatusData.unset());
        assertThat(span.getInstrumentationScopeInfo().getName()).isEqualTo("sequitur");
        assertThat(span.getInstrumentationScopeInfo().getVersion()).isEqualTo("1.2.3");
        assertThat(span.getEndEpochNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(END.toEpochMilli()));
        assertThat(span.getEndEpochNanos() - span.getStartEpochNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(1_500));
        assertThat(texts(span.getAttributes()))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("server.address", "smtp.example.com"),
                        Map.entry("server.port", 587L),
                        Map.entry("network.protocol.name", "smtp"),
                        Map.entry("network.transport", "tcp"),
                        Map.entry("tls.protocol.name", "tls"),
                        Map.entry("tls.protocol.version", "1.3"),
                        Map.entry("tls.cipher", "TLS_AES_256_GCM_SHA384"),
                        Map.entry("sequitur.auth.mechanism", "PLAIN"),
                        Map.entry("sequitur.server.software", "Postfix"),
                        Map.entry("sequitur.outcome", "sent"),
                        Map.entry("sequitur.reply.code", 250L),
                        Map.entry("sequitur.reply.status", "2.0.0"),
                        Map.entry("sequitur.reply.text", "250 2.0.0 Ok: queued as 4JhJXC5F4CzgB6"),
                        Map.entry("sequitur.queue.id", "4JhJXC5F4CzgB6"),
                        Map.entry("sequitur.message.id", "1@app.example.com"),
                        Map.entry("sequitur.message.size", 4_711L),
                        Map.entry("sequitur.recipient.accepted", 2L),
                        Map.entry("sequitur.recipient.refused", 0L),
                        Map.entry("sequitur.phase.envelope.duration", 0.5),
                        Map.entry("sequitur.phase.content.duration", 0.25),
                        Map.entry("sequitur.phase.final_reply.duration", 0.75),
                        Map.entry("code.function.name", "com.example.Invoices.send"),
                        Map.entry("code.file.path", "Invoices.java"),
                        Map.entry("code.line.number", 42L)));
    }

    @Test
    void aFailureIsAnErrorAndViolationsAreEvents() {
        setUp();

        sink.message(APP, GivenReceipts.refused("mx.example.net"));

        SpanData span = onlySpan();
        assertThat(span.getStatus())
                .isEqualTo(StatusData.create(StatusCode.ERROR, "not sent: 550 5.7.1 Relaying denied"));
        assertThat(texts(span.getAttributes()))
                .containsEntry("error.type", "relay-denied")
                .containsEntry("sequitur.outcome", "not sent")
                .containsEntry("sequitur.rules", List.of("mail-nested", "rcpt-before-mail"))
                .containsEntry("sequitur.sender.address", "reports@example.com")
                .containsEntry("sequitur.recipient.addresses", List.of("boss@example.com", "aide@example.com"))
                .doesNotContainKeys("tls.cipher", "sequitur.queue.id", "code.function.name");
        assertThat(span.getEvents())
                .extracting(EventData::getName)
                .containsExactly("sequitur.correction", "sequitur.violation");
        assertThat(texts(span.getEvents().get(0).getAttributes()))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "sequitur.rule", "mail-nested", "sequitur.verb", "MAIL", "sequitur.action", "corrected"));
    }

    @Test
    void connectionsAreSpansOfTheirOwn() {
        setUp();

        sink.connection(APP, GivenReceipts.opened("smtp.example.com"));
        sink.connection(APP, GivenReceipts.failed("smtp.exmaple.com"));

        assertThat(spans.getFinishedSpanItems()).hasSize(2);
        SpanData opened = spans.getFinishedSpanItems().get(0);
        assertThat(opened.getName()).isEqualTo("connect smtp");
        assertThat(opened.getStatus()).isEqualTo(StatusData.unset());
        assertThat(texts(opened.getAttributes()))
                .containsEntry("sequitur.phase.connect.duration", 0.04)
                .containsEntry("sequitur.phase.tls.duration", 0.06)
                .containsEntry("sequitur.phase.auth.duration", 0.02)
                .doesNotContainKey("error.type");
        SpanData failed = spans.getFinishedSpanItems().get(1);
        assertThat(failed.getStatus()).isEqualTo(StatusData.create(StatusCode.ERROR, "not connected: unknown-host"));
        assertThat(texts(failed.getAttributes()))
                .containsEntry("error.type", "unknown-host")
                .containsEntry("server.address", "smtp.exmaple.com")
                .doesNotContainKey("code.line.number");
        assertThat(failed.getEndEpochNanos() - failed.getStartEpochNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(3));
    }

    @Test
    void theAppsCurrentSpanIsTheParent() {
        setUp();
        Span order = GlobalOpenTelemetry.getTracer("app").spanBuilder("order").startSpan();

        try (Scope current = order.makeCurrent()) {
            assertThat(current).isNotNull();
            sink.message(APP, GivenReceipts.sent("smtp.example.com"));
        }

        assertThat(onlySpan().getParentSpanId())
                .isEqualTo(order.getSpanContext().getSpanId());
        assertThat(onlySpan().getTraceId()).isEqualTo(order.getSpanContext().getTraceId());
    }

    @Test
    void allIsMeasured() {
        setUp();

        sink.connection(APP, GivenReceipts.opened("smtp.example.com"));
        sink.message(APP, GivenReceipts.sent("smtp.example.com"));
        sink.message(APP, GivenReceipts.sent("smtp.example.com"));
        sink.message(APP, GivenReceipts.refused("smtp.example.com"));
        sink.violated(APP, GivenReceipts.violation("[2001:db8::1]:25"));

        Map<String, MetricData> all =
                metrics.collectAllMetrics().stream().collect(Collectors.toMap(MetricData::getName, metric -> metric));
        assertThat(all)
                .containsOnlyKeys(
                        "sequitur.messages",
                        "sequitur.message.duration",
                        "sequitur.message.size",
                        "sequitur.connections",
                        "sequitur.recipients",
                        "sequitur.phase.duration",
                        "sequitur.connection.duration",
                        "sequitur.violations");
        all.values()
                .forEach(metric ->
                        assertThat(metric.getDescription()).as(metric.getName()).isNotEmpty());
        assertThat(given(all, "sequitur.message.duration").getUnit()).isEqualTo("s");
        assertThat(points(given(all, "sequitur.message.duration")))
                .containsExactlyInAnyOrder(
                        "{sequitur.outcome=sent, server.address=smtp.example.com, server.port=587} 2 3.0",
                        "{error.type=relay-denied, sequitur.outcome=not sent, server.address=smtp.example.com,"
                                + " server.port=25} 1 0.031");
        assertThat(points(given(all, "sequitur.messages")))
                .containsExactlyInAnyOrder(
                        "{sequitur.outcome=sent, server.address=smtp.example.com, server.port=587} 2",
                        "{error.type=relay-denied, sequitur.outcome=not sent, server.address=smtp.example.com,"
                                + " server.port=25} 1");
        assertThat(points(given(all, "sequitur.connections")))
                .containsExactly(
                        "{sequitur.connection.result=opened, server.address=smtp.example.com," + " server.port=587} 1");
        assertThat(points(given(all, "sequitur.recipients")))
                .containsExactlyInAnyOrder(
                        "{sequitur.recipient.result=accepted, server.address=smtp.example.com, server.port=587} 4",
                        "{sequitur.recipient.result=refused, server.address=smtp.example.com, server.port=25} 1");
        assertThat(points(given(all, "sequitur.violations")))
                .containsExactly("{sequitur.action=logged, sequitur.rule=mail-nested, server.address=2001:db8::1,"
                        + " server.port=25} 1");
        assertThat(points(given(all, "sequitur.connection.duration")))
                .containsExactly("{server.address=smtp.example.com, server.port=587} 1 0.12");
        assertThat(points(given(all, "sequitur.phase.duration")))
                .filteredOn(point -> point.contains("=connect,"))
                .containsExactly("{sequitur.phase=connect, server.address=smtp.example.com, server.port=587} 1 0.04");
        HistogramPointData point = (HistogramPointData) given(all, "sequitur.message.duration")
                .getData()
                .getPoints()
                .iterator()
                .next();
        assertThat(point.getBoundaries()).startsWith(0.005).endsWith(600.0);
    }

    @Test
    void tenThousandServersAreNotMoreThanTheBound() {
        setUp();

        for (int i = 0; i < 10_000; i++) {
            sink.message(APP, GivenReceipts.sent("mx" + i + ".example.net"));
        }

        for (MetricData metric : metrics.collectAllMetrics()) {
            assertThat(metric.getData().getPoints().stream()
                            .map(point -> point.getAttributes().get(AttributeKey.stringKey("server.address")))
                            .distinct())
                    .as(metric.getName())
                    .hasSize(BoundedServers.MOST + 1)
                    .contains("other");
        }
    }

    /** To ask too early would set up one that does nothing, and the app's own would be refused. */
    @Test
    void theAppCanSetItUpAfterTheFirstMail() {
        sink.message(APP, GivenReceipts.sent("smtp.example.com"));
        sink.connection(APP, GivenReceipts.failed("smtp.example.com"));
        sink.violated(APP, GivenReceipts.violation("smtp.example.com:25"));

        assertThat(GlobalOpenTelemetry.isSet()).isFalse();
        assertThatCode(this::setUp).doesNotThrowAnyException();
        sink.message(APP, GivenReceipts.sent("smtp.example.com"));
        assertThat(spans.getFinishedSpanItems()).hasSize(1);
        assertThat(said.lines())
                .containsExactly("INFO sequitur OpenTelemetry gets no receipts of mail yet: the app has not set up"
                        + " GlobalOpenTelemetry. Hand the app's OpenTelemetry to GlobalOpenTelemetry.set, or attach"
                        + " OpenTelemetry's Java agent.");
    }

    @Test
    void anotherSetUpCounts() {
        GlobalOpenTelemetry.set(OpenTelemetry.noop());
        sink.message(APP, GivenReceipts.sent("smtp.example.com"));
        GlobalOpenTelemetry.resetForTest();
        setUp();

        sink.message(APP, GivenReceipts.sent("smtp.example.com"));

        assertThat(spans.getFinishedSpanItems()).hasSize(1);
        assertThat(metrics.collectAllMetrics()).isNotEmpty();
    }

    @Test
    void oneThatFailsIsSaidOnceAndLeftAlone() {
        int[] calls = {0};
        setUp(new AtEnd(span -> {
            calls[0]++;
            throw new AssertionError("exporter is broken");
        }));

        sink.message(APP, GivenReceipts.sent("smtp.example.com"));
        sink.message(APP, GivenReceipts.sent("smtp.example.com"));

        assertThat(calls[0]).isEqualTo(1);
        assertThat(said.lines())
                .containsExactly(
                        "WARN sequitur OpenTelemetry gets no more receipts of mail from here on; the mail itself is"
                                + " not concerned. It has failed with java.lang.AssertionError: exporter is broken. Take it out of"
                                + " sequitur.telemetry, or use another version of it.");
    }

    @Test
    void anAppWhoseTelemetryMailsIsNotToldOfThatMail() {
        Receipt alarm = GivenReceipts.sent("smtp.example.com");
        int[] calls = {0};
        setUp(new AtEnd(span -> {
            calls[0]++;
            sink.message(APP, alarm);
        }));

        sink.message(APP, GivenReceipts.sent("smtp.example.com"));
        sink.message(APP, GivenReceipts.sent("smtp.example.com"));

        assertThat(calls[0]).isEqualTo(2);
        assertThat(said.lines()).isEmpty();
    }

    @Test
    void whereNothingIsSeenThatIsSaidOnce() {
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        thread.setContextClassLoader(null);
        try {
            sink.message(ClassLoader.getPlatformClassLoader(), GivenReceipts.sent("smtp.example.com"));
            sink.message(null, GivenReceipts.sent("smtp.example.com"));
        } finally {
            thread.setContextClassLoader(former);
        }

        assertThat(said.lines())
                .containsExactly(
                        "INFO sequitur OpenTelemetry gets no receipts of mail: this app has none. Take otel out of"
                                + " sequitur.telemetry, or attach OpenTelemetry's Java agent.");
    }

    @Test
    void theContextsLoaderIsAskedAfterTheAppsOwn() {
        setUp();
        ClassLoader former = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(APP);
        try {
            sink.message(ClassLoader.getPlatformClassLoader(), GivenReceipts.sent("smtp.example.com"));
        } finally {
            Thread.currentThread().setContextClassLoader(former);
        }

        assertThat(spans.getFinishedSpanItems()).hasSize(1);
    }

    private static MetricData given(Map<String, MetricData> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private SpanData onlySpan() {
        return spans.getFinishedSpanItems().stream()
                .filter(span -> span.getKind() == SpanKind.CLIENT)
                .collect(Collectors.collectingAndThen(Collectors.toList(), found -> {
                    assertThat(found).hasSize(1);
                    return found.get(0);
                }));
    }

    private static Map<String, Object> texts(Attributes attributes) {
        Map<String, Object> all = new TreeMap<>();
        attributes.forEach((key, value) -> all.put(key.getKey(), value));
        return all;
    }

    private static List<String> points(MetricData metric) {
        return metric.getData().getPoints().stream()
                .map(point -> texts(point.getAttributes()) + " " + amount(point))
                .toList();
    }

    private static String amount(PointData point) {
        return point instanceof HistogramPointData histogram
                ? histogram.getCount() + " " + histogram.getSum()
                : String.valueOf(((LongPointData) point).getValue());
    }
}
