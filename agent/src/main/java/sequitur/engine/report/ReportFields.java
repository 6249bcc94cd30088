package sequitur.engine.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sequitur.engine.report.relay.LogField;

/** What stands beside the text of an event where the app's logging writes fields: the same names for reports and receipts. */
final class ReportFields {

    private final List<LogField> fields = new ArrayList<>();

    private ReportFields() {}

    /** Of a violation. */
    static List<LogField> of(Event event) {
        ReportFields made = new ReportFields();
        made.server(event.server());
        made.put("rule", event.violation().rule().id());
        made.put("verb", event.violation().verb().label());
        made.put("action", event.outcome().word());
        made.put("callSite", event.callSite());
        return made.fields;
    }

    /** Of a failure. */
    static List<LogField> of(FailedAttempt failure) {
        ReportFields made = new ReportFields();
        made.server(failure.server());
        made.put(failure.origin() == FailedAttempt.Origin.VIOLATION ? "rule" : "fault", failure.id());
        made.put("outcome", failure.fate().word().toString());
        made.put("callSite", failure.callSite());
        return made.fields;
    }

    /** Of a mail. */
    static List<LogField> of(Receipt receipt) {
        ReportFields made = new ReportFields();
        made.put("outcome", receipt.outcome());
        made.server(receipt.server());
        made.put("queueId", receipt.queueId());
        made.put("messageId", receipt.messageId());
        receipt.reply().ifPresent(reply -> {
            made.put("replyCode", reply.code());
            made.put("reply", reply.words());
        });
        made.put("recipientsAccepted", receipt.envelope().accepted());
        made.put("recipientsRefused", receipt.envelope().refused());
        made.put("sender", receipt.envelope().sender());
        if (!receipt.envelope().recipients().isEmpty()) {
            made.put("recipients", String.join(" ", receipt.envelope().recipients()));
        }
        made.put("octets", receipt.octets());
        made.phases(receipt.phases());
        made.put("violations", receipt.findings().size());
        made.put("fault", receipt.fault());
        made.put("callSite", receipt.callSite());
        return made.fields;
    }

    /** Of a connection. */
    static List<LogField> of(ConnectionReceipt receipt) {
        ReportFields made = new ReportFields();
        made.put("outcome", "not connected");
        made.server(receipt.server());
        made.phases(receipt.phases());
        made.put("fault", receipt.fault());
        made.put("callSite", receipt.callSite());
        return made.fields;
    }

    private void server(ConnectedServer server) {
        put("host", server.host());
        put("port", server.port());
        put("tls", server.tls());
        put("cipher", server.cipher());
        put("mechanism", server.mechanism());
        put("software", server.software());
    }

    private void server(String address) {
        int colon = address.lastIndexOf(':');
        put("host", address.substring(0, Math.max(0, colon)));
        put("port", Integer.valueOf(address.substring(colon + 1)));
    }

    private void phases(Phases phases) {
        put("totalMs", millis(phases.total()));
        phases.durations().forEach((phase, duration) -> put(name(phase), millis(duration)));
    }

    private static String name(Phases.Phase phase) {
        return switch (phase) {
            case CONNECT -> "connectMs";
            case TLS -> "tlsMs";
            case AUTH -> "authMs";
            case ENVELOPE -> "envelopeMs";
            case CONTENT -> "contentMs";
            case FINAL_REPLY -> "finalReplyMs";
        };
    }

    /** With three digits behind the point. */
    private static double millis(Duration duration) {
        long micros = duration.toNanos() / 1_000;
        return micros / 1_000.0;
    }

    private void put(String key, Object value) {
        fields.add(new LogField(key, value));
    }

    private void put(String key, Optional<String> value) {
        value.ifPresent(present -> put(key, (Object) present));
    }
}
