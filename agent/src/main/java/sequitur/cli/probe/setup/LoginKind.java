package sequitur.cli.probe.setup;

/** How the library is to authenticate. */
public enum LoginKind {
    /** It is not. */
    NONE,
    /** With a password, by the mechanisms that it prefers itself. */
    PASSWORD,
    /** With a password, by PLAIN alone. */
    PLAIN,
    /** With a password, by CRAM-MD5 (RFC 2195), which it leaves to the JDK's SASL. */
    CRAM_MD5,
    /** With an OAuth 2 token. */
    TOKEN
}
