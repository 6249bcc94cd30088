package sequitur.bench.app;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.OpenTelemetrySdkBuilder;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * An app that sets up OpenTelemetry, sends its mail while a span of its own is the current one, and prints each span. It calls nothing of
 * OpenTelemetry that version 1.0 lacks; what it does for metrics stands in {@link MeteredSpans}, which is loaded only where it is asked for.
 */
public final class TracedApp {

    private TracedApp() {}

    /**
     * Sends messages.
     *
     * @param arguments {@code spans}, {@code metrics}, or {@code late} for an app that sets up OpenTelemetry after its first mail; then those
     *     of {@link MailingApp}
     */
    public static void main(String[] arguments) {
        String[] mail = Arrays.copyOfRange(arguments, 1, arguments.length);
        if (arguments[0].equals("late")) {
            MailingApp.main(mail);
        }
        OpenTelemetrySdkBuilder builder = OpenTelemetrySdk.builder();
        builder.setTracerProvider(SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(new Printer()))
                .build());
        if (arguments[0].equals("metrics")) {
            MeteredSpans.setUp(builder);
        }
        builder.buildAndRegisterGlobal();
        Span order = GlobalOpenTelemetry.getTracer("app").spanBuilder("order").startSpan();
        System.out.println("order is " + order.getSpanContext().getSpanId());
        try (Scope current = order.makeCurrent()) {
            if (current != null) {
                MailingApp.main(mail);
            }
        }
        order.end();
        if (arguments[0].equals("metrics")) {
            MeteredSpans.print();
        }
    }

    /** Attributes as a text, in the order of their names. */
    static String text(Attributes attributes) {
        Map<String, Object> all = new TreeMap<>();
        attributes.asMap().forEach((key, value) -> all.put(key.getKey(), value));
        return all.toString();
    }

    /** Prints spans. */
    private static final class Printer implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            for (SpanData span : spans) {
                System.out.println("span " + span.getName() + " " + span.getKind() + " in " + span.getParentSpanId()
                        + " " + span.getStatus().getStatusCode() + " "
                        + span.getStatus().getDescription() + " "
                        + span.getStartEpochNanos() + "-" + span.getEndEpochNanos() + " "
                        + text(span.getAttributes()));
                for (EventData event : span.getEvents()) {
                    System.out.println("event " + event.getName() + " " + text(event.getAttributes()));
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
    }
}
