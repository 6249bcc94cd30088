package sequitur.smtp.session;

/** What the server said when the connection was opened (RFC 5321 section 3.1). */
public enum Greeting {
    /** Nothing yet. */
    AWAITED,
    /** 220: the server is ready. */
    ACCEPTED,
    /** 554 or another refusal: the server takes no mail here, and QUIT is all that it waits for. */
    REFUSED
}
