package sequitur.advice;

import static sequitur.advice.Scenario.lost;
import static sequitur.advice.Scenario.offer;
import static sequitur.advice.Scenario.properties;
import static sequitur.advice.Scenario.refused;

import java.util.List;
import java.util.stream.Stream;
import sequitur.advice.facts.Circumstance;
import sequitur.advice.facts.Facts;
import sequitur.advice.facts.FactsBuilder;
import sequitur.advice.facts.Given;
import sequitur.advice.failure.Incident;
import sequitur.advice.failure.Thrown;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** The kinds of failure that the reported apps do not show, and what other facts make of those that they do. */
final class KindScenarios {

    private static final String TIMEOUT = "java.net.SocketTimeoutException: Read timed out";
    private static final String NO_ANSWER = "jakarta.mail.MessagingException: Exception reading response";
    private static final String NO_CONNECTION = "jakarta.mail.MessagingException: Could not connect to SMTP host";
    private static final String NO_TLS = "jakarta.mail.MessagingException: Could not convert socket to TLS";
    private static final String HANDSHAKE = "javax.net.ssl.SSLHandshakeException: ";

    private KindScenarios() {}

    static List<Scenario> all() {
        return Stream.of(connecting(), tls(), login(), nearMisses(), dialogue(), records())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> connecting() {
        return List.of(
                Scenario.of(
                        "host with a scheme",
                        lost(Verb.CONNECT, "java.net.UnknownHostException: smtp://mail.example.net"),
                        Facts.of("smtp", "smtp://mail.example.net", 25)),
                Scenario.of(
                        "host with a space",
                        lost(Verb.CONNECT, "java.net.UnknownHostException: mail.example.net "),
                        Facts.of("smtp", "mail.example.net ", 25)),
                Scenario.of(
                        "no host at all",
                        lost(Verb.CONNECT, "java.net.ConnectException: Connection refused"),
                        Facts.of("smtp", "localhost", 25).session(properties("mail.smtp.server=mail.example.net"))),
                Scenario.of(
                        "port 25 closed by a firewall",
                        lost(Verb.CONNECT, "java.net.SocketTimeoutException: Connect timed out"),
                        app(25)),
                Scenario.of(
                        "port 587 given by connect() no more",
                        lost(Verb.CONNECT, "java.net.SocketTimeoutException: Connect timed out"),
                        app(25, "mail.smtp.port=587")),
                Scenario.of(
                        "port 587 closed by a firewall",
                        lost(Verb.CONNECT, "java.net.SocketTimeoutException: Connect timed out"),
                        app(587)),
                Scenario.of(
                        "no route", lost(Verb.CONNECT, "java.net.NoRouteToHostException: No route to host"), app(587)),
                Scenario.of(
                        "greeting lost", lost(Verb.CONNECT, "java.net.SocketException: Connection reset"), app(587)),
                Scenario.of(
                        "greeting later than a brief timeout",
                        lost(Verb.CONNECT, NO_ANSWER, TIMEOUT),
                        app(587, "mail.smtp.timeout=2000")),
                Scenario.of(
                        "no greeting in a minute",
                        lost(Verb.CONNECT, NO_ANSWER, TIMEOUT),
                        app(587, "mail.smtp.timeout=60000")),
                Scenario.of(
                        "timeout misspelt",
                        lost(Verb.CONNECT),
                        app(587, "mail.smtp.timout=5000", "mail.smtp.connectiontimeout=5000")),
                Scenario.of(
                        "greeting of IMAP",
                        Incident.refused(
                                Verb.CONNECT, Reply.parse("* OK IMAP4rev1 ready"), Fault.UNRECOGNISED, Thrown.NOTHING),
                        app(143)),
                Scenario.of("greeting refuses", refused(Verb.CONNECT, "554 5.7.1 No SMTP service here"), app(25)));
    }

    private static List<Scenario> tls() {
        return List.of(
                Scenario.of(
                        "smtps at 587",
                        lost(
                                Verb.CONNECT,
                                NO_CONNECTION,
                                "javax.net.ssl.SSLException: Unsupported or unrecognized SSL message"),
                        Facts.of("smtps", "mail.example.net", 587)),
                Scenario.of(
                        "SSL socket factory at 587",
                        lost(Verb.CONNECT, NO_CONNECTION, "javax.net.ssl.SSLException: Unrecognized SSL message"),
                        app(587, "mail.smtp.socketFactory.class=javax.net.ssl.SSLSocketFactory")),
                Scenario.of(
                        "mail.smtp.ssl at 465",
                        lost(Verb.CONNECT, NO_ANSWER, TIMEOUT),
                        app(465, "mail.smtp.ssl=true", "mail.smtp.timeout=5000")),
                Scenario.of(
                        "trust list without the host",
                        lost(Verb.STARTTLS, NO_TLS, "java.io.IOException: Server is not trusted: mail.example.net"),
                        app(587, "mail.smtp.ssl.trust=other.example.net")),
                Scenario.of(
                        "certificate of another name",
                        lost(Verb.STARTTLS, NO_TLS, HANDSHAKE + "No name matching mail.example.net found"),
                        app(587)),
                Scenario.of(
                        "certificate out of date",
                        lost(Verb.STARTTLS, NO_TLS, "java.security.cert.CertificateExpiredException: NotAfter: ..."),
                        app(587)),
                Scenario.of(
                        "client certificate",
                        lost(Verb.STARTTLS, NO_TLS, HANDSHAKE + "Received fatal alert: certificate_required"),
                        app(587)),
                Scenario.of(
                        "TLS version narrowed",
                        lost(Verb.STARTTLS, NO_TLS, HANDSHAKE + "Received fatal alert: protocol_version"),
                        app(587, "mail.smtp.ssl.protocols=TLSv1")),
                Scenario.of(
                        "TLS version of 1.4.7",
                        lost(Verb.STARTTLS, NO_TLS, HANDSHAKE + "No appropriate protocol"),
                        app(587).release("1.4.7")),
                Scenario.of(
                        "TLS version of the server",
                        lost(Verb.STARTTLS, NO_TLS, HANDSHAKE + "Received fatal alert: protocol_version"),
                        app(587)),
                Scenario.of(
                        "TLS closed",
                        lost(Verb.STARTTLS, NO_TLS, HANDSHAKE + "Remote host terminated the handshake"),
                        app(587)),
                Scenario.of(
                        "TLS failed",
                        lost(
                                Verb.STARTTLS,
                                NO_TLS,
                                "javax.net.ssl.SSLException: Unsupported or unrecognized SSL message"),
                        app(587)),
                Scenario.of(
                        "STARTTLS required at 25",
                        lost(
                                Verb.EHLO,
                                "x.MessagingException: STARTTLS is required but host does not support STARTTLS"),
                        app(25, "mail.smtp.starttls.required=true")),
                Scenario.of(
                        "STARTTLS required at 587",
                        lost(
                                Verb.EHLO,
                                "x.MessagingException: STARTTLS is required but host does not support STARTTLS"),
                        app(587, "mail.smtp.starttls.required=true")),
                Scenario.of("STARTTLS refused", refused(Verb.STARTTLS, "502 5.5.1 Command not implemented"), app(587)),
                Scenario.of(
                        "STARTTLS unavailable, with a password",
                        refused(Verb.STARTTLS, "454 4.3.0 TLS not available due to local problem"),
                        app(587, "mail.smtp.starttls.enable=true").given(Given.TEXT, Given.TEXT)),
                Scenario.of(
                        "TLS wanted and taken out of the offer",
                        refused(Verb.MAIL, "530 5.7.0 Must issue a STARTTLS command first"),
                        app(587, "mail.smtp.starttls.enable=true").offeredInClear(offer("PIPELINING"))));
    }

    private static List<Scenario> login() {
        return List.of(
                Scenario.of(
                        "no mechanism, one asked for",
                        lost(
                                Verb.EHLO,
                                "x.AuthenticationFailedException: No authentication mechanisms supported by both"),
                        app(587, "mail.smtp.auth.mechanisms=CRAM-MD5").offeredInClear(offer("AUTH PLAIN"))),
                Scenario.of(
                        "no mechanism, XOAUTH2 offered",
                        lost(
                                Verb.EHLO,
                                "x.AuthenticationFailedException: No authentication mechanisms supported by both"),
                        app(587).offeredInClear(offer("AUTH XOAUTH2"))),
                Scenario.of(
                        "no mechanism, GSSAPI offered",
                        lost(
                                Verb.EHLO,
                                "x.AuthenticationFailedException: No authentication mechanisms supported by both"),
                        app(587).offeredInClear(offer("AUTH GSSAPI"))),
                Scenario.of(
                        "no user name",
                        lost(Verb.EHLO, "x.AuthenticationFailedException: failed to connect, no user name specified?"),
                        app(587, "mail.smtp.auth=true")),
                Scenario.of(
                        "no password, nothing given",
                        lost(Verb.EHLO, "x.AuthenticationFailedException: failed to connect, no password specified?"),
                        app(587, "mail.smtp.auth=true")),
                Scenario.of(
                        "no password from the Authenticator",
                        lost(Verb.EHLO, "x.AuthenticationFailedException: failed to connect, no password specified?"),
                        app(587, "mail.smtp.auth=true").with(Circumstance.HAS_AUTHENTICATOR)),
                Scenario.of(
                        "empty texts without mail.smtp.auth",
                        refused(Verb.AUTH, "535 5.7.8 Authentication failed"),
                        app(25).given(Given.EMPTY_TEXT, Given.EMPTY_TEXT)),
                Scenario.of(
                        "mechanism not allowed",
                        refused(Verb.AUTH, "504 5.7.4 Unrecognized authentication type"),
                        app(587, "mail.smtp.auth.mechanisms=NTLM").mechanism("NTLM")),
                Scenario.of(
                        "application password",
                        refused(Verb.AUTH, "534 5.7.9 Application-specific password required"),
                        app(587)),
                Scenario.of(
                        "SMTP AUTH switched off",
                        refused(
                                Verb.AUTH,
                                "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled"),
                        app(587)),
                Scenario.of(
                        "AUTH unavailable", refused(Verb.AUTH, "454 4.7.0 Temporary authentication failure"), app(587)),
                Scenario.of(
                        "AUTH in clear",
                        refused(Verb.AUTH, "538 5.7.11 Encryption required for requested authentication mechanism"),
                        app(587).given(Given.TEXT, Given.TEXT).offeredInClear(offer("STARTTLS", "AUTH LOGIN"))),
                Scenario.of(
                        "AUTH again without EHLO",
                        refused(Verb.AUTH, "503 5.5.1 Error: send HELO/EHLO first (session was reset by STARTTLS)"),
                        app(587).given(Given.TEXT, Given.TEXT)),
                Scenario.of(
                        "AUTH not known",
                        refused(Verb.AUTH, "502 5.5.1 Error: command not implemented"),
                        app(587).given(Given.TEXT, Given.TEXT).offeredInClear(offer("STARTTLS"))),
                Scenario.of(
                        "EHLO switched off",
                        refused(Verb.MAIL, "530 5.7.0 Authentication required"),
                        app(587, "mail.smtp.ehlo=false", "mail.smtp.auth=true").given(Given.TEXT, Given.TEXT)),
                Scenario.of(
                        "AUTH offered at another port",
                        refused(Verb.MAIL, "530 5.7.0 Authentication required"),
                        app(25).given(Given.TEXT, Given.TEXT).offeredInClear(offer("PIPELINING"))));
    }

    private static List<Scenario> nearMisses() {
        Incident anonymous = refused(Verb.MAIL, "530 5.7.0 Authentication required");
        Incident noTls = refused(Verb.MAIL, "530 5.7.0 Must issue a STARTTLS command first");
        return List.of(
                Scenario.of(
                        "flag set to yes",
                        noTls,
                        app(587, "mail.smtp.starttls.enable=yes").offeredInClear(offer("STARTTLS"))),
                Scenario.of(
                        "flag set to false",
                        noTls,
                        app(587, "mail.smtp.starttls.enable=false").offeredInClear(offer("STARTTLS"))),
                Scenario.of(
                        "properties of the other protocol",
                        noTls,
                        app(587, "mail.smtps.starttls.enable=true").offeredInClear(offer("STARTTLS"))),
                Scenario.of(
                        "two letters exchanged",
                        noTls,
                        app(587, "mail.smtp.starttls.enbale=true").offeredInClear(offer("STARTTLS"))),
                Scenario.of(
                        "first caller's mail session",
                        noTls,
                        app(587).with(Circumstance.DEFAULT_SESSION).offeredInClear(offer("STARTTLS"))),
                Scenario.of(
                        "authentication misspelt",
                        anonymous,
                        app(587, "mail.smtp.authentication=true")
                                .with(Circumstance.HAS_AUTHENTICATOR)
                                .offeredInClear(offer("AUTH PLAIN"))),
                Scenario.of(
                        "user name under a wrong name",
                        anonymous,
                        app(587, "mail.smtp.username=app").offeredInClear(offer("AUTH PLAIN"))));
    }

    private static List<Scenario> dialogue() {
        return List.of(
                Scenario.of(
                        "chunk refused",
                        refused(Verb.BDAT, "502 5.5.1 Error: command not implemented"),
                        app(25, "mail.smtp.chunksize=1024")),
                Scenario.of("EHLO cut off", lost(Verb.EHLO, "x.MessagingException: [EOF]"), app(25).helloName("app01")),
                Scenario.of("MAIL cut off", lost(Verb.MAIL, "x.MessagingException: [EOF]"), app(25)),
                Scenario.of(
                        "content cut off",
                        lost(
                                Verb.DATA,
                                "x.MessagingException: IOException while sending message",
                                "java.net.SocketException: Connection reset"),
                        app(25)),
                Scenario.of("final dot cut off", lost(Verb.END_OF_CONTENT, "x.MessagingException: [EOF]"), app(25)),
                Scenario.of(
                        "final dot unanswered",
                        lost(Verb.END_OF_CONTENT, NO_ANSWER, TIMEOUT),
                        app(25, "mail.smtp.timeout=20000")),
                Scenario.of("QUIT unanswered", lost(Verb.QUIT, NO_ANSWER, TIMEOUT), app(25)),
                Scenario.of(
                        "QUIT cut off, and not waited for",
                        lost(
                                Verb.QUIT,
                                "x.MessagingException: Can't send command to SMTP host",
                                "java.net.SocketException: Broken pipe"),
                        app(25, "mail.smtp.quitwait=false")),
                Scenario.of("RCPT unanswered for ever", lost(Verb.RCPT), app(25)),
                Scenario.of(
                        "RCPT unanswered for five minutes",
                        lost(Verb.RCPT, NO_ANSWER, TIMEOUT),
                        app(25, "mail.smtp.timeout=300000")),
                Scenario.of(
                        "attachment gone",
                        lost(Verb.DATA, "x.MessagingException: IOException", "java.io.FileNotFoundException: /a/b"),
                        app(25)),
                Scenario.of("content throws", lost(Verb.DATA, "java.lang.NullPointerException: secret"), app(25)),
                Scenario.of(
                        "line break in an address",
                        lost(Verb.RCPT, "x.IllegalArgumentException: Command contains illegal character: 0x0d"),
                        app(25)),
                Scenario.of(
                        "not connected", lost(Verb.MAIL, "java.lang.IllegalStateException: Not connected"), app(25)),
                Scenario.of("no recipients", lost(Verb.MAIL, "x.SendFailedException: No recipient addresses"), app(25)),
                Scenario.of("something else", lost(Verb.EHLO, "java.lang.SecurityException: no"), app(25)),
                Scenario.of(
                        "letters beyond ASCII, 1.5.6",
                        refused(Verb.RCPT, "553 5.6.7 SMTPUTF8 support is required for this address"),
                        app(25).release("1.5.6").offeredInClear(offer("SMTPUTF8"))),
                Scenario.of(
                        "letters beyond ASCII, not offered",
                        refused(Verb.RCPT, "553 5.6.7 SMTPUTF8 support is required for this address"),
                        app(25).offeredInClear(offer("PIPELINING"))));
    }

    /** Of these apps there is a record, and nothing tells what they set. */
    private static List<Scenario> records() {
        return List.of(
                Scenario.of("record: no greeting", lost(Verb.CONNECT, NO_ANSWER, TIMEOUT), recorded()),
                Scenario.of("record: no answer", lost(Verb.RCPT, NO_ANSWER, TIMEOUT), recorded()),
                Scenario.of("record: no answer to the dot", lost(Verb.END_OF_CONTENT, NO_ANSWER, TIMEOUT), recorded()),
                Scenario.of(
                        "record: nobody listens",
                        lost(Verb.CONNECT, "java.net.ConnectException: Connection refused"),
                        recorded()),
                Scenario.of(
                        "record: TLS at a port of clear text",
                        lost(Verb.CONNECT, "javax.net.ssl.SSLException: Unsupported or unrecognized SSL message"),
                        recorded().session(properties("mail.smtp.ssl.enable=true"))),
                Scenario.of(
                        "record: no TLS in common",
                        lost(Verb.STARTTLS, NO_TLS, HANDSHAKE + "No appropriate protocol"),
                        recorded()),
                Scenario.of(
                        "record: no password",
                        lost(Verb.EHLO, "x.AuthenticationFailedException: failed to connect, no password specified?"),
                        recorded()),
                Scenario.of(
                        "record: no transport",
                        lost(Verb.OTHER, "javax.mail.NoSuchProviderException: smtps"),
                        recorded()),
                Scenario.of(
                        "record: no AUTH",
                        refused(Verb.MAIL, "530 5.7.0 Authentication required"),
                        recorded().offeredInClear(offer("AUTH PLAIN", "STARTTLS"))),
                Scenario.of(
                        "record: no AUTH before TLS",
                        refused(Verb.MAIL, "530 5.7.0 Authentication required"),
                        recorded().offeredInClear(offer("STARTTLS"))),
                Scenario.of(
                        "record: no STARTTLS",
                        refused(Verb.MAIL, "530 5.7.0 Must issue a STARTTLS command first"),
                        recorded().offeredInClear(offer("STARTTLS"))),
                Scenario.of(
                        "record: no TLS at the moment",
                        refused(Verb.STARTTLS, "454 4.7.0 TLS not available"),
                        recorded().offeredInClear(offer("STARTTLS"))),
                Scenario.of(
                        "record: another's address",
                        refused(Verb.MAIL, "553 5.7.1 Sender address rejected: not owned by user"),
                        recorded().with(Circumstance.AUTHENTICATED)));
    }

    private static FactsBuilder recorded() {
        return Facts.of("smtp", "mail.example.net", 587).with(Circumstance.APP_UNKNOWN);
    }

    private static FactsBuilder app(int port, String... assignments) {
        return Facts.of("smtp", "mail.example.net", port).session(properties(assignments));
    }
}
