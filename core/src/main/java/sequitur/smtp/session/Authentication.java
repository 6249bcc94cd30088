package sequitur.smtp.session;

/** Whether the client has authenticated in this session (RFC 4954 section 4). */
public enum Authentication {
    /** It has not. */
    NONE,
    /** An AUTH was accepted. */
    DONE,
    /** Nobody can say: the agent was attached in the middle of the connection. */
    UNKNOWN
}
