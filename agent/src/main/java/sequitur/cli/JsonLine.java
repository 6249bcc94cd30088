package sequitur.cli;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** One flat JSON object on one line, in ASCII, so that no terminal and no pipe can spoil it (RFC 8259). */
final class JsonLine {

    private final StringJoiner members = new StringJoiner(",", "{", "}");

    JsonLine with(String name, String value) {
        members.add(quoted(name) + ":" + quoted(value));
        return this;
    }

    JsonLine with(String name, long value) {
        members.add(quoted(name) + ":" + value);
        return this;
    }

    JsonLine with(String name, double value) {
        members.add(quoted(name) + ":" + String.format(Locale.ROOT, "%.2f", value));
        return this;
    }

    JsonLine with(String name, boolean value) {
        members.add(quoted(name) + ":" + value);
        return this;
    }

    JsonLine with(String name, List<String> values) {
        StringJoiner elements = new StringJoiner(",", "[", "]");
        values.forEach(value -> elements.add(quoted(value)));
        members.add(quoted(name) + ":" + elements);
        return this;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '"', '\\' -> quoted.append('\\').append(character);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (character >= ' ' && character <= '~') {
                        quoted.append(character);
                    } else {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    @Override
    public String toString() {
        return members.toString();
    }
}
