package sequitur.cli.wrapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The octets in UTF-8 of a text that was written in another character set. */
final class Utf8Octets extends InputStream {

    private static final int AT_ONCE = 4096;

    private final Reader characters;
    private final char[] read = new char[AT_ONCE + 1];
    private byte[] octets = new byte[0];
    private int next;

    /** The first half of a character whose other half was not read yet. */
    private int kept;

    Utf8Octets(InputStream file, Charset charset) {
        this.characters = new InputStreamReader(file, charset);
    }

    @Override
    public int read() throws IOException {
        if (next == octets.length && !fill()) {
            return -1;
        }
        return octets[next++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next == octets.length && !fill()) {
            return -1;
        }
        int count = Math.min(length, octets.length - next);
        System.arraycopy(octets, next, target, start, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        int count = characters.read(read, kept, AT_ONCE);
        if (count < 0) {
            return false;
        }
        int all = kept + count;
        kept = Character.isHighSurrogate(read[all - 1]) ? 1 : 0;
        octets = new String(read, 0, all - kept).getBytes(StandardCharsets.UTF_8);
        next = 0;
        if (kept == 1) {
            read[0] = read[all - 1];
        }
        return octets.length > 0 || fill();
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }
}
