package sequitur.engine.report.jfr;

import java.time.Duration;
import java.util.Optional;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;
import sequitur.engine.report.CommandReceipt;
import sequitur.engine.report.ConnectedServer;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Event;
import sequitur.engine.report.FailedAttempt;
import sequitur.engine.report.Phases;
import sequitur.engine.report.Receipt;
import sequitur.engine.report.Sink;

/** All that names the module {@code jdk.jfr}. The events' classes are loaded when there is a recorder, and not before. */
final class Recorder {

    /** How an event says that a time is not there: the tools print N/A. */
    private static final long NOT_THERE = Long.MIN_VALUE;

    private volatile @Nullable EventTypes types;

    /** What is recorded at this moment. Asking costs the look at a field while the JVM has never had a recorder. */
    Sink.Interest interest() {
        EventTypes registered = types;
        if (registered != null) {
            return registered.interest();
        }
        return FlightRecorder.isInitialized() ? register().interest() : Sink.Interest.REPORTS;
    }

    private synchronized EventTypes register() {
        EventTypes registered = types;
        if (registered == null) {
            registered = new EventTypes();
            types = registered;
        }
        return registered;
    }

    /** The JVM forgets the events. */
    void close() {
        EventTypes registered = types;
        if (registered != null) {
            registered.close();
        }
    }

    void violation(Event event) {
        String action = event.outcome().word();
        ViolationEvent violation = new ViolationEvent();
        violation.rule = event.violation().rule().id();
        violation.server = event.server();
        violation.verb = event.violation().verb().label();
        violation.action = action;
        violation.callSite = text(event.callSite());
        violation.commit();
        if (action.equals("corrected")) {
            CorrectionEvent correction = new CorrectionEvent();
            correction.rule = violation.rule;
            correction.server = violation.server;
            correction.verb = violation.verb;
            correction.done = event.outcome().describe();
            correction.commit();
        }
    }

    void failure(FailedAttempt failed) {
        FailureEvent failure = new FailureEvent();
        failure.outcome = failed.fate().word().toString();
        failure.fault = failed.id();
        failure.server = failed.server();
        failure.done = failed.done();
        failure.callSite = text(failed.callSite());
        failure.commit();
    }

    void message(Receipt receipt) {
        MessageEvent message = new MessageEvent();
        server(receipt.server(), message);
        message.outcome = receipt.outcome();
        message.queueId = text(receipt.queueId());
        message.messageId = text(receipt.messageId());
        message.replyCode = receipt.reply().map(Receipt.Reply::code).orElse(0);
        message.reply = receipt.reply().map(reply -> reply.words().toString()).orElse("");
        message.recipientsAccepted = receipt.envelope().accepted();
        message.recipientsRefused = receipt.envelope().refused();
        message.sender = text(receipt.envelope().sender());
        message.recipients = String.join(" ", receipt.envelope().recipients());
        message.octets = receipt.octets();
        message.total = receipt.duration().toNanos();
        message.connect = nanos(receipt.phases(), Phases.Phase.CONNECT);
        message.tlsHandshake = nanos(receipt.phases(), Phases.Phase.TLS);
        message.authentication = nanos(receipt.phases(), Phases.Phase.AUTH);
        message.envelope = nanos(receipt.phases(), Phases.Phase.ENVELOPE);
        message.content = nanos(receipt.phases(), Phases.Phase.CONTENT);
        message.finalReply = nanos(receipt.phases(), Phases.Phase.FINAL_REPLY);
        message.violations = receipt.findings().size();
        message.corrections = (int) receipt.findings().stream()
                .filter(finding -> finding.action().equals("corrected"))
                .count();
        message.fault = text(receipt.fault());
        message.callSite = text(receipt.callSite());
        message.commit();
    }

    private static void server(ConnectedServer server, MessageEvent message) {
        message.host = server.host();
        message.port = server.port();
        message.tlsVersion = text(server.tls());
        message.cipherSuite = text(server.cipher());
        message.mechanism = text(server.mechanism());
        message.software = text(server.software());
    }

    void connection(ConnectionReceipt receipt) {
        ConnectionEvent connection = new ConnectionEvent();
        connection.host = receipt.server().host();
        connection.port = receipt.server().port();
        connection.outcome = receipt.ending() == ConnectionReceipt.Ending.OPENED ? "opened" : "failed";
        connection.tlsVersion = text(receipt.server().tls());
        connection.cipherSuite = text(receipt.server().cipher());
        connection.mechanism = text(receipt.server().mechanism());
        connection.software = text(receipt.server().software());
        connection.total = receipt.phases().total().toNanos();
        connection.connect = nanos(receipt.phases(), Phases.Phase.CONNECT);
        connection.tlsHandshake = nanos(receipt.phases(), Phases.Phase.TLS);
        connection.authentication = nanos(receipt.phases(), Phases.Phase.AUTH);
        connection.fault = text(receipt.fault());
        connection.callSite = text(receipt.callSite());
        connection.commit();
    }

    void command(CommandReceipt receipt) {
        CommandEvent command = new CommandEvent();
        command.server = receipt.server();
        command.verb = receipt.verb();
        command.replyCode = receipt.code();
        command.replyTime = receipt.duration().toNanos();
        command.commit();
    }

    private static String text(Optional<String> text) {
        return text.orElse("");
    }

    private static long nanos(Phases phases, Phases.Phase phase) {
        return phases.of(phase).map(Duration::toNanos).orElse(NOT_THERE);
    }
}
