package sequitur.cli.wrapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the texts in a JSON value (RFC 8259). Each object that is an element of an array stands for itself; the members of
 * others count with their object, under a path.
 */
public final class JsonText {

    private static final int DEEPEST = 16;

    private final String text;
    private final List<Map<String, String>> objects = new ArrayList<>();
    private int next;

    private JsonText(String text, int start) {
        this.text = text;
        this.next = start;
    }

    /**
     * The objects of a line.
     *
     * @param text a line; each character is one octet
     * @param start where the value begins
     * @return for each object its texts and numbers by path; nothing if the rest of the line is no JSON
     */
    public static Optional<List<Map<String, String>>> objects(String text, int start) {
        JsonText json = new JsonText(text, start);
        try {
            Map<String, String> top = new LinkedHashMap<>();
            json.value("", top, 0);
            json.blanks();
            boolean whole = json.next == text.length()
                    || text.substring(json.next).strip().equals(",");
            if (!top.isEmpty()) {
                json.objects.add(0, top);
            }
            return whole ? Optional.of(json.objects) : Optional.empty();
        } catch (IllegalArgumentException noJson) {
            return Optional.empty();
        }
    }

    private void value(String path, Map<String, String> members, int depth) {
        blanks();
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("too deep");
        }
        switch (peek()) {
            case '{' -> object(path, members, depth);
            case '[' -> array(path, members, depth);
            case '"' -> text(path, string(), members, depth);
            default -> members.put(path, literal());
        }
    }

    /** A text that is itself JSON is read as such: a container's log wraps that of the app. */
    private void text(String path, String value, Map<String, String> members, int depth) {
        if (value.startsWith("{\"")) {
            Optional<List<Map<String, String>>> inner =
                    depth < DEEPEST ? objects(value.stripTrailing(), 0) : Optional.empty();
            if (inner.isPresent()) {
                inner.get().forEach(object -> object.forEach((name, text) -> members.put(path + "." + name, text)));
                return;
            }
        }
        members.put(path, value);
    }

    private void object(String path, Map<String, String> members, int depth) {
        next++;
        blanks();
        while (peek() != '}') {
            String name = string();
            blanks();
            expect(':');
            value(path.isEmpty() ? name : path + "." + name, members, depth + 1);
            blanks();
            if (peek() == ',') {
                next++;
                blanks();
            }
        }
        next++;
    }

    private void array(String path, Map<String, String> members, int depth) {
        next++;
        blanks();
        StringBuilder octets = new StringBuilder();
        while (peek() != ']') {
            if (peek() == '{') {
                Map<String, String> own = new LinkedHashMap<>();
                object("", own, depth + 1);
                objects.add(own);
            } else if (peek() == '[' || peek() == '"') {
                value(path, members, depth + 1);
            } else {
                octets.append(octet(literal()));
            }
            blanks();
            if (peek() == ',') {
                next++;
                blanks();
            }
        }
        next++;
        if (!octets.isEmpty()) {
            members.put(path, octets.toString());
        }
    }

    /** A journal writes a text with unusual characters as a list of its octets. */
    private static char octet(String number) {
        try {
            return (char) (Integer.parseInt(number) & 0xFF);
        } catch (NumberFormatException none) {
            return '?';
        }
    }

    private String literal() {
        int start = next;
        while (next < text.length() && ",]} \t".indexOf(text.charAt(next)) < 0) {
            next++;
        }
        String literal = text.substring(start, next);
        if (!literal.matches("true|false|null|-?[0-9][0-9.eE+-]{0,40}")) {
            throw new IllegalArgumentException("no value");
        }
        return literal;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char character = peek();
            next++;
            if (character == '\\') {
                escape(string);
            } else {
                string.append(character);
            }
        }
        next++;
        return string.toString();
    }

    private void escape(StringBuilder string) {
        char escaped = peek();
        next++;
        switch (escaped) {
            case 'n' -> string.append('\n');
            case 'r' -> string.append('\r');
            case 't' -> string.append('\t');
            case 'b' -> string.append('\b');
            case 'f' -> string.append('\f');
            case 'u' -> {
                if (next + 4 > text.length()) {
                    throw new IllegalArgumentException("cut off");
                }
                String character = Character.toString(Integer.parseInt(text.substring(next, next + 4), 16));
                string.append(new String(character.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
                next += 4;
            }
            default -> string.append(escaped);
        }
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new IllegalArgumentException("not expected");
        }
        next++;
    }

    private char peek() {
        if (next >= text.length()) {
            throw new IllegalArgumentException("cut off");
        }
        return text.charAt(next);
    }

    private void blanks() {
        while (next < text.length() && text.charAt(next) <= ' ') {
            next++;
        }
    }
}
