package sequitur.engine.receipt;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.engine.config.Addresses;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Printable;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.ReceiptNotes;
import sequitur.engine.failure.Failures;
import sequitur.engine.report.CallSite;
import sequitur.engine.report.ConnectedServer;
import sequitur.engine.report.ConnectionReceipt;
import sequitur.engine.report.Receipt;
import sequitur.engine.transport.MailServer;
import sequitur.smtp.receipt.QueueId;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Fate;
import sequitur.smtp.wire.Reply;

/** Makes receipts of what was noted: with no secret of the login in them, and of addresses what the settings allow. */
public final class ReceiptMaking {

    private static final int LONGEST_ID = 250;
    private static final Pattern PATH = Pattern.compile("(?i):\\s*<?([^<>\\s]*)>?");

    private final CurrentSettings settings;
    private final Failures failures;

    /**
     * Makes it.
     *
     * @param settings how much of addresses is shown
     * @param failures what knows where a connection leads that did not come about
     */
    public ReceiptMaking(CurrentSettings settings, Failures failures) {
        this.settings = settings;
        this.failures = failures;
    }

    /** The receipt of an attempt to connect. */
    ConnectionReceipt connection(Conversation conversation, boolean opened) {
        ReceiptNotes notes = conversation.notes();
        return new ConnectionReceipt(
                server(conversation),
                opened ? ConnectionReceipt.Ending.OPENED : ConnectionReceipt.Ending.FAILED,
                notes.connectionPhases(),
                opened ? Optional.empty() : notes.fault(),
                opened ? Optional.empty() : place(notes));
    }

    /** The receipt of the mail that has just ended. */
    Receipt message(Conversation conversation) {
        ReceiptNotes notes = conversation.notes();
        Fate fate = conversation.progress().fate();
        Optional<Reply> reply = reply(conversation, fate);
        return new Receipt(
                server(conversation),
                fate,
                text(notes.messageId()).map(id -> printable(withoutBrackets(id))),
                reply.map(this::shown),
                reply.flatMap(QueueId::of)
                        .filter(id -> !isAddress(conversation, id))
                        .map(ReceiptMaking::printable),
                envelope(conversation),
                notes.octets(),
                notes.mailPhases(),
                notes.findings().stream().map(Receipt.Finding::of).toList(),
                isTaken(fate) ? Optional.empty() : notes.fault(),
                place(notes));
    }

    private static Optional<String> place(ReceiptNotes notes) {
        return notes.areDetailsWanted() ? CallSite.find() : Optional.empty();
    }

    /** A refusal in a mail that was taken all the same was of one recipient, or was put right. */
    private static Optional<Reply> reply(Conversation conversation, Fate fate) {
        ReceiptNotes notes = conversation.notes();
        boolean told = notes.areDetailsWanted() && (notes.isAnswered() || fate.word() == Fate.Word.NOT_SENT);
        return text(told ? notes.reply() : "").map(conversation.login()::reply);
    }

    private static boolean isTaken(Fate fate) {
        return fate.word() == Fate.Word.SENT || fate.word() == Fate.Word.PARTLY_SENT;
    }

    private Receipt.Reply shown(Reply reply) {
        String line = settings.now().addresses().mask().text(reply.line());
        return new Receipt.Reply(reply.code(), reply.status(), Printable.of(line.replace('\n', ' ')));
    }

    /** LMTP's kin say for whom they have taken a mail: an address is no id, however much it looks like one. */
    private static boolean isAddress(Conversation conversation, String id) {
        return conversation.mail().recipientLines().stream()
                        .map(ReceiptMaking::path)
                        .anyMatch(id::equalsIgnoreCase)
                || path(conversation.mail().mailLine()).equalsIgnoreCase(id);
    }

    private Receipt.Envelope envelope(Conversation conversation) {
        int taken = conversation.progress().taken();
        int unanswered = Math.max(0, conversation.progress().given() - taken);
        int refused = Math.min(conversation.notes().refusedRecipients(), unanswered);
        Addresses shown = settings.now().addresses();
        if (shown == Addresses.NEVER) {
            return new Receipt.Envelope(taken, refused, Optional.empty(), List.of());
        }
        List<String> recipients = conversation.mail().recipientLines().stream()
                .limit(Receipt.Envelope.MOST_SHOWN)
                .map(line -> shown(shown, line))
                .toList();
        return new Receipt.Envelope(
                taken, refused, Optional.of(shown(shown, conversation.mail().mailLine())), recipients);
    }

    private static String shown(Addresses shown, byte[] line) {
        String path = path(line);
        String part = shown == Addresses.FULL ? path : path.substring(path.lastIndexOf('@') + 1);
        return printable(part);
    }

    private static String path(byte[] line) {
        Matcher path = PATH.matcher(new String(line, StandardCharsets.UTF_8));
        return path.find() ? path.group(1) : "";
    }

    private ConnectedServer server(Conversation conversation) {
        ReceiptNotes notes = conversation.notes();
        MailServer server = failures.whereTo(conversation);
        boolean authenticated = conversation.state().connection().authentication() == Authentication.DONE;
        return new ConnectedServer(
                Printable.of(server.host()).toString(),
                server.port(),
                text(notes.tls()),
                text(notes.cipher()),
                text(authenticated ? conversation.login().mechanism() : "").map(ReceiptMaking::printable),
                notes.software());
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    private static String withoutBrackets(String id) {
        String stripped = id.strip();
        return stripped.startsWith("<") && stripped.endsWith(">")
                ? stripped.substring(1, stripped.length() - 1)
                : stripped;
    }

    private static String printable(String words) {
        return Printable.of(words, LONGEST_ID).toString();
    }
}
