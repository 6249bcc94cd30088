package sequitur.smtp.session;

/** Whether a server lets clients authenticate by a password. */
public enum Passwords {
    /** It does, as far as anybody knows. */
    TAKEN,
    /** It does, and its owner has said that it soon will not. */
    ENDING,
    /** It takes access tokens (RFC 7628) in their place, and no passwords. */
    REFUSED
}
