package sequitur.engine.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** A flat map as a JSON object on one line, in ASCII (RFC 8259). */
final class JsonObject {

    private JsonObject() {}

    /** Writes a map whose values are texts, numbers, truth values and lists of texts. */
    static String of(Map<String, Object> fields) {
        StringJoiner members = new StringJoiner(",", "{", "}");
        fields.forEach((name, value) -> members.add(quoted(name) + ":" + value(value)));
        return members.toString();
    }

    private static String value(Object value) {
        if (value instanceof List<?> list) {
            StringJoiner elements = new StringJoiner(",", "[", "]");
            list.forEach(element -> elements.add(quoted(String.valueOf(element))));
            return elements.toString();
        }
        return value instanceof Number || value instanceof Boolean ? value.toString() : quoted(value.toString());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character >= ' ' && character <= '~') {
                quoted.append(character);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) character));
            }
        }
        return quoted.append('"').toString();
    }
}
