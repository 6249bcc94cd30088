package sequitur.advice.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.advice.facts.Circumstance;
import sequitur.advice.facts.Facts;
import sequitur.advice.facts.FactsBuilder;
import sequitur.advice.facts.Given;
import sequitur.advice.facts.MailProperties;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

class FailureClassifierTest {

    /** What the releases of the library and of the JDK say; the exceptions of a chain are parted by {@code <-}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CONNECT | host-unknown | javax.mail.MessagingException: Unknown SMTP host: a <- java.net.UnknownHostException: a
            CONNECT | connection-refused | javax.mail.MessagingException: Could not connect to SMTP host: a, port: 25 <- java.net.ConnectException: Connection refused
            CONNECT | connection-refused | com.sun.mail.util.MailConnectException: Couldn't connect to host, port: a, 25; timeout -1 <- java.net.ConnectException: Connection refused (Connection refused)
            CONNECT | connection-timed-out | com.sun.mail.util.MailConnectException: Couldn't connect to host, port: a, 25; timeout 5000 <- java.net.SocketTimeoutException: connect timed out
            CONNECT | connection-timed-out | org.eclipse.angus.mail.util.MailConnectException: Couldn't connect to host, port: a, 25; timeout 5000 <- java.net.SocketTimeoutException: Connect timed out
            CONNECT | connection-timed-out | org.eclipse.angus.mail.util.MailConnectException: Couldn't connect to host, port: a, 25; timeout -1 <- java.net.ConnectException: Connection timed out
            CONNECT | host-unreachable | org.eclipse.angus.mail.util.MailConnectException: Couldn't connect to host, port: a, 25; timeout -1 <- java.net.NoRouteToHostException: No route to host
            CONNECT | host-unreachable | org.eclipse.angus.mail.util.MailConnectException: Couldn't connect to host, port: a, 25; timeout -1 <- java.net.SocketException: Network is unreachable
            CONNECT | greeting-missing | javax.mail.MessagingException: Exception reading response <- java.net.SocketTimeoutException: Read timed out
            CONNECT | greeting-lost | javax.mail.MessagingException: Could not connect to SMTP host: a, port: 25, response: -1
            CONNECT | greeting-lost | javax.mail.MessagingException: Got bad greeting from SMTP host: a, port: 25, response: [EOF]
            CONNECT | greeting-lost | jakarta.mail.MessagingException: Exception reading response <- java.net.SocketException: Connection reset
            STARTTLS | certificate-untrusted | javax.mail.MessagingException: Could not convert socket to TLS <- javax.net.ssl.SSLHandshakeException: sun.security.validator.ValidatorException: PKIX path building failed: unable to find valid certification path to requested target
            STARTTLS | certificate-untrusted | javax.mail.MessagingException: Could not convert socket to TLS <- javax.net.ssl.SSLException: Unexpected error: java.security.InvalidAlgorithmParameterException: the trustAnchors parameter must be non-empty
            CONNECT | certificate-untrusted | javax.mail.MessagingException: Could not connect to SMTP host <- java.io.IOException: Server is not trusted: a
            STARTTLS | certificate-expired | jakarta.mail.MessagingException: Could not convert socket to TLS <- javax.net.ssl.SSLHandshakeException: PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed <- java.security.cert.CertificateExpiredException: NotAfter: Tue Jan 01 00:00:00 UTC 2019
            STARTTLS | certificate-name | javax.mail.MessagingException: Could not convert socket to TLS <- java.io.IOException: Can't verify identity of server: a
            STARTTLS | certificate-name | jakarta.mail.MessagingException: Could not convert socket to TLS <- javax.net.ssl.SSLHandshakeException: No subject alternative DNS name matching a found. <- java.security.cert.CertificateException: No subject alternative DNS name matching a found.
            STARTTLS | certificate-name | jakarta.mail.MessagingException: Could not convert socket to TLS <- javax.net.ssl.SSLHandshakeException: No name matching a found
            STARTTLS | tls-version | javax.mail.MessagingException: Could not convert socket to TLS <- javax.net.ssl.SSLHandshakeException: Received fatal alert: protocol_version
            STARTTLS | tls-version | javax.mail.MessagingException: Could not convert socket to TLS <- javax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate)
            STARTTLS | tls-version | javax.mail.MessagingException: Could not convert socket to TLS <- javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure
            STARTTLS | client-certificate | javax.mail.MessagingException: Could not convert socket to TLS <- javax.net.ssl.SSLHandshakeException: Received fatal alert: certificate_required
            STARTTLS | tls-closed | javax.mail.MessagingException: Could not convert socket to TLS <- javax.net.ssl.SSLHandshakeException: Remote host terminated the handshake <- java.io.EOFException: SSL peer shut down incorrectly
            STARTTLS | tls-failed | javax.mail.MessagingException: Could not convert socket to TLS <- javax.net.ssl.SSLException: Unsupported or unrecognized SSL message
            EHLO | starttls-missing | javax.mail.MessagingException: STARTTLS is required but host does not support STARTTLS
            EHLO | auth-no-password | javax.mail.AuthenticationFailedException: failed to connect, no password specified?
            EHLO | auth-no-user | javax.mail.AuthenticationFailedException: failed to connect, no user name specified?
            EHLO | auth-no-mechanism | javax.mail.AuthenticationFailedException: No authentication mechansims supported by both server and client
            EHLO | auth-no-mechanism | jakarta.mail.AuthenticationFailedException: No authentication mechanisms supported by both server and client
            AUTH | auth-token | jakarta.mail.AuthenticationFailedException: OAUTH2 asked for more
            EHLO | answer-timed-out | jakarta.mail.MessagingException: Exception reading response <- java.net.SocketTimeoutException: Read timed out
            MAIL | connection-lost | javax.mail.MessagingException: [EOF]
            MAIL | connection-lost | javax.mail.MessagingException: Exception reading response <- java.net.SocketException: Connection reset
            MAIL | write-failed | javax.mail.MessagingException: Can't send command to SMTP host <- java.net.SocketException: Broken pipe (Write failed)
            RCPT | command-injection | jakarta.mail.MessagingException: Can't send command to SMTP host <- java.lang.IllegalArgumentException: Command contains illegal character: 0x0d
            DATA | write-failed | javax.mail.MessagingException: IOException while sending message <- java.net.SocketException: Connection reset by peer
            DATA | content-failed | javax.mail.MessagingException: IOException while sending message <- javax.activation.UnsupportedDataTypeException: no object DCH for MIME type multipart/mixed
            DATA | content-failed | java.lang.NullPointerException: Cannot invoke "java.io.InputStream.close()" because "is" is null
            DATA | content-failed | javax.mail.MessagingException: Unknown encoding: 8-bit
            DATA | content-failed | java.sql.SQLException: Connection is closed
            END_OF_CONTENT | answer-timed-out | javax.mail.MessagingException: Exception reading response <- java.net.SocketTimeoutException: Read timed out
            MAIL | not-connected | java.lang.IllegalStateException: Not connected
            MAIL | recipients-missing | javax.mail.SendFailedException: No recipient addresses
            EHLO | unknown | java.lang.SecurityException: no
            CONNECT | unknown | java.lang.IllegalStateException: no proxy is configured
            CONNECT | unknown | jakarta.mail.AuthenticationFailedException: 535 5.7.8 no
            """)
    void namesWhatWasThrown(Verb at, String id, String chain) {
        Failure failure = FailureClassifier.classify(
                Incident.thrown(at, thrown(chain)), server(25).build());

        assertThat(failure.id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            EHLO | hello-name | 504 5.5.2 <host>: Helo command rejected: need fully-qualified hostname
            STARTTLS | starttls-unavailable | 454 4.3.0 TLS not available due to local problem
            STARTTLS | starttls-refused | 502 5.5.1 Error: command not implemented
            AUTH | auth-failed | 535 5.7.8 Error: authentication failed
            SASL_RESPONSE | auth-failed | 535 5.7.3 Authentication unsuccessful
            AUTH | auth-policy | 534 5.7.9 Application-specific password required
            AUTH | auth-policy | 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant
            AUTH | auth-rate | 454 4.7.0 Too many login attempts, please try again later
            AUTH | auth-unavailable | 454 4.7.0 Temporary authentication failure
            AUTH | auth-mechanism | 504 5.7.4 Unrecognized authentication type
            AUTH | auth-cleartext | 538 5.7.11 Encryption required for requested authentication mechanism
            AUTH | auth-cleartext | 530 5.7.0 Must issue a STARTTLS command first
            AUTH | auth-offered | 502 5.5.1 Error: command not implemented
            MAIL | starttls-required | 530 5.7.0 Must issue a STARTTLS command first
            RCPT | mailbox-unknown | 550 5.1.1 <a@example.net>: Recipient address rejected: User unknown
            RCPT | greylisted | 450 4.2.0 <a@example.net>: Recipient address rejected: Greylisted
            END_OF_CONTENT | size-exceeded | 552 5.3.4 Message size exceeds fixed limit
            """)
    void namesWhatTheServerRefused(Verb at, String id, String reply) {
        assertThat(FailureClassifier.classify(refused(at, reply), server(587).build())
                        .id())
                .isEqualTo(id);
    }

    @Test
    void aGreetingThatRefuses() {
        Failure failure = FailureClassifier.classify(
                refused(Verb.CONNECT, "554 No SMTP service here"), server(25).build());

        assertThat(failure.kind()).isEqualTo(FailureKind.GREETING_REFUSED);
        assertThat(failure.fault()).isPresent();
    }

    @Test
    void waitingInClearTextAtThePortOfTls() {
        Incident incident = Incident.thrown(
                Verb.CONNECT,
                thrown("javax.mail.MessagingException: Exception reading response"
                        + " <- java.net.SocketTimeoutException: Read timed out"));

        assertThat(FailureClassifier.classify(incident, server(465).build()).id())
                .isEqualTo("tls-expected");
        assertThat(FailureClassifier.classify(
                                incident, with("mail.smtp.ssl.enable").build())
                        .id())
                .isEqualTo("greeting-missing");
    }

    @Test
    void beginningWithTlsAtAPortOfClearText() {
        Incident incident = Incident.thrown(
                Verb.CONNECT,
                thrown("javax.mail.MessagingException: Could not connect to SMTP host: a, port: 587"
                        + " <- javax.net.ssl.SSLException: Unsupported or unrecognized SSL message"));

        assertThat(FailureClassifier.classify(
                                incident, with("mail.smtp.ssl.enable").build())
                        .id())
                .isEqualTo("tls-not-expected");
    }

    @Test
    void aGreetingOfAnotherProtocol() {
        Incident incident =
                Incident.refused(Verb.CONNECT, Reply.parse("* OK IMAP4rev1 ready"), Fault.UNRECOGNISED, Thrown.NOTHING);

        assertThat(FailureClassifier.classify(incident, server(143).build()).id())
                .isEqualTo("greeting-foreign");
    }

    @Test
    void aTokenIsNoPassword() {
        Facts facts = server(587).mechanism("XOAUTH2").build();

        assertThat(FailureClassifier.classify(refused(Verb.AUTH, "535 5.7.8 Username and Password not accepted"), facts)
                        .id())
                .isEqualTo("auth-token");
        assertThat(FailureClassifier.classify(
                                new Incident(
                                        Verb.AUTH,
                                        Optional.of(Reply.parse("334 eyJzdGF0dXMiOiI0MDAifQ==")),
                                        Optional.empty(),
                                        Thrown.NOTHING),
                                facts)
                        .id())
                .isEqualTo("auth-token");
    }

    @Test
    void emptyTextsAreNoPassword() {
        Facts facts = server(25).given(Given.EMPTY_TEXT, Given.EMPTY_TEXT).build();

        assertThat(FailureClassifier.classify(refused(Verb.AUTH, "535 5.7.8 Authentication failed"), facts)
                        .id())
                .isEqualTo("auth-empty");
    }

    @Test
    void aRefusalThatMeansAuthWithoutSayingSo() {
        Incident bare = refused(Verb.MAIL, "503 bad sequence of commands");
        FactsBuilder offered = server(25).offeredInClear(Extensions.parse("250-a\n250 AUTH PLAIN"));

        assertThat(FailureClassifier.classify(bare, offered.build()).id()).isEqualTo("auth-required");
        assertThat(FailureClassifier.classify(bare, offered.build()).isUnspoken())
                .isTrue();
        assertThat(FailureClassifier.classify(bare, server(25).build()).isUnspoken())
                .isFalse();
        assertThat(FailureClassifier.classify(
                                bare, offered.with(Circumstance.AUTHENTICATED).build())
                        .isUnspoken())
                .isFalse();
    }

    /** Exchange says so to whoever has not logged in; to an account that has, it is about the sender. */
    @Test
    void aSenderCanBeTiedToALoginOnlyOnceThereIsOne() {
        Incident refused = refused(Verb.MAIL, "550 5.7.1 Client does not have permissions to submit to this server");
        FactsBuilder offered = server(587).offeredInClear(Extensions.parse("250-a\n250 AUTH LOGIN"));

        assertThat(FailureClassifier.classify(refused, offered.build()).id()).isEqualTo("auth-required");
        assertThat(FailureClassifier.classify(refused, server(587).build()).id())
                .isEqualTo("sender-identity");
        assertThat(FailureClassifier.classify(
                                refused,
                                offered.with(Circumstance.AUTHENTICATED).build())
                        .id())
                .isEqualTo("sender-identity");
    }

    @Test
    void aPasswordThatTheProviderNoLongerTakesIsNoWrongOne() {
        assertThat(FailureClassifier.classify(
                                refused(
                                        Verb.MAIL,
                                        "550 5.7.30 Basic authentication is not supported for Client Submission."),
                                server(587).build())
                        .id())
                .isEqualTo("auth-policy");
    }

    @Test
    void aRefusalOfOneAddressIsOrdinary() {
        Failure unknown = FailureClassifier.classify(
                refused(Verb.RCPT, "550 5.1.1 <a@example.net>: User unknown"),
                server(25).build());
        Failure identity = FailureClassifier.classify(
                refused(Verb.RCPT, "553 5.7.1 <a@b>: Sender address rejected: not owned by user x"),
                server(25).build());

        assertThat(unknown.isOrdinary()).isTrue();
        assertThat(identity.isOrdinary()).isFalse();
    }

    @Test
    void readsTheChainOfAnException() {
        Thrown thrown = Thrown.of(new IllegalStateException("outer", new IOException()));

        assertThat(thrown.links())
                .containsExactly(
                        new Thrown.Link("java.lang.IllegalStateException", "outer"),
                        new Thrown.Link("java.io.IOException", ""));
        assertThat(thrown.rootName()).contains("IOException");
    }

    @Test
    void readsAChainThatRunsInACircle() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException other = new IllegalStateException("other", one);
        one.initCause(other);

        assertThat(Thrown.of(one).links()).hasSize(20);
    }

    private static FactsBuilder server(int port) {
        return Facts.of("smtp", "mail.example.net", port);
    }

    private static FactsBuilder with(String flag) {
        return server(465).session(MailProperties.of(Map.of(flag, "true")));
    }

    private static Incident refused(Verb at, String line) {
        Reply reply = Reply.parse(line);
        return Incident.refused(at, reply, ReplyDiagnosis.of(reply, at).fault(), Thrown.NOTHING);
    }

    private static Thrown thrown(String chain) {
        return new Thrown(List.of(chain.split(" <- ")).stream()
                .map(text -> text.split(": ", 2))
                .map(parts -> new Thrown.Link(parts[0], parts.length > 1 ? parts[1] : ""))
                .toList());
    }
}
