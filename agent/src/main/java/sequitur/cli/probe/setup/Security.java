package sequitur.cli.probe.setup;

/** How a connection comes under TLS. */
public enum Security {
    /** It does not. */
    NONE,
    /** By STARTTLS (RFC 3207). */
    STARTTLS,
    /** It begins with it (RFC 8314). */
    TLS
}
