package sequitur.smtp.session;

/** Which greeting of the client the server has accepted (RFC 5321 section 4.1.1.1). */
public enum Hello {
    /** None yet. */
    NONE,
    /** HELO: the session has no extensions. */
    HELO,
    /** EHLO: the session has the extensions of its reply. */
    EHLO,
    /** There was one, but STARTTLS made both sides forget it (RFC 3207 section 4.2). */
    FORGOTTEN,
    /** Nobody can say: the agent was attached in the middle of the connection. */
    UNKNOWN
}
