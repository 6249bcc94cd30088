package sequitur.advice.facts;

/** What may be true of a connection or of the app when a mail fails. */
public enum Circumstance {
    /** The connection is under TLS. */
    UNDER_TLS,
    /** The server has accepted AUTH on this connection. */
    AUTHENTICATED,
    /** The mail session has an Authenticator. */
    HAS_AUTHENTICATOR,
    /** The mail session is the one of {@code Session.getDefaultInstance}, which keeps the properties of its first caller. */
    DEFAULT_SESSION,
    /** The session was opened by HELO, which has no extensions. */
    WITHOUT_EHLO,
    /** The connection was open before: it has taken a message, or a command of the app's own. */
    USED_BEFORE,
    /** Only a record or an exception of the app is there: nobody knows its properties, nor what it gave to {@code connect()}. */
    APP_UNKNOWN
}
