package sequitur.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.advice.failure.FailureKind;

/** Exceptions of the mail library and of the JDK below it get their answer, in a record and by themselves. */
class ExceptionTest {

    /** The library's record leaves out what is said in AUTH; the exception behind it tells the reply. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. | Check the user name and the password.",
                "535 5.7.8 This user does not have access rights to this service | Switch on SMTP for mail programs",
                "535 Login Fail. Please enter your authorization code to login. | Make an application password",
            })
    void aLoginThatTheRecordLeavesOutIsToldByItsException(String reply, String change) {
        CommandLineRun run = CommandLineRun.with("""
                DEBUG SMTP: trying to connect to host "mail.example.net", port 465, isSSL true
                220 mail.example.net ESMTP
                DEBUG SMTP: connected to host "mail.example.net", port: 465
                EHLO app.example.com
                250-mail.example.net
                250 AUTH PLAIN LOGIN
                DEBUG SMTP: Using mechanism LOGIN
                DEBUG SMTP: AUTH LOGIN command trace suppressed
                DEBUG SMTP: AUTH LOGIN failed
                jakarta.mail.AuthenticationFailedException: %s
                \tat org.eclipse.angus.mail.smtp.SMTPTransport$Authenticator.authenticate(SMTPTransport.java:965)
                """.formatted(reply), "check", "--format", "json", "-");

        assertThat(run.output()).singleElement().asString().contains(change);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "certificate-untrusted | jakarta.mail.MessagingException: Could not convert socket to TLS; nested exception is: javax.net.ssl.SSLHandshakeException: PKIX path building failed",
                "certificate-untrusted | sun.security.validator.ValidatorException: unable to find valid certification path to requested target",
                "certificate-name | java.security.cert.CertificateException: No subject alternative DNS name matching mail.example.com found.",
                "certificate-name | java.io.IOException: Can't verify identity of server: 192.0.2.1",
                "certificate-expired | java.security.cert.CertificateExpiredException: NotAfter: Sat Nov 28 10:00:00 UTC 2026",
                "tls-version | javax.net.ssl.SSLHandshakeException: No appropriate protocol (protocol is disabled or cipher suites are inappropriate)",
                "tls-version | javax.net.ssl.SSLHandshakeException: Received fatal alert: handshake_failure",
                "tls-not-expected | javax.net.ssl.SSLException: Unsupported or unrecognized SSL message",
                "host-unknown | javax.mail.MessagingException: Unknown SMTP host: mx.exmaple.com;",
                "connection-refused | com.sun.mail.util.MailConnectException: Couldn't connect to host, port: localhost, 25; timeout -1; nested exception is: java.net.ConnectException: Connection refused",
                "connection-timed-out | java.net.SocketTimeoutException: connect timed out",
                "connection-timed-out | java.net.ConnectException: Connection timed out (Connection timed out)",
                "host-unreachable | java.net.NoRouteToHostException: No route to host",
                "answer-timed-out | jakarta.mail.MessagingException: Exception reading response; nested exception is: java.net.SocketTimeoutException: Read timed out",
                "connection-lost | javax.mail.MessagingException: Exception reading response; nested exception is: java.net.SocketException: Connection reset",
                "connection-lost | jakarta.mail.MessagingException: [EOF]",
                "content-failed | javax.activation.UnsupportedDataTypeException: no object DCH for MIME type multipart/mixed",
                "provider-missing | javax.mail.NoSuchProviderException: smtps",
                "auth-no-password | javax.mail.AuthenticationFailedException: failed to connect, no password specified?",
                "auth-no-mechanism | javax.mail.AuthenticationFailedException: No authentication mechanisms supported by both server and client",
                "starttls-missing | jakarta.mail.MessagingException: STARTTLS is required but host does not support STARTTLS",
                "tls-failed | javax.mail.MessagingException: Could not convert socket to TLS",
                "client-certificate | javax.net.ssl.SSLHandshakeException: Received fatal alert: certificate_required",
                "tls-closed | javax.net.ssl.SSLHandshakeException: Remote host terminated the handshake",
                "auth-no-user | javax.mail.AuthenticationFailedException: failed to connect, no user name specified?",
                "auth-token | jakarta.mail.AuthenticationFailedException: OAUTH2 asked for more",
                "write-failed | jakarta.mail.MessagingException: Can't send command to SMTP host; nested exception is: java.net.SocketException: Broken pipe",
                "not-connected | java.lang.IllegalStateException: Not connected",
                "recipients-missing | jakarta.mail.SendFailedException: No recipient addresses",
                "command-injection | jakarta.mail.MessagingException: Command contains illegal character: 0x0d",
                "auth-failed | jakarta.mail.AuthenticationFailedException: 535 5.7.8 Username and Password not accepted",
                "starttls-required | com.sun.mail.smtp.SMTPSendFailedException: 530 5.7.0 Must issue a STARTTLS command first",
            })
    void eachIsNamed(String fault, String message) {
        String trace = message.replace("; nested", ";\n  nested")
                + "\n\tat jakarta.mail.Service.connect(Service.java:364)\n\tat com.acme.Mailer.send(Mailer.java:250)\n";

        for (String text : List.of(message, trace)) {
            CommandLineRun explained = CommandLineRun.with(text, "explain", "--format", "json", "-");
            assertThat(explained.code()).isZero();
            assertThat(explained.output()).singleElement().asString().contains("\"fault\":\"" + fault + "\"");
        }
        CommandLineRun checked = CommandLineRun.with("sending mail\n" + trace, "check", "--format", "json", "-");
        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.output()).singleElement().asString().contains("\"id\":\"" + fault + "\"");
    }

    @Test
    void everyFailureHasAnExample() throws NoSuchMethodException {
        String examples = Arrays.toString(ExceptionTest.class
                .getDeclaredMethod("eachIsNamed", String.class, String.class)
                .getAnnotation(CsvSource.class)
                .value());

        assertThat(Arrays.stream(FailureKind.values())
                        .filter(kind -> !kind.causes().isEmpty() && kind != FailureKind.TLS_EXPECTED)
                        .map(FailureKind::id)
                        .toList())
                .isNotEmpty()
                .allMatch(examples::contains);
    }

    @Test
    void ofAChainTheMostExactCauseIsTold() {
        assertThat(CommandLineRun.with("""
                        DEBUG SMTP: trying to connect to host "mx.example.com", port 587, isSSL false
                        220 mx ESMTP
                        EHLO app.example.com
                        250-mx
                        250 STARTTLS
                        STARTTLS
                        220 go
                        DEBUG SMTP: exception, THROW:
                        jakarta.mail.MessagingException: Could not convert socket to TLS;
                        javax.net.ssl.SSLHandshakeException: General SSLEngine problem
                        Caused by: sun.security.validator.ValidatorException: PKIX path building failed
                        """, "check", "--format", "json", "-").output())
                .singleElement()
                .asString()
                .contains("\"id\":\"certificate-untrusted\"", "\"kind\":\"failure\"");
    }

    @Test
    void anExceptionThatRepeatsAReplyIsNoSecondFinding() {
        assertThat(CommandLineRun.with("""
                        S: 220 mx ESMTP
                        C: EHLO app.example.com
                        S: 250 mx
                        C: MAIL FROM:<a@b.example>
                        S: 550 5.1.0 no
                        com.sun.mail.smtp.SMTPSendFailedException: 550 5.1.0 no
                        C: QUIT
                        S: 221 bye
                        """, "check", "--format", "json", "-").output())
                .singleElement()
                .asString()
                .contains("\"kind\":\"refusal\"");
    }

    @Test
    void aPortThatSpeaksTlsIsNamedWhereTheGreetingNeverCame() {
        String tried = "DEBUG SMTP: trying to connect to host \"mx.example.com\", port 465, isSSL false\n";
        String trace =
                "DEBUG SMTP: exception reading response, THROW: \njava.net.SocketTimeoutException: Read timed out\n";

        for (String record : List.of(tried, tried + trace)) {
            CommandLineRun run = CommandLineRun.with(record, "check", "-");
            assertThat(run.code()).isEqualTo(1);
            assertThat(String.join(" ", run.output()).replaceAll(" +", " "))
                    .contains("begins with TLS at port 465", "Set mail.smtp.ssl.enable=true");
        }
    }

    @Test
    void exceptionsThatHaveNothingToDoWithMailAreNoRecord() {
        CommandLineRun run = CommandLineRun.with(
                "2026-11-28 ERROR db - java.net.ConnectException: Connection refused\n", "check", "-");

        assertThat(run.code()).isEqualTo(2);
    }
}
