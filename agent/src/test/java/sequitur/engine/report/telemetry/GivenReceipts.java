package sequitur.engine.report.telemetry;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sequitur.advice.Counsel;
import sequitur.engine.config.Printable;
import sequitur.engine.report.ConnectedServer;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Event;
import sequitur.engine.report.Outcome;
import sequitur.engine.report.Phases;
import sequitur.engine.report.Phases.Phase;
import sequitur.engine.report.Receipt;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Fate;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/** Receipts as the engine would make them. */
final class GivenReceipts {

    private GivenReceipts() {}

    static final Phases PHASES = phases();

    private static Phases phases() {
        Map<Phase, Duration> all = new EnumMap<>(Phase.class);
        all.put(Phase.CONNECT, Duration.ofMillis(40));
        all.put(Phase.TLS, Duration.ofMillis(60));
        all.put(Phase.AUTH, Duration.ofMillis(20));
        all.put(Phase.ENVELOPE, Duration.ofMillis(500));
        all.put(Phase.CONTENT, Duration.ofMillis(250));
        all.put(Phase.FINAL_REPLY, Duration.ofMillis(750));
        return new Phases(all, Duration.ofMillis(1_500));
    }

    static ConnectedServer server(String host) {
        return new ConnectedServer(
                host,
                587,
                Optional.of("TLSv1.3"),
                Optional.of("TLS_AES_256_GCM_SHA384"),
                Optional.of("PLAIN"),
                Optional.of("Postfix"));
    }

    /** A mail that was taken. */
    static Receipt sent(String host) {
        return new Receipt(
                server(host),
                Fate.SENT,
                Optional.of("1@app.example.com"),
                Optional.of(new Receipt.Reply(
                        250, Optional.of("2.0.0"), Printable.of("250 2.0.0 Ok: queued as 4JhJXC5F4CzgB6"))),
                Optional.of("4JhJXC5F4CzgB6"),
                new Receipt.Envelope(2, 0, Optional.empty(), List.of()),
                4_711,
                PHASES,
                List.of(),
                Optional.empty(),
                Optional.of("com.example.Invoices.send(Invoices.java:42)"));
    }

    /** A mail that was refused, in spite of a correction. */
    static Receipt refused(String host) {
        return new Receipt(
                new ConnectedServer(host, 25, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Fate.NOT_SENT,
                Optional.empty(),
                Optional.of(new Receipt.Reply(550, Optional.of("5.7.1"), Printable.of("550 5.7.1 Relaying denied"))),
                Optional.empty(),
                new Receipt.Envelope(
                        0, 1, Optional.of("reports@example.com"), List.of("boss@example.com", "aide@example.com")),
                0,
                new Phases(Map.of(Phase.ENVELOPE, Duration.ofMillis(30)), Duration.ofMillis(31)),
                List.of(
                        new Receipt.Finding("mail-nested", "MAIL", "corrected"),
                        new Receipt.Finding("rcpt-before-mail", "RCPT", "logged")),
                Optional.of("relay-denied"),
                Optional.empty());
    }

    /** A connection that was opened. */
    static ConnectionReceipt opened(String host) {
        return new ConnectionReceipt(
                server(host),
                ConnectionReceipt.Ending.OPENED,
                new Phases(PHASES.durations(), Duration.ofMillis(120)),
                Optional.empty(),
                Optional.empty());
    }

    /** A connection that was not. */
    static ConnectionReceipt failed(String host) {
        return new ConnectionReceipt(
                new ConnectedServer(host, 587, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                ConnectionReceipt.Ending.FAILED,
                new Phases(Map.of(), Duration.ofSeconds(3)),
                Optional.of("unknown-host"),
                Optional.of("com.example.Invoices.send(Native Method)"));
    }

    /** A violation. */
    static Event violation(String server) {
        return new Event(
                "MAIL",
                new Violation(
                        Rule.MAIL_NESTED,
                        Verb.MAIL,
                        SessionState.opened(Encryption.NONE, Peer.REMOTE, Requirements.NONE)),
                List.of(),
                new Outcome.Sent(),
                new Counsel("send RSET", "Nobody sent RSET.", Optional.empty()),
                server,
                Optional.empty(),
                Optional.empty());
    }
}
