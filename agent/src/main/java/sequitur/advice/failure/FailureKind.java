package sequitur.advice.failure;

import java.util.List;
import java.util.Locale;

/** The ways in which an attempt to connect, to authenticate or to send can end. */
public enum FailureKind {
    /** No address is known for the host's name. */
    HOST_UNKNOWN(
            "The name is misspelt, or holds blanks or the protocol.",
            "The container or pod has no DNS for this name.",
            "The property was never set, so that a default or an empty name was used."),
    /** The host is there and nothing listens at the port. */
    CONNECTION_REFUSED(
            "The host is localhost since mail.smtp.host was not set, or not for this protocol; in a container, localhost is the container itself.",
            "The server is not running, or listens at another port or interface.",
            "A firewall refuses the connection."),
    /** The host did not take the connection in time. */
    CONNECTION_TIMED_OUT(
            "A firewall or the provider drops connections to port 25.",
            "The server is reached by a proxy alone (mail.smtp.proxy.host, mail.smtp.socks.host).",
            "The address is wrong, or of IPv6 where only IPv4 works (-Djava.net.preferIPv4Stack=true)."),
    /** There is no way to the host, or no connection for another reason. */
    HOST_UNREACHABLE(
            "A firewall lets the app out to other ports or addresses alone.",
            "The address is of IPv6 where only IPv4 works (-Djava.net.preferIPv4Stack=true)."),
    /** The library waits for a greeting in clear text where the server waits for TLS. */
    TLS_EXPECTED("mail.smtp.ssl.enable is not set, or was set for another protocol or mail session."),
    /** The library begins with TLS where the server speaks clear text. */
    TLS_NOT_EXPECTED(
            "mail.smtp.ssl.enable=true or the protocol smtps is set together with port 25 or 587.",
            "Something else than a mail server listens at this port."),
    /** The server took the connection and sent no greeting (RFC 5321 section 3.1). */
    GREETING_MISSING,
    /** The server closed the connection before its greeting. */
    GREETING_LOST,
    /** The greeting is not one of SMTP. */
    GREETING_FOREIGN,
    /** The greeting refuses the session (RFC 5321 section 3.1). */
    GREETING_REFUSED,
    /** The JVM does not trust the server's certificate. */
    CERTIFICATE_UNTRUSTED(
            "The certificate is self-signed or from a company's own issuer.",
            "The server does not send the certificates between its own and the root.",
            "A virus scanner or proxy in between opens TLS and signs with a certificate of its own.",
            "The JVM is old and does not know the issuer's root."),
    /** The server's certificate is made out for another name. */
    CERTIFICATE_NAME(
            "The host is given by its address or by an alias.", "A proxy or another server answers at this address."),
    /** The server's certificate is out of date. */
    CERTIFICATE_EXPIRED("The certificate has run out.", "The clock of this machine is wrong."),
    /** Client and server have no version of TLS, or no cipher, in common. */
    TLS_VERSION(
            "The mail library or the JDK is old and offers TLSv1 alone, which is switched off elsewhere.",
            "The server is old and speaks nothing newer than TLSv1."),
    /** The server wants a certificate of the client's. */
    CLIENT_CERTIFICATE(
            "The server takes only clients that have a certificate which it knows.",
            "The certificate of the client is out of date, or its issuer is not known to the server."),
    /** The server closed the connection during the TLS handshake. */
    TLS_CLOSED(
            "The server knows none of the versions of TLS that the client offers, and does not say so.",
            "A firewall or proxy in between ends the connection."),
    /** The TLS handshake failed for another reason. */
    TLS_FAILED(
            "The server's certificate is not trusted, or is for another name.",
            "Client and server have no version of TLS in common."),
    /** STARTTLS is required of the server, and it does not offer it. */
    STARTTLS_MISSING("The port is the wrong one.", "A firewall or virus scanner in between takes STARTTLS out."),
    /** The server refused STARTTLS. */
    STARTTLS_REFUSED,
    /** The server can't start TLS at the moment: 454 (RFC 3207 section 4). */
    STARTTLS_UNAVAILABLE,
    /** The server refused EHLO and HELO. */
    HELLO_REFUSED,
    /** The server does not know AUTH, or not on this connection (RFC 4954 section 4). */
    AUTH_OFFERED,
    /** The library has no mechanism of AUTH that the server offers. */
    AUTH_NO_MECHANISM(
            "TLS is off, and the server offers PLAIN and LOGIN under TLS alone.",
            "mail.smtp.auth.mechanisms names none that the server offers, or the server offers NTLM or GSSAPI alone."),
    /** The library is to authenticate and has no password. */
    AUTH_NO_PASSWORD(
            "The property or secret with the password is empty or has another name.",
            "The mail session was made without the Authenticator."),
    /** The library is to authenticate and has no user name. */
    AUTH_NO_USER("The property or secret with the user name is empty or has another name."),
    /** The library authenticated with empty texts. */
    AUTH_EMPTY,
    /** The server did not accept user name and password (RFC 4954 section 6: 535). */
    AUTH_FAILED,
    /** The server did not accept the OAuth 2 token. */
    AUTH_TOKEN(
            "The token is older than it lives, mostly an hour.",
            "The token was made for another scope, another account or another tenant."),
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
    CONNECTION_LOST(
            "The connection was idle for longer than the server or a firewall allows.",
            "The server, or a proxy in between, closed it: too many connections, a list of addresses, a port that speaks TLS."),
    /** The server did not answer in time. */
    ANSWER_TIMED_OUT(
            "The port speaks TLS from the start, and the client waits for a greeting in clear text.",
            "mail.smtp.timeout is shorter than the server's checks of the sender take.",
            "A firewall or proxy in between swallows what was sent."),
    /** Something could not be written to the connection. */
    WRITE_FAILED(
            "The server has closed the connection, which was idle for too long.",
            "A firewall or proxy in between has forgotten the connection."),
    /** The message's own code threw while its content was written. */
    CONTENT_FAILED(
            "Two mail or activation libraries, javax and jakarta, are mixed.",
            "A shaded jar, OSGi or a thread of another class loader hides META-INF/mailcap."),
    /** A command holds a line break or another octet that may not stand there; the library or the agent did not send it. */
    COMMAND_INJECTION("The app puts what a user typed into an address or a header."),
    /** The app uses a Transport that is not connected. */
    NOT_CONNECTED(
            "An earlier exception or the server has ended the connection.", "Another thread has closed the Transport."),
    /** The message has no recipients. */
    RECIPIENTS_MISSING("The list of recipients is empty, or their fields were left empty."),
    /** The mail library has no transport for the protocol. */
    PROVIDER_MISSING(
            "Only the API is there, without an implementation.",
            "A shaded jar has lost META-INF/services or META-INF/javamail.providers."),
    /** None of these. */
    UNKNOWN;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    // List.of makes one that can't be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> causes;

    FailureKind(String... causes) {
        this.causes = List.of(causes);
    }

    /**
     * The name everywhere outside the code.
     *
     * @return the constant's name in lower case, words joined by hyphens
     */
    public String id() {
        return id;
    }

    /**
     * What it mostly comes from, where nothing of the app is known but an exception. The texts name the properties of the protocol
     * {@code smtp}.
     *
     * @return sentences, the likeliest first; none for a refusal, which a {@link sequitur.smtp.fault.Fault} explains, and where the dialogue
     *     tells more than a list could
     */
    public List<String> causes() {
        return causes;
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
