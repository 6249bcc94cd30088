package sequitur.engine.border;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The stream that a message writes itself to, which only the library may close: closing it ends the connection in the middle of
 * DATA, or the message by a last chunk of BDAT that the library then sends once more.
 */
final class ContentStream extends OutputStream {

    private final OutputStream original;
    private final Runnable closing;
    private boolean told;

    /** Passes everything on but {@code close()}; that is told, the first time. */
    ContentStream(OutputStream original, Runnable closing) {
        this.original = original;
        this.closing = closing;
    }

    @Override
    public void write(int octet) throws IOException {
        original.write(octet);
    }

    @Override
    public void write(byte[] octets) throws IOException {
        original.write(octets);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        original.write(octets, offset, length);
    }

    @Override
    public void flush() throws IOException {
        original.flush();
    }

    @Override
    public void close() {
        if (!told) {
            told = true;
            closing.run();
        }
    }
}
