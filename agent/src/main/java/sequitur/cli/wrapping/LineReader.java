package sequitur.cli.wrapping;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a file, one after another, in which each character is one octet. A byte order mark is passed over, UTF-16 is
 * made UTF-8, gzip is unpacked, and lines may end in CR LF, LF or CR. No more than one line is held.
 */
public final class LineReader implements Closeable {

    /** What is longer is cut off: a file without line ends must not fill the memory. */
    static final int LONGEST = 1 << 21;

    private static final int LOOKED_AT = 1 << 15;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_BIG_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_LITTLE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] GZIP = {0x1F, (byte) 0x8B};

    private final InputStream octets;
    private final int lineEnd;
    private byte[] line = new byte[256];
    private int number;
    private int unprintable;
    private boolean blank = true;
    private boolean over;

    /**
     * Begins to read.
     *
     * @param file the octets of the file
     * @throws IOException if they can't be read
     */
    public LineReader(InputStream file) throws IOException {
        BufferedInputStream packed = new BufferedInputStream(file, LOOKED_AT);
        BufferedInputStream plain = startsWith(beginning(packed), GZIP)
                ? new BufferedInputStream(new GZIPInputStream(packed, LOOKED_AT), LOOKED_AT)
                : packed;
        octets = decoded(plain);
        byte[] beginning = beginning(octets);
        lineEnd = contains(beginning, '\n') || !contains(beginning, '\r') ? '\n' : '\r';
    }

    /**
     * Reads the next line.
     *
     * @return the line, or nothing at the end
     * @throws IOException if the file can't be read to its end
     */
    public Optional<RecordedLine> next() throws IOException {
        if (over) {
            return Optional.empty();
        }
        int length = 0;
        int octet = octets.read();
        while (octet >= 0 && octet != lineEnd) {
            if (length < LONGEST) {
                length = append(length, octet);
            }
            octet = octets.read();
        }
        over = octet < 0;
        while (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        number++;
        String text = new String(line, 0, length, StandardCharsets.ISO_8859_1);
        look(text);
        return Optional.of(new RecordedLine(number, text));
    }

    private int append(int length, int octet) {
        if (length == line.length) {
            line = Arrays.copyOf(line, 2 * length);
        }
        line[length] = (byte) octet;
        return length + 1;
    }

    private void look(String text) {
        blank = blank && text.isBlank();
        for (int place = 0; unprintable == 0 && place < text.length(); place++) {
            if (isControl(text.charAt(place))) {
                unprintable = number;
            }
        }
    }

    /**
     * Whether nothing but blanks was read so far.
     *
     * @return true if so
     */
    public boolean isBlank() {
        return blank;
    }

    /**
     * The first line that holds what no text does.
     *
     * @return the line, from 1; 0 if there was none so far
     */
    public int unprintableLine() {
        return unprintable;
    }

    @Override
    public void close() throws IOException {
        octets.close();
    }

    private static boolean isControl(int character) {
        return character < ' ' && character != '\t' && character != '\f' && character != 0x1B && character != '\b';
    }

    private static InputStream decoded(BufferedInputStream file) throws IOException {
        byte[] beginning = beginning(file);
        if (startsWith(beginning, UTF_8_MARK)) {
            file.skipNBytes(UTF_8_MARK.length);
            return file;
        }
        if (startsWith(beginning, UTF_16_BIG_MARK) || startsWith(beginning, UTF_16_LITTLE_MARK)) {
            file.skipNBytes(UTF_16_BIG_MARK.length);
            return recoded(
                    file, beginning[0] == UTF_16_BIG_MARK[0] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
        int even = zeros(beginning, 0);
        int odd = zeros(beginning, 1);
        int half = beginning.length / 2;
        if (half > 2 && odd > half / 2 && even < half / 8) {
            return recoded(file, StandardCharsets.UTF_16LE);
        }
        return half > 2 && even > half / 2 && odd < half / 8 ? recoded(file, StandardCharsets.UTF_16BE) : file;
    }

    /** As PowerShell writes what it redirects. */
    private static InputStream recoded(InputStream file, Charset charset) {
        return new BufferedInputStream(new Utf8Octets(file, charset), LOOKED_AT);
    }

    private static byte[] beginning(InputStream stream) throws IOException {
        stream.mark(LOOKED_AT);
        byte[] beginning = stream.readNBytes(LOOKED_AT - 1);
        stream.reset();
        return beginning;
    }

    private static int zeros(byte[] octets, int first) {
        int zeros = 0;
        for (int place = first; place < octets.length; place += 2) {
            zeros += octets[place] == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static boolean contains(byte[] octets, char wanted) {
        for (byte octet : octets) {
            if (octet == wanted) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }
}
