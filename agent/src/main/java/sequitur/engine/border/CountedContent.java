package sequitur.engine.border;

import java.io.IOException;
import java.io.OutputStream;
import sequitur.engine.conversation.ReceiptNotes;

/** The stream that a message writes itself to, with its octets counted for the receipt. */
final class CountedContent extends OutputStream {

    private final OutputStream original;
    private final ReceiptNotes notes;

    CountedContent(OutputStream original, ReceiptNotes notes) {
        this.original = original;
        this.notes = notes;
    }

    @Override
    public void write(int octet) throws IOException {
        original.write(octet);
        notes.wrote(1);
    }

    @Override
    public void write(byte[] octets) throws IOException {
        original.write(octets);
        notes.wrote(octets.length);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        original.write(octets, offset, length);
        notes.wrote(length);
    }

    @Override
    public void flush() throws IOException {
        original.flush();
    }

    @Override
    public void close() throws IOException {
        original.close();
    }
}
