package sequitur.smtp.session;

/** How far the mail transaction has come (RFC 5321 section 3.3, RFC 3030 section 2). */
public enum Transaction {
    /** No transaction is open. */
    NONE,
    /** MAIL was accepted, no recipient yet. */
    SENDER,
    /** MAIL and at least one RCPT were accepted. */
    RECIPIENTS,
    /** DATA was answered by 354: what the client sends now is message content, up to the final dot. */
    CONTENT,
    /** At least one BDAT chunk was accepted, the last one was not sent yet. */
    CHUNKS,
    /** The last BDAT chunk was accepted: the message is complete, and another chunk has no place before the next MAIL. */
    LAST_CHUNK,
    /** A BDAT chunk was refused: the transaction has failed, and no other chunk may follow. */
    FAILED_CHUNK,
    /** BDAT, or DATA among chunks, was refused as out of sequence: until RSET nobody knows what the server keeps. */
    INDETERMINATE,
    /** Nobody can say: the agent was attached in the middle, or a reply made no sense. */
    UNKNOWN;

    /**
     * Whether a transaction is known to be open.
     *
     * @return true from an accepted MAIL on, until it is completed, has failed or is reset
     */
    public boolean isOpen() {
        return switch (this) {
            case SENDER, RECIPIENTS, CONTENT, CHUNKS -> true;
            case NONE, LAST_CHUNK, FAILED_CHUNK, INDETERMINATE, UNKNOWN -> false;
        };
    }

    /**
     * Whether it is known that no MAIL stands.
     *
     * @return true before the first MAIL and after a transaction was completed or reset
     */
    public boolean isNone() {
        return this == NONE || this == LAST_CHUNK;
    }
}
