package sequitur.smtp.redaction;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way in which servers, and what stands between, write characters otherwise than they came. */
enum Spelling {
    /** As it came. */
    PLAIN("(?!)"),
    /** A URL (RFC 3986 section 2.1), and a form of HTML, where plus stands for a space. */
    URL("%([0-9A-Fa-f]{2})|(\\+)"),
    /** Quoted-printable (RFC 2045 section 6.7), its soft line breaks as well; and xtext (RFC 3461 section 4). */
    QUOTED_PRINTABLE("[=+]([0-9A-Fa-f]{2})|=[ \\t]*\\r?\\n"),
    /** A string of C, Java or JSON. */
    BACKSLASH("\\\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|([0-3][0-7]{2})|([^\\r\\nnrtbfux0-7]))"),
    /** HTML or XML. */
    ENTITY("&(?:#([0-9]{1,3})|#[xX]([0-9A-Fa-f]{1,2})|(amp|lt|gt|quot|apos));"),
    /** A reply that goes on in the next line: the code stands in between (RFC 5321 section 4.2.1). */
    FOLDED("\\s*\\n(?:\\d{3}[ -](?:\\d\\.\\d{1,3}\\.\\d{1,3} )?)?");

    private final Pattern escapes;

    Spelling(String escapes) {
        this.escapes = Pattern.compile(escapes);
    }

    /** A text as it reads, with the place of each character in what was written. */
    static final class Reading {

        private final String text;
        private final int[] starts;

        private Reading(String text, int[] starts) {
            this.text = text;
            this.starts = starts;
        }

        String text() {
            return text;
        }

        /** Where a character begins in what was written; behind the last one, where that ends. */
        int start(int place) {
            return starts[place];
        }
    }

    /** Reads a text. */
    Reading read(String written) {
        StringBuilder text = new StringBuilder(written.length());
        int[] starts = new int[written.length() + 1];
        Matcher matcher = escapes.matcher(written);
        int done = 0;
        while (matcher.find()) {
            done = copy(written, done, matcher.start(), text, starts);
            for (char character : meaning(matcher).toCharArray()) {
                starts[text.length()] = matcher.start();
                text.append(character);
            }
            done = matcher.end();
        }
        copy(written, done, written.length(), text, starts);
        starts[text.length()] = written.length();
        return new Reading(text.toString(), starts);
    }

    private static int copy(String written, int from, int end, StringBuilder text, int[] starts) {
        for (int i = from; i < end; i++) {
            starts[text.length()] = i;
            text.append(written.charAt(i));
        }
        return end;
    }

    private String meaning(MatchResult escape) {
        return switch (this) {
            case PLAIN, FOLDED -> "";
            case URL -> escape.group(2) == null ? character(escape.group(1), 16) : " ";
            case QUOTED_PRINTABLE -> escape.group(1) == null ? "" : character(escape.group(1), 16);
            case BACKSLASH -> backslash(escape);
            case ENTITY -> entity(escape);
        };
    }

    private static String backslash(MatchResult escape) {
        if (escape.group(4) != null) {
            return escape.group(4);
        }
        if (escape.group(3) != null) {
            return character(escape.group(3), 8);
        }
        return character(escape.group(1) == null ? escape.group(2) : escape.group(1), 16);
    }

    private static String entity(MatchResult escape) {
        if (escape.group(3) == null) {
            return escape.group(1) == null ? character(escape.group(2), 16) : character(escape.group(1), 10);
        }
        return switch (escape.group(3)) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            default -> "'";
        };
    }

    private static String character(String digits, int radix) {
        return String.valueOf((char) Integer.parseInt(digits, radix));
    }
}
