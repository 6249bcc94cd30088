package sequitur.engine.report;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Printable;
import sequitur.engine.config.Telemetry;
import sequitur.engine.report.relay.LogField;
import sequitur.engine.report.relay.LogRelay;

/** Tells of each mail, and of each connection that could not be opened, in one line at level INFO, to the logger {@code sequitur.mail}. */
public final class ReceiptLog implements Sink {

    private static final String LOGGER = "sequitur.mail";
    private static final int LONGEST = 2_000;

    private final CurrentSettings settings;
    private final LogRelay relay;

    /**
     * Makes the log.
     *
     * @param settings whether it is wanted
     * @param relay the way to the application's logging
     */
    public ReceiptLog(CurrentSettings settings, LogRelay relay) {
        this.settings = settings;
        this.relay = relay;
    }

    @Override
    public Interest interest() {
        return settings.now().sendsTo(Telemetry.LOG) ? Interest.RECEIPTS : Interest.REPORTS;
    }

    private boolean isWanted() {
        return interest() == Interest.RECEIPTS;
    }

    @Override
    public void report(@Nullable ClassLoader application, Event event) {
        // The report log has it.
    }

    @Override
    public void message(@Nullable ClassLoader application, Receipt receipt) {
        if (isWanted()) {
            log(application, text(receipt), () -> ReportFields.of(receipt));
        }
    }

    @Override
    public void connection(@Nullable ClassLoader application, ConnectionReceipt receipt) {
        if (isWanted() && receipt.ending() == ConnectionReceipt.Ending.FAILED) {
            log(application, text(receipt), () -> ReportFields.of(receipt));
        }
    }

    private void log(@Nullable ClassLoader application, String text, Supplier<List<LogField>> fields) {
        String line = Printable.of(text, LONGEST).toString();
        relay.log(application, LOGGER, Level.INFO, line, fields.get());
    }

    /** One line: what became of it, why, how much, how long, and by which names it can be found again. */
    static String text(Receipt receipt) {
        Receipt.Envelope envelope = receipt.envelope();
        StringBuilder line = new StringBuilder("mail to ")
                .append(receipt.server().address())
                .append(' ')
                .append(receipt.fate().clause());
        receipt.fault().ifPresent(id -> line.append(" [").append(id).append(']'));
        line.append(": ").append(count(envelope.accepted(), "recipient"));
        if (envelope.refused() > 0) {
            line.append(", ").append(envelope.refused()).append(" refused");
        }
        line.append(", ").append(count(receipt.octets(), "octet")).append(", ").append(millis(receipt.duration()));
        receipt.queueId().ifPresent(id -> line.append(", queue id ").append(id));
        receipt.messageId().ifPresent(id -> line.append(", Message-ID ").append(id));
        if (receipt.queueId().isEmpty()) {
            receipt.reply()
                    .ifPresent(reply -> line.append(", the server said ")
                            .append(reply.words().toString()));
        }
        if (!receipt.findings().isEmpty()) {
            line.append(", ").append(count(receipt.findings().size(), "violation"));
        }
        receipt.callSite().ifPresent(place -> line.append(", from ").append(place));
        return line.toString();
    }

    private static String text(ConnectionReceipt receipt) {
        return "no connection to " + receipt.server().address()
                + receipt.fault().map(id -> " [" + id + "]").orElse("")
                + ": " + millis(receipt.phases().total())
                + receipt.callSite().map(place -> ", from " + place).orElse("");
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
