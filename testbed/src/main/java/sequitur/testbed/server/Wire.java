package sequitur.testbed.server;

import java.io.BufferedInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * The octets of one connection as they pass, written to its transcript.
 *
 * <p>A read hands out one line at most (or what is left of a BDAT chunk), so that no buffer above ever holds more than
 * the line that is being dealt with: whether the next line is a command or content is known before it is written down.
 */
final class Wire {
    private final Transcript transcript;
    private final boolean keepContent;
    private final LineRecorder received = new LineRecorder(this::recordClient);
    private final LineRecorder sent = new LineRecorder(this::recordServer);
    private boolean secure;
    private boolean content;
    private long chunk;
    private @Nullable Input input;

    Wire(Transcript transcript, boolean keepContent) {
        this.transcript = transcript;
        this.keepContent = keepContent;
    }

    /** The same socket with its streams recorded; from now on every line goes over this one. */
    Socket over(Socket socket, boolean underTls) throws IOException {
        secure = underTls;
        input = new Input(socket.getInputStream());
        return new RecordedSocket(socket, input, new Output(socket.getOutputStream()));
    }

    /** The next line is a command. */
    void expectCommand() {
        received.endLine();
        content = false;
        chunk = 0;
    }

    /** The next lines are message content. */
    void expectContent() {
        content = true;
    }

    /** The next octets, that many, are message content. */
    void expectChunk(long octets) {
        content = true;
        chunk = octets;
    }

    /** Takes, and writes down, what the client has sent by now; nobody else will read it. */
    void discardPending() {
        try {
            while (input != null && input.pending()) {
                input.read();
            }
        } catch (IOException gone) {
            input = null;
        }
    }

    private void recordClient(String line) {
        if (!content) {
            transcript.add((secure ? "C*: " : "C: ") + line);
        } else if (keepContent) {
            transcript.add((secure ? "c*: " : "c: ") + line);
        }
    }

    private void recordServer(String line) {
        transcript.add((secure ? "S*: " : "S: ") + line);
    }

    /** What the client sends, a line or a chunk at a time. */
    private final class Input extends InputStream {
        private final BufferedInputStream source;

        Input(InputStream source) {
            this.source = new BufferedInputStream(source);
        }

        boolean pending() throws IOException {
            return source.available() > 0;
        }

        @Override
        public int read() throws IOException {
            int octet = source.read();
            if (octet < 0) {
                received.endLine();
            } else {
                received.record(octet);
                chunk = Math.max(0, chunk - 1);
            }
            return octet;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            boolean chunked = chunk > 0;
            int count = 0;
            while (count < length) {
                int octet = read();
                if (octet < 0) {
                    return count == 0 ? -1 : count;
                }
                target[offset + count++] = (byte) octet;
                boolean complete = chunked ? chunk == 0 : octet == '\n';
                if (complete || !pending()) {
                    break;
                }
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }

    /** What the server replies. */
    private final class Output extends FilterOutputStream {
        Output(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int octet) throws IOException {
            sent.record(octet);
            out.write(octet);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                sent.record(octets[i]);
            }
            out.write(octets, offset, length);
        }

        /** Closed last of all, whoever ends the connection. */
        @Override
        public void close() throws IOException {
            received.endLine();
            sent.endLine();
            transcript.end();
            super.close();
        }
    }
}
