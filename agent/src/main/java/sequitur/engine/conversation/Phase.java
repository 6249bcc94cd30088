package sequitur.engine.conversation;

/** How far a transport has come with its connection, and whether the engine follows it. */
enum Phase {
    /** No connection of this transport was ever seen. */
    UNMET,
    /** The app has asked for a connection that is not open yet. */
    CONNECTING,
    /** A connection is open, or was, and the engine follows what is said on it. */
    FOLLOWED,
    /** The same; the server has agreed to STARTTLS and the handshake is under way (RFC 3207 section 4). */
    HANDSHAKING,
    /** Something went wrong in the engine, which leaves the rest of this connection alone. */
    LEFT_ALONE
}
