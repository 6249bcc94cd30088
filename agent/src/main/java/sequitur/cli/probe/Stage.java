package sequitur.cli.probe;

import java.util.Locale;

/** What is done in a step of a probe, in the order in which a session comes to it. */
public enum Stage {
    /** The host's name is looked up. */
    NAME,
    /** The connection is opened. */
    CONNECT,
    /** The server says who it is (RFC 5321 section 3.1). */
    GREETING,
    /** RFC 5321 section 4.1.1.1; HELO where the server does not take EHLO. */
    EHLO,
    /** RFC 3207. */
    STARTTLS,
    /** The TLS handshake. */
    TLS,
    /** What the server's certificate says, and whether it is in order. */
    CERTIFICATE,
    /** RFC 5321 section 4.1.1.2. */
    MAIL,
    /** RFC 5321 section 4.1.1.3. */
    RCPT,
    /** RFC 4954. */
    AUTH,
    /** RFC 5321 section 4.1.1.5. */
    RSET,
    /** RFC 5321 section 4.1.1.10. */
    QUIT;

    /**
     * Its name everywhere outside the code.
     *
     * @return the constant's name in lower case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * How it stands in front of a line.
     *
     * @return the command in capitals, or a word in small letters
     */
    public String label() {
        return switch (this) {
            case NAME, CONNECT, GREETING, CERTIFICATE -> id();
            default -> name();
        };
    }
}
