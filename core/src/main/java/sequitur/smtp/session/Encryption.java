package sequitur.smtp.session;

/** Whether what is said on a connection can be read on its way. */
public enum Encryption {
    /** It can: nothing is encrypted. */
    NONE,
    /** It can't: TLS is on (RFC 3207, RFC 8314). */
    TLS
}
