package sequitur.bench.app;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sockets that see what the client has written in full and what it has read since: the truth about one message, as far as the client can know it. */
final class WitnessSockets extends UnconnectedSockets {

    private static final Pattern LAST_CHUNK = Pattern.compile("BDAT (\\d+) LAST\r\n");

    private final StringBuilder written = new StringBuilder();
    private boolean replyRead;

    /** Whether the final dot, or the last chunk with all of its octets, was written. */
    boolean isEndWritten() {
        Matcher chunk = LAST_CHUNK.matcher(written);
        return written.indexOf("\r\n.\r\n") >= 0
                || (chunk.find() && written.length() >= chunk.end() + Integer.parseInt(chunk.group(1)));
    }

    /** Whether anything was read between that and the next command. */
    boolean isReplyRead() {
        return replyRead;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public OutputStream getOutputStream() throws IOException {
                return new FilterOutputStream(super.getOutputStream()) {
                    @Override
                    public void write(byte[] octets, int offset, int length) throws IOException {
                        out.write(octets, offset, length);
                        written.append(new String(octets, offset, length, StandardCharsets.ISO_8859_1));
                    }
                };
            }

            @Override
            public InputStream getInputStream() throws IOException {
                return new FilterInputStream(super.getInputStream()) {
                    @Override
                    public int read(byte[] octets, int offset, int length) throws IOException {
                        int number = in.read(octets, offset, length);
                        replyRead |= number > 0 && isEndWritten() && written.indexOf("QUIT") < 0;
                        return number;
                    }
                };
            }
        };
    }
}
