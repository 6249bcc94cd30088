package sequitur.smtp.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8 that was read one octet a character: the mail library reads replies as ISO 8859-1 unless {@code mail.mime.allowutf8} is
 * set, and servers write in the language of their users (RFC 6531 section 3.7.4.1 lets them, where SMTPUTF8 is in use).
 */
public final class MisreadText {

    private static final int LAST_OF_ASCII = 0x7F;
    private static final int LAST_OF_LATIN = 0xFF;

    private MisreadText() {}

    /**
     * Reads it as it was meant.
     *
     * @param read the text as it was read
     * @return the text in its own letters; the same object where it is ASCII, or no UTF-8
     */
    public static String mended(String read) {
        boolean ascii = true;
        for (int place = 0; place < read.length(); place++) {
            char character = read.charAt(place);
            if (character > LAST_OF_LATIN) {
                return read;
            }
            ascii &= character <= LAST_OF_ASCII;
        }
        return ascii ? read : decoded(read);
    }

    private static String decoded(String read) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException ofAnotherCharset) {
            return read;
        }
    }
}
