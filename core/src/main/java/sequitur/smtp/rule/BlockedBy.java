package sequitur.smtp.rule;

/** By what a command is kept from the server where a rule that it breaks is to block it. */
public enum BlockedBy {
    /** A reply in the server's place. */
    REPLY,
    /** The end of the connection: whatever is sent on it would be taken for something else. */
    CLOSE,
    /** An exception, as the mail library itself throws it. */
    EXCEPTION,
    /** The end of the SASL exchange that the command was sent into, and a reply in the server's place. */
    GIVE_UP
}
