package sequitur.testbed.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The content that follows DATA (RFC 5321 §4.1.1.4, §4.5.2). Lines end with CRLF and with nothing else. */
final class DotTerminatedContent {
    private final InputStream input;
    private final Patience patience;

    DotTerminatedContent(InputStream input, Patience patience) {
        this.input = input;
        this.patience = patience;
    }

    /** Is shown each line before the final dot, as it comes. */
    interface Patience {
        /** Whether the reader goes on after this line, which is given as it was sent, without its end. */
        boolean outlasts(String line) throws IOException;
    }

    /**
     * Reads up to the final dot and takes the doubled dots away; empty if the connection is lost before the dot, or the
     * patience.
     */
    Optional<byte[]> read() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (readLine(line)) {
            byte[] octets = line.toByteArray();
            boolean dotted = octets[0] == '.';
            if (dotted && octets.length == 3) {
                return Optional.of(content.toByteArray());
            }
            if (!patience.outlasts(new String(octets, 0, octets.length - 2, StandardCharsets.ISO_8859_1))) {
                return Optional.empty();
            }
            int first = dotted ? 1 : 0;
            content.write(octets, first, octets.length - first);
        }
        return Optional.empty();
    }

    private boolean readLine(ByteArrayOutputStream line) throws IOException {
        line.reset();
        int last = 0;
        for (int octet = input.read(); octet >= 0; octet = input.read()) {
            line.write(octet);
            if (last == '\r' && octet == '\n') {
                return true;
            }
            last = octet;
        }
        return false;
    }
}
