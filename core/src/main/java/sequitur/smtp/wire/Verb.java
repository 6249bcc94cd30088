package sequitur.smtp.wire;

import java.nio.charset.StandardCharsets;

/**
 * What a line from the client is: one of the verbs that the model knows, or one of the lines that are no command in the
 * grammar of RFC 5321 section 4.1.1 but stand in a command's place and are answered by a reply.
 */
public enum Verb {
    /** Not a line: the opening of the connection, which the greeting answers (RFC 5321 section 3.1). */
    CONNECT,
    /** RFC 5321 section 4.1.1.1. */
    EHLO,
    /** RFC 5321 section 4.1.1.1. */
    HELO,
    /** The greeting of LMTP (RFC 2033 section 4.1). */
    LHLO,
    /** RFC 3207 section 4. */
    STARTTLS,
    /** RFC 4954 section 4. */
    AUTH,
    /** A line of a SASL exchange: a response in base64, or {@code *} to cancel (RFC 4954 section 4). */
    SASL_RESPONSE,
    /** RFC 5321 section 4.1.1.2. */
    MAIL,
    /** RFC 5321 section 4.1.1.3. */
    RCPT,
    /** RFC 5321 section 4.1.1.4. */
    DATA,
    /** The line that holds a single dot and ends the message content (RFC 5321 section 4.1.1.4). */
    END_OF_CONTENT,
    /** A chunk that is not the last one (RFC 3030 section 2). */
    BDAT,
    /** The last chunk, {@code BDAT n LAST} (RFC 3030 section 2). */
    BDAT_LAST,
    /** RFC 5321 section 4.1.1.5. */
    RSET,
    /** RFC 5321 section 4.1.1.6. */
    VRFY,
    /** RFC 5321 section 4.1.1.7. */
    EXPN,
    /** RFC 5321 section 4.1.1.8. */
    HELP,
    /** RFC 5321 section 4.1.1.9. */
    NOOP,
    /** RFC 5321 section 4.1.1.10. */
    QUIT,
    /** Postfix's extension that takes the session back to its greeting. */
    XCLIENT,
    /** Every other verb; extensions exist, so it passes all ordering rules. */
    OTHER;

    /** The first four octets of its spelling. */
    private final int beginning = Octets.beginning(name().getBytes(StandardCharsets.US_ASCII));

    /** The verbs that are found by their spelling. */
    private static final Verb[] SPELLED = {
        EHLO, HELO, LHLO, STARTTLS, AUTH, MAIL, RCPT, DATA, BDAT, RSET, VRFY, EXPN, HELP, NOOP, QUIT, XCLIENT
    };

    /**
     * Names the verb that a line begins with, in any case of letters (RFC 5321 section 2.4). Allocates nothing.
     *
     * @param line the line's octets, without the CR LF that ends it
     * @return the verb; {@link #OTHER} for one that is not known, never {@link #CONNECT}, {@link #SASL_RESPONSE} or
     *     {@link #END_OF_CONTENT}, which only the state can tell
     */
    public static Verb of(byte[] line) {
        int beginning = Octets.beginning(line);
        for (Verb verb : SPELLED) {
            if (verb.beginning == beginning && verb.begins(line)) {
                return verb == BDAT && Octets.endsWithWord(line, "LAST") ? BDAT_LAST : verb;
            }
        }
        return OTHER;
    }

    /**
     * How the verb is written in a dialogue or a message to a person.
     *
     * @return the verb as it stands on the wire, or a few words for the lines that have none
     */
    public String label() {
        return switch (this) {
            case CONNECT -> "the connection";
            case SASL_RESPONSE -> "a line of the SASL exchange";
            case END_OF_CONTENT -> "the final dot";
            case BDAT_LAST -> "BDAT LAST";
            case OTHER -> "a command";
            default -> name();
        };
    }

    private boolean begins(byte[] line) {
        int length = name().length();
        return Octets.startsWith(line, name()) && (line.length == length || Octets.isSeparator(line[length]));
    }
}
