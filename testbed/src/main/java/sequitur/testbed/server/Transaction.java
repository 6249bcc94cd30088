package sequitur.testbed.server;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** An open mail transaction: the sender, the recipients so far, and the BDAT chunks so far. */
final class Transaction {
    private final String sender;
    private final List<String> recipients = new ArrayList<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private boolean chunked;

    Transaction(String sender) {
        this.sender = sender;
    }

    void addRecipient(String recipient) {
        recipients.add(recipient);
    }

    void addChunk(byte[] octets) {
        chunked = true;
        content.writeBytes(octets);
    }

    boolean hasRecipients() {
        return !recipients.isEmpty();
    }

    /** How many recipients were accepted. */
    int recipients() {
        return recipients.size();
    }

    /** Whether a chunk has been accepted, so that more of them must follow. */
    boolean chunked() {
        return chunked;
    }

    int size() {
        return content.size();
    }

    Delivery delivery(boolean keepContent) {
        return new Delivery(sender, List.copyOf(recipients), keepContent ? content.toByteArray() : new byte[0]);
    }
}
