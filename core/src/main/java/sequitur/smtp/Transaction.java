package sequitur.smtp;

/** How far the mail transaction has come (RFC 5321 section 3.3). */
public enum Transaction {
    /** No transaction is open. */
    NONE,
    /** MAIL was accepted, no recipient yet. */
    SENDER,
    /** MAIL and at least one RCPT were accepted. */
    RECIPIENTS,
    /** DATA was answered by 354: what the client sends now is message content, up to the final dot. */
    CONTENT,
    /** At least one BDAT chunk was accepted, the last one was not sent yet (RFC 3030 section 2). */
    CHUNKS,
    /** Nobody can say: the agent was attached in the middle, or the server left it open what a reply meant. */
    UNKNOWN;

    /**
     * Whether a transaction is known to be open.
     *
     * @return true from an accepted MAIL on, until it is completed or reset
     */
    public boolean isOpen() {
        return this != NONE && this != UNKNOWN;
    }
}
