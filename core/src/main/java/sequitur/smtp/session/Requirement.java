package sequitur.smtp.session;

/** How much a server insists on TLS or on authentication before it takes mail. */
public enum Requirement {
    /** It does not, as far as anybody knows. */
    NOT_NEEDED,
    /** It does once its EHLO reply offers it (a submission server, RFC 6409 section 4.3). */
    NEEDED_WHERE_OFFERED,
    /** It does. */
    NEEDED;

    boolean holds(boolean offered) {
        return this == NEEDED || (this == NEEDED_WHERE_OFFERED && offered);
    }
}
