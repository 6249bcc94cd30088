package sequitur.compatibility.telemetry.app;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;

/** An app that calls OpenTelemetry's API and leaves it to OpenTelemetry's agent to do something with it. */
public final class OrderingApp {

    private OrderingApp() {}

    /**
     * Sends mail while a span of its own is the current one, and prints that span's id.
     *
     * @param ports the servers' ports
     */
    public static void main(String[] ports) {
        Span order = GlobalOpenTelemetry.getTracer("app").spanBuilder("order").startSpan();
        try (Scope current = order.makeCurrent()) {
            if (current != null) {
                Mails.send(ports);
            }
        }
        order.end();
        System.out.println("order is " + order.getSpanContext().getSpanId());
    }
}
