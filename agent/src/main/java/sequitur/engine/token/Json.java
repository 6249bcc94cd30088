package sequitur.engine.token;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the one form of JSON that is needed here (RFC 8259): an object, of which the members that are texts, numbers or truth values
 * count. Whatever is malformed is none. It reads in one pass and nests no deeper than {@value #DEEPEST}.
 */
final class Json {

    private static final int DEEPEST = 16;
    private static final int HEX_DIGITS = 4;
    private static final int HEX = 16;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** What stands in a text that is malformed. */
    private static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Reads an object.
     *
     * @param text any text
     * @return the members that are no object, array or null, by their names; nothing if the text is not one object
     */
    static Optional<Map<String, String>> object(String text) {
        Json json = new Json(text);
        try {
            json.skipBlanks();
            Map<String, String> members = json.members(0);
            json.skipBlanks();
            return json.at == text.length() ? Optional.of(members) : Optional.empty();
        } catch (MalformedException malformed) {
            return Optional.empty();
        }
    }

    /** A text as it stands in JSON, with its quotation marks. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private Map<String, String> members(int depth) throws MalformedException {
        Map<String, String> members = new LinkedHashMap<>();
        expect('{');
        skipBlanks();
        if (take('}')) {
            return members;
        }
        do {
            skipBlanks();
            String name = string();
            skipBlanks();
            expect(':');
            Optional<String> value = value(depth);
            value.ifPresent(given -> members.put(name, given));
            skipBlanks();
        } while (take(','));
        expect('}');
        return members;
    }

    /** The value that stands here, if it is one that counts. */
    private Optional<String> value(int depth) throws MalformedException {
        skipBlanks();
        if (depth > DEEPEST) {
            throw new MalformedException();
        }
        char first = peek();
        if (first == '"') {
            return Optional.of(string());
        } else if (first == '{') {
            members(depth + 1);
            return Optional.empty();
        } else if (first == '[') {
            elements(depth + 1);
            return Optional.empty();
        }
        String word = word();
        return word.equals("null") ? Optional.empty() : Optional.of(word);
    }

    private void elements(int depth) throws MalformedException {
        expect('[');
        skipBlanks();
        if (take(']')) {
            return;
        }
        do {
            value(depth);
            skipBlanks();
        } while (take(','));
        expect(']');
    }

    /** A number or one of the three words. */
    private String word() throws MalformedException {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        String word = text.substring(start, at);
        if (!word.matches("true|false|null|-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?")) {
            throw new MalformedException();
        }
        return word;
    }

    private String string() throws MalformedException {
        expect('"');
        StringBuilder string = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            if (c < ' ') {
                throw new MalformedException();
            }
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() throws MalformedException {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw new MalformedException();
        };
    }

    private char unit() throws MalformedException {
        int unit = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            int digit = Character.digit(next(), HEX);
            if (digit < 0) {
                throw new MalformedException();
            }
            unit = unit * HEX + digit;
        }
        return (char) unit;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws MalformedException {
        if (at >= text.length()) {
            throw new MalformedException();
        }
        return text.charAt(at);
    }

    private char next() throws MalformedException {
        char c = peek();
        at++;
        return c;
    }

    private boolean take(char expected) throws MalformedException {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char expected) throws MalformedException {
        if (!take(expected)) {
            throw new MalformedException();
        }
    }
}
