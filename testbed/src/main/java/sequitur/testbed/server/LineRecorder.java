package sequitur.testbed.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Collects octets to lines and hands each line on as readable text in which nothing is hidden. */
final class LineRecorder {
    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(128);

    LineRecorder(Consumer<String> lines) {
        this.lines = lines;
    }

    void record(int octet) {
        line.write(octet);
        if (octet == '\n') {
            endLine();
        }
    }

    /** Ends a line that has no line end of its own; nothing if no line has begun. */
    void endLine() {
        if (line.size() > 0) {
            lines.accept(visible(line.toByteArray()));
            line.reset();
        }
    }

    private static String visible(byte[] octets) {
        int length = octets.length;
        if (length >= 2 && octets[length - 2] == '\r' && octets[length - 1] == '\n') {
            length -= 2;
        }
        StringBuilder text = new StringBuilder(length);
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, 0, length))
                    .toString();
            decoded.codePoints().forEach(character -> append(text, character));
        } catch (CharacterCodingException notUtf8) {
            for (int i = 0; i < length; i++) {
                if (octets[i] < 0) {
                    text.append(String.format("\\x%02x", octets[i]));
                } else {
                    append(text, octets[i]);
                }
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int character) {
        switch (character) {
            case '\\' -> text.append("\\\\");
            case '\r' -> text.append("\\r");
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            default -> {
                if (character < ' ' || (character >= 0x7f && character < 0xa0)) {
                    text.append(String.format("\\x%02x", character));
                } else {
                    text.appendCodePoint(character);
                }
            }
        }
    }
}
