package sequitur.engine.border;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Waiting;
import sequitur.smtp.session.Stage;

/** The stream that a message writes itself to, where a write that lasts too long is ended: each write is a wait of its own. */
final class TimedContent extends OutputStream {

    private final OutputStream original;
    private final Conversation conversation;

    TimedContent(OutputStream original, Conversation conversation) {
        this.original = original;
        this.conversation = conversation;
    }

    @Override
    public void write(int octet) throws IOException {
        begin();
        try {
            original.write(octet);
        } catch (SocketException closed) {
            throw told(closed);
        } finally {
            conversation.waiting().end();
        }
    }

    @Override
    public void write(byte[] octets) throws IOException {
        write(octets, 0, octets.length);
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        begin();
        try {
            original.write(octets, offset, length);
        } catch (SocketException closed) {
            throw told(closed);
        } finally {
            conversation.waiting().end();
        }
    }

    @Override
    public void flush() throws IOException {
        begin();
        try {
            original.flush();
        } catch (SocketException closed) {
            throw told(closed);
        } finally {
            conversation.waiting().end();
        }
    }

    @Override
    public void close() throws IOException {
        original.close();
    }

    private void begin() {
        conversation.waiting().begin(Stage.BLOCK, Waiting.Way.WRITING, conversation.settings());
    }

    /** The socket was closed since the server took nothing for too long; or else by whomever. */
    private IOException told(SocketException closed) {
        return conversation.waiting().end() ? new SocketTimeoutException("Write timed out") : closed;
    }
}
