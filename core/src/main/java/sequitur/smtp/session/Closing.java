package sequitur.smtp.session;

/** Whether the dialogue is over, and who ended it (RFC 5321 sections 3.8 and 4.1.1.10). */
public enum Closing {
    /** It goes on. */
    NOT_YET,
    /** The client sent QUIT, and the server said goodbye. */
    BY_CLIENT,
    /** The server sent 421, or has gone. */
    BY_SERVER
}
