package sequitur.testbed.server;

/** How a connection comes under TLS. */
enum TlsOffer {
    /** Not at all. */
    NEVER,
    /** By STARTTLS, if the client wants it. */
    STARTTLS,
    /** By STARTTLS, and no mail without it. */
    STARTTLS_REQUIRED,
    /** From its first octet (SMTPS). */
    IMPLICIT
}
