package sequitur.cli.recording;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The octets of a file, taken apart into lines in which each character is one octet. */
final class RecordText {

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16_BIG_MARK = {(byte) 0xFE, (byte) 0xFF};
    private static final byte[] UTF_16_LITTLE_MARK = {(byte) 0xFF, (byte) 0xFE};

    private RecordText() {}

    /** The lines of a file: a byte order mark is passed over, and lines may end in CR LF, LF or CR. */
    static List<RecordedLine> lines(byte[] file) {
        String text = text(file);
        String lineEnd = text.indexOf('\n') >= 0 ? "\n" : "\r";
        List<RecordedLine> lines = new ArrayList<>();
        for (String line : text.split(lineEnd, -1)) {
            int end = line.length();
            while (end > 0 && line.charAt(end - 1) == '\r') {
                end--;
            }
            lines.add(new RecordedLine(lines.size() + 1, line.substring(0, end)));
        }
        return lines;
    }

    private static String text(byte[] file) {
        if (startsWith(file, UTF_8_MARK)) {
            return octets(file, UTF_8_MARK.length);
        }
        if (startsWith(file, UTF_16_BIG_MARK)) {
            return recoded(file, StandardCharsets.UTF_16BE);
        }
        return startsWith(file, UTF_16_LITTLE_MARK) ? recoded(file, StandardCharsets.UTF_16LE) : octets(file, 0);
    }

    private static String octets(byte[] file, int start) {
        return new String(file, start, file.length - start, StandardCharsets.ISO_8859_1);
    }

    /** As PowerShell writes what it redirects. */
    private static String recoded(byte[] file, Charset charset) {
        return octets(new String(file, 2, file.length - 2, charset).getBytes(StandardCharsets.UTF_8), 0);
    }

    private static boolean startsWith(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }
}
