package sequitur.engine.report.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.engine.report.ConnectedServer;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Phases;
import sequitur.engine.report.Phases.Phase;
import sequitur.engine.report.Receipt;

/**
 * What a receipt is as a span of kind {@code CLIENT}, by OpenTelemetry's semantic conventions for calls to a server: a value, without anything of
 * OpenTelemetry in it.
 *
 * @param name what was done, of which there are few
 * @param start when it began
 * @param end when it ended
 * @param attributes what there is to tell: texts, numbers of type {@link Long} or {@link Double}, lists of texts
 * @param events what happened in between
 * @param error what went wrong, for the span's status; nothing if nothing did
 */
record MailSpan(
        String name,
        Instant start,
        Instant end,
        Map<String, Object> attributes,
        List<SpanEvent> events,
        Optional<String> error) {

    /** The name of a mail's span. */
    static final String SEND = "send smtp";

    /** The name of a connection's span. */
    static final String CONNECT = "connect smtp";

    /** The phases that belong to a mail. */
    static final List<Phase> OF_MAIL = List.of(Phase.ENVELOPE, Phase.CONTENT, Phase.FINAL_REPLY);

    /** The phases that belong to a connection. */
    static final List<Phase> OF_CONNECTION = List.of(Phase.CONNECT, Phase.TLS, Phase.AUTH);

    /** A place in the app: class and method, file, line. */
    private static final Pattern CALL_SITE = Pattern.compile("([^()\\s]+)\\(([^():]+)(?::(\\d+))?\\)");

    /**
     * A rule that was broken, or what was done about it.
     *
     * @param name what kind of event it is
     * @param attributes what there is to tell
     */
    record SpanEvent(String name, Map<String, Object> attributes) {

        /** Keeps its own copy of the map. */
        SpanEvent {
            attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        }

        private static SpanEvent of(Receipt.Finding finding) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put(Attribute.RULE, finding.rule());
            told.put(Attribute.VERB, finding.verb());
            told.put(Attribute.ACTION, finding.action());
            boolean corrected = finding.action().endsWith("corrected");
            return new SpanEvent(corrected ? "sequitur.correction" : "sequitur.violation", told);
        }
    }

    /** Keeps its own copies. */
    MailSpan {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        events = List.copyOf(events);
    }

    /** The span of a mail that has just ended. */
    static MailSpan of(Receipt receipt, Instant end) {
        Map<String, Object> told = ofServer(receipt.server());
        told.put(Attribute.OUTCOME, receipt.outcome());
        Optional<String> error = Errors.type(receipt);
        error.ifPresent(type -> told.put(Attribute.ERROR_TYPE, type));
        putReply(told, receipt.reply());
        receipt.queueId().ifPresent(id -> told.put(Attribute.QUEUE_ID, id));
        receipt.messageId().ifPresent(id -> told.put(Attribute.MESSAGE_ID, id));
        told.put(Attribute.MESSAGE_SIZE, receipt.octets());
        putEnvelope(told, receipt.envelope());
        putRules(told, receipt.findings());
        putPhases(told, OF_MAIL, receipt.phases());
        putCallSite(told, receipt.callSite());
        String status = receipt.outcome()
                + receipt.reply().map(reply -> ": " + reply.words()).orElse("");
        return new MailSpan(
                SEND,
                end.minus(receipt.duration()),
                end,
                told,
                receipt.findings().stream().map(SpanEvent::of).toList(),
                error.map(type -> status));
    }

    /** The span of an attempt to connect that has just ended. */
    static MailSpan of(ConnectionReceipt receipt, Instant end) {
        Map<String, Object> told = ofServer(receipt.server());
        Optional<String> error = Errors.type(receipt);
        error.ifPresent(type -> told.put(Attribute.ERROR_TYPE, type));
        putPhases(told, OF_CONNECTION, receipt.phases());
        putCallSite(told, receipt.callSite());
        return new MailSpan(
                CONNECT,
                end.minus(receipt.phases().total()),
                end,
                told,
                List.of(),
                error.map(type -> "not connected: " + type));
    }

    private static Map<String, Object> ofServer(ConnectedServer server) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put(Attribute.SERVER_ADDRESS, server.host());
        told.put(Attribute.SERVER_PORT, (long) server.port());
        told.put(Attribute.NETWORK_PROTOCOL, "smtp");
        told.put(Attribute.NETWORK_TRANSPORT, "tcp");
        server.tls().ifPresent(protocol -> {
            told.put(Attribute.TLS_PROTOCOL, protocol.startsWith("SSL") ? "ssl" : "tls");
            told.put(Attribute.TLS_VERSION, version(protocol));
        });
        server.cipher().ifPresent(cipher -> told.put(Attribute.TLS_CIPHER, cipher));
        server.mechanism().ifPresent(mechanism -> told.put(Attribute.AUTH_MECHANISM, mechanism));
        server.software().ifPresent(software -> told.put(Attribute.SERVER_SOFTWARE, software));
        return told;
    }

    /** The JDK says {@code TLSv1} of 1.0. */
    private static String version(String protocol) {
        String number = protocol.replaceFirst("^[A-Za-z]+v?", "");
        return number.equals("1") ? "1.0" : number;
    }

    private static void putReply(Map<String, Object> told, Optional<Receipt.Reply> given) {
        given.ifPresent(reply -> {
            told.put(Attribute.REPLY_CODE, (long) reply.code());
            reply.status().ifPresent(status -> told.put(Attribute.REPLY_STATUS, status));
            told.put(Attribute.REPLY_TEXT, reply.words().toString());
        });
    }

    private static void putRules(Map<String, Object> told, List<Receipt.Finding> findings) {
        List<String> rules =
                findings.stream().map(Receipt.Finding::rule).distinct().toList();
        if (!rules.isEmpty()) {
            told.put(Attribute.RULES, rules);
        }
    }

    private static void putEnvelope(Map<String, Object> told, Receipt.Envelope envelope) {
        told.put(Attribute.RECIPIENTS_ACCEPTED, (long) envelope.accepted());
        told.put(Attribute.RECIPIENTS_REFUSED, (long) envelope.refused());
        envelope.sender().ifPresent(sender -> told.put(Attribute.SENDER_ADDRESS, sender));
        if (!envelope.recipients().isEmpty()) {
            told.put(Attribute.RECIPIENT_ADDRESSES, envelope.recipients());
        }
    }

    private static void putPhases(Map<String, Object> told, List<Phase> wanted, Phases phases) {
        for (Phase phase : wanted) {
            Optional<Duration> duration = phases.of(phase);
            duration.ifPresent(
                    taken -> told.put(Attribute.PHASE + "." + word(phase) + ".duration", Measurements.seconds(taken)));
        }
    }

    private static void putCallSite(Map<String, Object> told, Optional<String> callSite) {
        Matcher place = CALL_SITE.matcher(callSite.orElse(""));
        if (place.matches()) {
            told.put(Attribute.CODE_FUNCTION, place.group(1));
            told.put(Attribute.CODE_FILE, place.group(2));
            if (place.group(3) != null) {
                told.put(Attribute.CODE_LINE, Long.parseLong(place.group(3)));
            }
        }
    }

    /** A phase as names of attributes have it: small letters with underscores. */
    static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
