package sequitur.testbed.server;

/** When the server offers AUTH. */
public enum AuthOffer {
    /** In every EHLO reply. */
    ALWAYS,
    /** Only once the connection is under TLS. */
    UNDER_TLS,
    /** Not at all. */
    NEVER
}
