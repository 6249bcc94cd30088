package sequitur.engine.report.telemetry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sequitur.engine.report.ConnectedServer;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Event;
import sequitur.engine.report.Phases;
import sequitur.engine.report.Receipt;

/** What receipts tell in numbers. There are no more labels than {@link BoundedServers} and the lists of rules and faults allow. */
final class Measurements {

    private static final double NANOS = 1e9;

    private final BoundedServers servers = new BoundedServers();

    /** The numbers of a mail. Its connection's phases are told with the connection. */
    List<Measurement> of(Receipt receipt) {
        Map<String, String> server = server(receipt.server());
        List<Measurement> all = new ArrayList<>();
        Map<String, String> outcome = new LinkedHashMap<>(server);
        outcome.put(Attribute.OUTCOME, receipt.outcome());
        outcome.put(Attribute.ERROR_TYPE, Errors.type(receipt).orElse(Measurement.NONE));
        all.add(new Measurement(Metric.MESSAGES, 1, outcome));
        all.add(new Measurement(Metric.MESSAGE_DURATION, seconds(receipt.duration()), outcome));
        if (receipt.octets() > 0) {
            all.add(new Measurement(Metric.MESSAGE_SIZE, receipt.octets(), server));
        }
        addRecipients(all, server, "accepted", receipt.envelope().accepted());
        addRecipients(all, server, "refused", receipt.envelope().refused());
        addPhases(all, server, MailSpan.OF_MAIL, receipt.phases());
        return all;
    }

    /** The numbers of a connection. */
    List<Measurement> of(ConnectionReceipt receipt) {
        Map<String, String> server = server(receipt.server());
        List<Measurement> all = new ArrayList<>();
        Map<String, String> error =
                with(server, Attribute.ERROR_TYPE, Errors.type(receipt).orElse(Measurement.NONE));
        String result = receipt.ending().name().toLowerCase(Locale.ROOT);
        all.add(new Measurement(Metric.CONNECTIONS, 1, with(error, Attribute.CONNECTION_RESULT, result)));
        all.add(new Measurement(
                Metric.CONNECTION_DURATION, seconds(receipt.phases().total()), error));
        addPhases(all, server, MailSpan.OF_CONNECTION, receipt.phases());
        return all;
    }

    /** The number of a violation. */
    Measurement of(Event violation) {
        int colon = violation.server().lastIndexOf(':');
        String host = violation.server().substring(0, Math.max(colon, 0)).replaceAll("^\\[|\\]$", "");
        Map<String, String> labels =
                new LinkedHashMap<>(server(host, violation.server().substring(colon + 1)));
        labels.put(Attribute.RULE, violation.violation().rule().id());
        labels.put(Attribute.ACTION, violation.outcome().word());
        return new Measurement(Metric.VIOLATIONS, 1, labels);
    }

    private static void addRecipients(
            List<Measurement> all, Map<String, String> server, String result, int recipients) {
        if (recipients > 0) {
            all.add(new Measurement(Metric.RECIPIENTS, recipients, with(server, Attribute.RECIPIENT_RESULT, result)));
        }
    }

    private static void addPhases(
            List<Measurement> all, Map<String, String> server, List<Phases.Phase> wanted, Phases phases) {
        for (Phases.Phase phase : wanted) {
            Optional<Duration> duration = phases.of(phase);
            duration.ifPresent(taken -> all.add(new Measurement(
                    Metric.PHASE_DURATION, seconds(taken), with(server, Attribute.PHASE, MailSpan.word(phase)))));
        }
    }

    private Map<String, String> server(ConnectedServer server) {
        return server(server.host(), String.valueOf(server.port()));
    }

    private Map<String, String> server(String host, String port) {
        boolean told = servers.tells(host + ":" + port);
        return with(
                Map.of(Attribute.SERVER_ADDRESS, told ? host : BoundedServers.OTHER),
                Attribute.SERVER_PORT,
                told ? port : BoundedServers.OTHER);
    }

    private static Map<String, String> with(Map<String, String> labels, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(key, value);
        return more;
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / NANOS;
    }
}
