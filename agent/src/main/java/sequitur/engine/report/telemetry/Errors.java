package sequitur.engine.report.telemetry;

import java.util.Optional;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Receipt;
import sequitur.smtp.session.Fate;

/** The word for why something failed: of a list that does not grow, so that it may be a label. */
final class Errors {

    /** OpenTelemetry's own word for what has none. */
    private static final String OTHER = "_OTHER";

    private Errors() {}

    /** Why a mail was not sent, or not to all; nothing if it was. */
    static Optional<String> type(Receipt receipt) {
        if (receipt.fate().word() == Fate.Word.SENT && receipt.fault().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(receipt.fault()
                .or(() -> receipt.reply().map(reply -> String.valueOf(reply.code())))
                .orElse(OTHER));
    }

    /** Why a connection was not opened; nothing if it was. */
    static Optional<String> type(ConnectionReceipt receipt) {
        return receipt.ending() == ConnectionReceipt.Ending.OPENED
                ? Optional.empty()
                : Optional.of(receipt.fault().orElse(OTHER));
    }
}
