package sequitur.smtp.wire;

/** Base64 (RFC 4648 section 4), looked at without decoding it. */
final class Base64Text {

    private Base64Text() {}

    /** Whether this part of the line is base64: quads of its alphabet, the last one perhaps padded; nothing at all is, too. */
    static boolean isBase64(byte[] line, int start, int end) {
        int length = end - start;
        if (length % 4 != 0) {
            return false;
        }
        int padding = 0;
        while (padding < 2 && padding < length && line[end - 1 - padding] == '=') {
            padding++;
        }
        for (int i = start; i < end - padding; i++) {
            if (!Octets.isLetterOrDigit(line[i]) && line[i] != '+' && line[i] != '/') {
                return false;
            }
        }
        return true;
    }
}
