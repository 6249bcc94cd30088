package sequitur.advice.failure;

import java.util.Locale;

/** The ways in which an attempt to connect, to authenticate or to send can end. */
public enum FailureKind {
    /** No address is known for the host's name. */
    HOST_UNKNOWN,
    /** The host is there and nothing listens at the port. */
    CONNECTION_REFUSED,
    /** The host did not take the connection in time. */
    CONNECTION_TIMED_OUT,
    /** There is no way to the host, or no connection for another reason. */
    HOST_UNREACHABLE,
    /** The library waits for a greeting in clear text where the server waits for TLS. */
    TLS_EXPECTED,
    /** The library begins with TLS where the server speaks clear text. */
    TLS_NOT_EXPECTED,
    /** The server took the connection and sent no greeting (RFC 5321 section 3.1). */
    GREETING_MISSING,
    /** The server closed the connection before its greeting. */
    GREETING_LOST,
    /** The greeting is not one of SMTP. */
    GREETING_FOREIGN,
    /** The greeting refuses the session (RFC 5321 section 3.1). */
    GREETING_REFUSED,
    /** The JVM does not trust the server's certificate. */
    CERTIFICATE_UNTRUSTED,
    /** The server's certificate is made out for another name. */
    CERTIFICATE_NAME,
    /** The server's certificate is out of date. */
    CERTIFICATE_EXPIRED,
    /** Client and server have no version of TLS, or no cipher, in common. */
    TLS_VERSION,
    /** The server wants a certificate of the client's. */
    CLIENT_CERTIFICATE,
    /** The server closed the connection during the TLS handshake. */
    TLS_CLOSED,
    /** The TLS handshake failed for another reason. */
    TLS_FAILED,
    /** STARTTLS is required of the server, and it does not offer it. */
    STARTTLS_MISSING,
    /** The server refused STARTTLS. */
    STARTTLS_REFUSED,
    /** The server can't start TLS at the moment: 454 (RFC 3207 section 4). */
    STARTTLS_UNAVAILABLE,
    /** The server refused EHLO and HELO. */
    HELLO_REFUSED,
    /** The server does not know AUTH, or not on this connection (RFC 4954 section 4). */
    AUTH_OFFERED,
    /** The library has no mechanism of AUTH that the server offers. */
    AUTH_NO_MECHANISM,
    /** The library is to authenticate and has no password. */
    AUTH_NO_PASSWORD,
    /** The library is to authenticate and has no user name. */
    AUTH_NO_USER,
    /** The library authenticated with empty texts. */
    AUTH_EMPTY,
    /** The server did not accept user name and password (RFC 4954 section 6: 535). */
    AUTH_FAILED,
    /** The server did not accept the OAuth 2 token. */
    AUTH_TOKEN,
    /** The server does not allow the mechanism (RFC 4954 section 4: 504). */
    AUTH_MECHANISM,
    /** The account may not authenticate in this way. */
    AUTH_POLICY,
    /** There were too many attempts to authenticate. */
    AUTH_RATE,
    /** The server can't check who authenticates at the moment (RFC 4954 section 6: 454). */
    AUTH_UNAVAILABLE,
    /** The server takes AUTH under TLS only (RFC 4954 section 6: 538). */
    AUTH_CLEARTEXT,
    /** The server refused MAIL. */
    MAIL_REFUSED,
    /** The server refused RCPT. */
    RCPT_REFUSED,
    /** The server refused DATA. */
    DATA_REFUSED,
    /** The server refused BDAT (RFC 3030). */
    BDAT_REFUSED,
    /** The server refused the message after its content. */
    CONTENT_REFUSED,
    /** The server refused another command. */
    COMMAND_REFUSED,
    /** The connection broke off. */
    CONNECTION_LOST,
    /** The server did not answer in time. */
    ANSWER_TIMED_OUT,
    /** Something could not be written to the connection. */
    WRITE_FAILED,
    /** The message's own code threw while its content was written. */
    CONTENT_FAILED,
    /** A command holds a line break or another octet that may not stand there; the library or the agent did not send it. */
    COMMAND_INJECTION,
    /** The app uses a Transport that is not connected. */
    NOT_CONNECTED,
    /** The message has no recipients. */
    RECIPIENTS_MISSING,
    /** None of these. */
    UNKNOWN;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * The name everywhere outside the code.
     *
     * @return the constant's name in lower case, words joined by hyphens
     */
    public String id() {
        return id;
    }

    /**
     * Whether it is a refusal whose fault the server's words tell.
     *
     * @return true for those of a greeting, a command or the content
     */
    public boolean isRefusal() {
        return switch (this) {
            case GREETING_REFUSED,
                    HELLO_REFUSED,
                    MAIL_REFUSED,
                    RCPT_REFUSED,
                    DATA_REFUSED,
                    BDAT_REFUSED,
                    CONTENT_REFUSED,
                    COMMAND_REFUSED -> true;
            default -> false;
        };
    }
}
