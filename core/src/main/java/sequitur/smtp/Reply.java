package sequitur.smtp;

import java.util.Objects;

/**
 * A reply in a server's place: code, enhanced status code, text (RFC 5321 section 4.2, RFC 3463).
 *
 * @param code three digits, from 200 to 599
 * @param status the enhanced status code, {@code class.subject.detail}
 * @param text the words after it, one line
 */
public record Reply(int code, String status, String text) {

    /** Checks the code's range and that nothing is missing. */
    public Reply {
        if (code < 200 || code > 599) {
            throw new IllegalArgumentException("not a reply code: " + code);
        }
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(text, "text");
    }

    /**
     * The reply as it would stand on the wire.
     *
     * @return one line, without CR LF
     */
    public String line() {
        return code + " " + status + " " + text;
    }
}
