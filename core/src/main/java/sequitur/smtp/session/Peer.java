package sequitur.smtp.session;

/** Where the server is. */
public enum Peer {
    /** On the loopback interface, where clear text reaches nobody else, and {@code localhost} is a true name. */
    LOOPBACK,
    /** Across a network. */
    REMOTE
}
