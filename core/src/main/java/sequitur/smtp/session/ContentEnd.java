package sequitur.smtp.session;

/**
 * How far the end of a message's content has come: the final dot of DATA (RFC 5321 section 4.1.1.4), or the last chunk of BDAT with all of
 * its octets (RFC 3030 section 2). Before it the server may deliver nothing; with its reply the server takes the message on itself, or does
 * not.
 */
public enum ContentEnd {
    /** It was not written: the server has no whole message. */
    UNWRITTEN,
    /** It is being written, and may not get through. */
    ANNOUNCED,
    /** It was written, and its reply was not read. */
    WRITTEN,
    /** The server has taken the message. */
    ACCEPTED,
    /** The server has refused the message. */
    REFUSED;

    private static final int SERVICE_READY = 220;

    /** It is about to be written. */
    public ContentEnd announced() {
        return ANNOUNCED;
    }

    /** A reply is waited for: what was announced has been written. */
    public ContentEnd awaited() {
        return this == ANNOUNCED ? WRITTEN : this;
    }

    /**
     * A reply to it was read.
     *
     * @param code the reply's code; any number is taken
     * @return what the server has made of the message; unchanged for a code that can be no answer to it, as one that answers another command
     */
    public ContentEnd answered(int code) {
        if (this != WRITTEN) {
            return this;
        }
        return switch (code / 100) {
            case 2 -> code == SERVICE_READY ? this : ACCEPTED;
            case 4, 5 -> REFUSED;
            default -> this;
        };
    }
}
