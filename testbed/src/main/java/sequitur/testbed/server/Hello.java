package sequitur.testbed.server;

/** How the client has introduced itself since the connection, or its TLS layer, began. */
enum Hello {
    /** Not yet. */
    NONE,
    /** With HELO: no extension may be used. */
    HELO,
    /** With EHLO. */
    EHLO
}
