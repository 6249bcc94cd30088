package sequitur.cli.exception;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an exception of the mail library or of the JDK below it means, where it tells of no reply. The more exact one stands first: of a
 * chain of exceptions the one that stands first here is the cause to look for.
 *
 * <p>The texts name the properties of the protocol {@code smtp}; {@code smtps} has the same ones under its own name.
 */
public enum ExceptionFault {
    /** The certificate's issuer is not trusted. */
    UNTRUSTED_CERTIFICATE(
            "PKIX path|unable to find valid certification path|SunCertPathBuilderException|CertPathValidatorException"
                    + "|self[- ]signed certificate",
            "The server's certificate is not trusted by this JVM, so TLS could not be started.",
            "Import the certificate of the issuer into the JVM's trust store (-Djavax.net.ssl.trustStore=...), or have the"
                    + " server send its whole chain.",
            "The certificate is self-signed or from a company's own issuer.",
            "The server does not send the certificates between its own and the root.",
            "A virus scanner or proxy in between opens TLS and signs with a certificate of its own.",
            "The JVM is old and does not know the issuer's root."),

    /** The certificate is for another name. */
    WRONG_CERTIFICATE_NAME(
            "No subject alternative (?:DNS )?names?|No name matching|doesn't match any of the subject|Can't verify identity of"
                    + " server|not verify identity",
            "The server's certificate is for another name than the one that the app connects to.",
            "Set mail.smtp.host to a name that stands in the certificate.",
            "The host is given by its address or by an alias.",
            "A proxy or another server answers at this address."),

    /** The certificate is out of date. */
    CERTIFICATE_EXPIRED(
            "CertificateExpiredException|CertificateNotYetValidException|NotAfter:|certificate (?:has )?expired",
            "The server's certificate is not valid at this time.",
            "Have the server's operator renew the certificate, and check this machine's clock.",
            "The certificate has run out.",
            "The clock of this machine is wrong."),

    /** No version of TLS or no cipher in common. */
    NO_COMMON_TLS(
            "No appropriate protocol|protocol_version|handshake_failure|no cipher suites in common|Received fatal alert"
                    + "|inappropriate_fallback|algorithm constraints",
            "Client and server have no version of TLS or no cipher in common.",
            "Set mail.smtp.ssl.protocols=TLSv1.2 TLSv1.3, and use a current JDK and mail library.",
            "The mail library or the JDK is old and offers TLSv1 alone, which is switched off elsewhere.",
            "The server is old and speaks nothing newer than TLSv1."),

    /** TLS was spoken to a port that speaks plain SMTP. */
    PLAINTEXT_PORT(
            "Unsupported or unrecognized SSL message|Unrecognized SSL message|plaintext connection\\?|wrong version number",
            "TLS was spoken from the start to a port that begins in clear text.",
            "Use mail.smtp.starttls.enable=true with port 587 instead of mail.smtp.ssl.enable=true, or use port 465.",
            "mail.smtp.ssl.enable=true or the protocol smtps is set together with port 25 or 587.",
            "Something else than a mail server listens at this port."),

    /** The host has no address. */
    UNKNOWN_HOST(
            "UnknownHostException|Unknown SMTP host|Name or service not known|nodename nor servname|Temporary failure in name"
                    + " resolution",
            "The name of the mail server has no address in DNS, as seen from this machine.",
            "Correct mail.smtp.host, or the DNS settings of the machine or container.",
            "The name is misspelt, or holds blanks or the protocol.",
            "The container or pod has no DNS for this name.",
            "The property was never set, so that a default or an empty name was used."),

    /** Nobody listens. */
    CONNECTION_REFUSED(
            "Connection refused",
            "Nothing listens at this host and port.",
            "Correct mail.smtp.host and mail.smtp.port; in a container, localhost is the container itself.",
            "The host is localhost since mail.smtp.host was not set, or not for this protocol.",
            "The server is not running, or listens at another port or interface.",
            "A firewall refuses the connection."),

    /** The connection could not be opened in time. */
    CONNECT_TIMEOUT(
            "[Cc]onnect(?:ion)? timed out|Connection timeout|Operation timed out|No route to host|Network is unreachable"
                    + "|HttpHostConnectException",
            "The connection to the mail server could not be opened: nothing came back.",
            "Open the port in the firewall, or use the one that is open (587 rather than 25), and set"
                    + " mail.smtp.connectiontimeout.",
            "A firewall or the provider drops connections to port 25.",
            "The server is reached by a proxy alone (mail.smtp.proxy.host, mail.smtp.socks.host).",
            "The address is wrong, or of IPv6 where only IPv4 works (-Djava.net.preferIPv4Stack=true)."),

    /** No part of the content can be written. */
    NO_CONTENT_HANDLER(
            "no object DCH for MIME type|UnsupportedDataTypeException",
            "The content of the message can't be written: no handler for its type was found.",
            "Put exactly one implementation of Jakarta Activation beside the mail library, and make META-INF/mailcap visible to"
                    + " the thread's class loader.",
            "Two mail or activation libraries, javax and jakarta, are mixed.",
            "A shaded jar, OSGi or a thread of another class loader hides META-INF/mailcap."),

    /** The library has no transport for the protocol. */
    NO_PROVIDER(
            "NoSuchProviderException|No provider for",
            "The mail library has no transport for this protocol.",
            "Put angus-mail (or jakarta.mail, javax.mail) beside the API, and set mail.transport.protocol to smtp or smtps.",
            "Only the API is there, without an implementation.",
            "A shaded jar has lost META-INF/services or META-INF/javamail.providers."),

    /** The app gave no password. */
    NO_PASSWORD(
            "no password specified\\?|failed to connect, no password",
            "The server offers AUTH and mail.smtp.auth is true, but the app gave no password.",
            "Give user and password to Transport.connect() or by an Authenticator, or set mail.smtp.auth=false.",
            "The property or secret with the password is empty or has another name.",
            "The mail session was made without the Authenticator."),

    /** No mechanism that both sides know. */
    NO_COMMON_MECHANISM(
            "No authentication mechanisms supported by both server and client",
            "The server offers no mechanism of AUTH that the mail library may use.",
            "Set mail.smtp.starttls.enable=true, since many servers offer AUTH under TLS alone, and leave"
                    + " mail.smtp.auth.mechanisms unset.",
            "TLS is off, and the server offers PLAIN and LOGIN under TLS alone.",
            "mail.smtp.auth.mechanisms names none that the server offers, or the server offers NTLM or GSSAPI alone."),

    /** TLS is required by the app, and not there. */
    STARTTLS_MISSING(
            "STARTTLS is required but",
            "mail.smtp.starttls.required is true, and the server offers no STARTTLS.",
            "Use the port for submission (587), or 465 with mail.smtp.ssl.enable=true.",
            "The port is the wrong one.",
            "A firewall or virus scanner in between takes STARTTLS out."),

    /** The handshake failed, and nothing says why. */
    TLS_FAILED(
            "Could not convert socket to TLS|SSLHandshakeException|SSLException|SSLPeerUnverifiedException",
            "TLS could not be started on the connection.",
            "Look at the last \"Caused by\" of the exception; -Djavax.net.debug=ssl:handshake shows the handshake.",
            "The server's certificate is not trusted, or is for another name.",
            "Client and server have no version of TLS in common."),

    /** A reply did not come in time. */
    READ_TIMEOUT(
            "Read timed out|SocketTimeoutException|\\btimed out\\b.*\\bread\\b",
            "The server did not answer in time.",
            "Raise mail.smtp.timeout if the server is slow; where not even the greeting came, set mail.smtp.ssl.enable=true for"
                    + " port 465.",
            "The port speaks TLS from the start, and the client waits for a greeting in clear text.",
            "mail.smtp.timeout is shorter than the server's checks of the sender take.",
            "A firewall or proxy in between swallows what was sent."),

    /** The connection was lost. */
    CONNECTION_LOST(
            "Connection reset|Broken pipe|EOFException|\\[EOF\\]|Connection (?:is )?closed|Socket closed|Software caused"
                    + " connection abort",
            "The connection was lost without a reply.",
            "Ask Transport.isConnected() before each use and connect again, and look into the server's log for the reason.",
            "The connection was idle for longer than the server or a firewall allows.",
            "The server, or a proxy in between, closed it: too many connections, a list of addresses, a port that speaks TLS.");

    private final Pattern pattern;
    private final String meaning;
    private final String remedy;

    // List.of makes one that can't be changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> causes;

    ExceptionFault(String pattern, String meaning, String remedy, String... causes) {
        this.pattern = Pattern.compile(pattern);
        this.meaning = meaning;
        this.remedy = remedy;
        this.causes = List.of(causes);
    }

    /**
     * The failure that a text tells of.
     *
     * @param text any text: a line, or a whole stack trace
     * @return the most exact one, or nothing
     */
    public static Optional<ExceptionFault> in(String text) {
        for (ExceptionFault failure : values()) {
            if (failure.pattern.matcher(text).find()) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }

    /**
     * Its name.
     *
     * @return words in small letters with hyphens
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What happened.
     *
     * @return one sentence
     */
    public String meaning() {
        return meaning;
    }

    /**
     * What mends it.
     *
     * @return one sentence
     */
    public String remedy() {
        return remedy;
    }

    /**
     * What it mostly comes from.
     *
     * @return sentences, the likeliest first; at least one
     */
    public List<String> causes() {
        return causes;
    }
}
