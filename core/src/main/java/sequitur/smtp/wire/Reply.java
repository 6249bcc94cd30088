package sequitur.smtp.wire;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reply, a server's or one in its place: code, enhanced status code, text (RFC 5321 section 4.2, RFC 3463).
 *
 * @param code three digits; {@link #MALFORMED} for what is no reply at all
 * @param status the enhanced status code, {@code class.subject.detail}, where the reply has one
 * @param text the words after both, its lines parted by LF
 */
public record Reply(int code, Optional<String> status, String text) {

    /** The code of what does not begin with three digits: no reply of SMTP. */
    public static final int MALFORMED = 0;

    /** How much of a reply is looked at: one of many megabytes says no more than its beginning. */
    private static final int LOOKED_AT = 8_192;

    /** RFC 5321 section 4.2: three digits, then a space or a hyphen and text, or nothing at all. A line ends at LF alone. */
    private static final Pattern LINE = Pattern.compile("(?s)(\\d{3})(?:[ -](.*))?");

    /** RFC 2034 section 4: first in the text. The subject and detail are of one to three digits (RFC 3463 section 2). */
    private static final Pattern STATUS = Pattern.compile("(?s)([245]\\.\\d{1,3}\\.\\d{1,3})(?:\\s+(.*))?");

    /** Where qmail and its descendants put it. */
    private static final Pattern STATUS_AT_END = Pattern.compile("(?s)(.*)\\(#([245]\\.\\d{1,3}\\.\\d{1,3})\\)\\s*");

    /** Checks the code's range and that nothing is missing. */
    public Reply {
        if (code < MALFORMED || code > 999) {
            throw new IllegalArgumentException("not a reply code: " + code);
        }
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(text, "text");
    }

    /**
     * A reply with an enhanced status code.
     *
     * @param code three digits
     * @param status the enhanced status code
     * @param text the words after both
     * @return the reply
     */
    public static Reply of(int code, String status, String text) {
        return new Reply(code, Optional.of(status), text);
    }

    /**
     * Reads a reply. Any text is taken: one line or several, a bare code, or something else altogether; one in UTF-8 also where it was read
     * as ISO 8859-1.
     *
     * @param received the reply as received, its lines ended by LF or CR LF
     * @return the reply; its code is that of the last line, as RFC 5321 section 4.2.1 lets a client decide by it, and
     *     {@link #MALFORMED} where that line has none; of a text that is too long, the beginning and the code
     */
    public static Reply parse(String received) {
        return parseWhole(MisreadText.mended(received.length() <= LOOKED_AT ? received : shortened(received)));
    }

    /** The beginning of the text, up to the end of a line if there is one, and the beginning of its last line. */
    private static String shortened(String received) {
        int end = received.length();
        while (end > 0 && Character.isWhitespace(received.charAt(end - 1))) {
            end--;
        }
        int last = received.lastIndexOf('\n', end - 1) + 1;
        int lineEnd = received.lastIndexOf('\n', LOOKED_AT);
        int begun = Math.min(last, lineEnd < 0 ? LOOKED_AT : lineEnd + 1);
        return received.substring(0, begun) + received.substring(last, Math.min(end, last + LOOKED_AT));
    }

    private static Reply parseWhole(String received) {
        List<String> lines = received.lines()
                .filter(line -> !line.isBlank())
                .map(String::strip)
                .toList();
        if (lines.isEmpty()) {
            return new Reply(MALFORMED, Optional.empty(), "");
        }
        Matcher last = LINE.matcher(lines.get(lines.size() - 1));
        if (!last.matches()) {
            return new Reply(MALFORMED, Optional.empty(), String.join("\n", lines));
        }
        List<String> texts = lines.stream().map(Reply::withoutCode).toList();
        Optional<String> status =
                texts.stream().flatMap(text -> status(text).stream()).reduce((first, next) -> next);
        String text = texts.stream().map(Reply::withoutStatus).collect(Collectors.joining("\n"));
        return new Reply(Integer.parseInt(last.group(1)), status, text);
    }

    /**
     * The reply as a person would write it down.
     *
     * @return the code, the enhanced status code and the text, with a space between them; of what is no reply, the text alone
     */
    public String line() {
        if (code == MALFORMED) {
            return text;
        }
        return code + status.map(present -> " " + present).orElse("") + (text.isEmpty() ? "" : " " + text);
    }

    private static String withoutCode(String line) {
        Matcher matcher = LINE.matcher(line);
        return !matcher.matches()
                ? line
                : matcher.group(2) == null ? "" : matcher.group(2).strip();
    }

    private static Optional<String> status(String text) {
        Matcher begin = STATUS.matcher(text);
        if (begin.matches()) {
            return Optional.of(begin.group(1));
        }
        Matcher end = STATUS_AT_END.matcher(text);
        return end.matches() ? Optional.of(end.group(2)) : Optional.empty();
    }

    private static String withoutStatus(String text) {
        Matcher begin = STATUS.matcher(text);
        if (begin.matches()) {
            return begin.group(2) == null ? "" : begin.group(2);
        }
        Matcher end = STATUS_AT_END.matcher(text);
        return end.matches() ? end.group(1).strip() : text;
    }

    /** Tells the codes alone: the words are a server's, and may repeat what it was sent. */
    @Override
    public String toString() {
        return "Reply[" + code + status.map(present -> " " + present).orElse("") + "]";
    }
}
