package sequitur.advice;

import static sequitur.advice.Scenario.SECRET;
import static sequitur.advice.Scenario.framework;
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
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Verb;

/** Twenty mistakes in {@code spring.mail}, against Postfix with SASL. */
final class SpringScenarios {

    private static final Extensions CLEAR = offer("PIPELINING", "SIZE 10240000", "STARTTLS", "ENHANCEDSTATUSCODES");
    private static final Extensions CLEAR_WITH_AUTH = offer("PIPELINING", "STARTTLS", "AUTH PLAIN LOGIN");
    private static final Extensions TLS =
            offer("PIPELINING", "SIZE 10240000", "AUTH PLAIN LOGIN", "ENHANCEDSTATUSCODES");
    private static final String UNTRUSTED = "sun.security.validator.ValidatorException: PKIX path building failed:"
            + " sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to"
            + " requested target";
    private static final String NO_TLS_YET = "530 5.7.0 Must issue a STARTTLS command first";
    private static final String NO_PASSWORD =
            "jakarta.mail.AuthenticationFailedException: failed to connect, no password specified?";

    private SpringScenarios() {}

    static List<Scenario> all() {
        return Stream.concat(first().stream(), second().stream()).toList();
    }

    private static List<Scenario> first() {
        return List.of(
                Scenario.of(
                        "1 no username, no password",
                        refused(
                                Verb.RCPT,
                                "553 5.7.1 <app@example.com>: Sender address rejected: not logged in",
                                "jakarta.mail.SendFailedException: Invalid Addresses"),
                        at(587, "mail.smtp.starttls.enable=true")
                                .offeredInClear(CLEAR)
                                .offeredUnderTls(TLS)),
                Scenario.of(
                        "2 starttls.enable missing",
                        refused(Verb.MAIL, NO_TLS_YET),
                        loggingIn(587, "mail.smtp.auth=true").offeredInClear(CLEAR)),
                Scenario.of("3 nothing set at all", refused(Verb.MAIL, NO_TLS_YET), at(587).offeredInClear(CLEAR)),
                Scenario.of(
                        "3b then the certificate",
                        lost(
                                Verb.STARTTLS,
                                "jakarta.mail.MessagingException: Could not convert socket to TLS",
                                "javax.net.ssl.SSLHandshakeException: PKIX path building failed",
                                UNTRUSTED),
                        at(587, "mail.smtp.starttls.enable=true").offeredInClear(CLEAR)),
                Scenario.of(
                        "4 password as mail.smtp.password",
                        lost(Verb.EHLO, NO_PASSWORD),
                        at(587, "mail.smtp.auth=true", "mail.smtp.starttls.enable=true", "mail.smtp.password=" + SECRET)
                                .given(Given.TEXT, Given.NOTHING)),
                Scenario.of(
                        "5 clear text at 465",
                        lost(
                                Verb.CONNECT,
                                "jakarta.mail.MessagingException: Exception reading response",
                                "java.net.SocketTimeoutException: Read timed out"),
                        loggingIn(465, "mail.smtp.auth=true", "mail.smtp.timeout=5000")),
                Scenario.of(
                        "6 ssl.enable at 587",
                        lost(
                                Verb.CONNECT,
                                "jakarta.mail.MessagingException: Could not connect to SMTP host: mail.example.net, port: 587",
                                "javax.net.ssl.SSLException: Unsupported or unrecognized SSL message"),
                        loggingIn(587, "mail.smtp.auth=true", "mail.smtp.ssl.enable=true")),
                Scenario.of(
                        "7 wrong password",
                        refused(
                                Verb.AUTH,
                                "535 5.7.8 Error: authentication failed: (reason unavailable)",
                                "jakarta.mail.AuthenticationFailedException: 535 5.7.8 Error: authentication failed"),
                        underTls(587).mechanism("LOGIN")),
                Scenario.of(
                        "8 From not owned",
                        refused(
                                Verb.RCPT,
                                "553 5.7.1 <boss@example.com>: Sender address rejected: not owned by user app",
                                "jakarta.mail.SendFailedException: Invalid Addresses"),
                        underTls(587).with(Circumstance.AUTHENTICATED)),
                Scenario.of(
                        "9 wrong host",
                        lost(
                                Verb.CONNECT,
                                "jakarta.mail.MessagingException: Unknown SMTP host: mial.example.net",
                                "java.net.UnknownHostException: mial.example.net"),
                        Facts.of("smtp", "mial.example.net", 587).framework(framework("spring-boot"))));
    }

    private static List<Scenario> second() {
        return List.of(
                Scenario.of(
                        "10 wrong port",
                        lost(
                                Verb.CONNECT,
                                "org.eclipse.angus.mail.util.MailConnectException: Couldn't connect to host, port:"
                                        + " mail.example.net, 5877; timeout -1",
                                "java.net.ConnectException: Connection refused"),
                        at(5877)),
                Scenario.of(
                        "11 EHLO with a container's id",
                        refused(
                                Verb.RCPT,
                                "504 5.5.2 <3f2a9c1d7e>: Helo command rejected: need fully-qualified hostname",
                                "jakarta.mail.SendFailedException: Invalid Addresses"),
                        at(25).offeredInClear(CLEAR).helloName("3f2a9c1d7e")),
                Scenario.of(
                        "12 smtps, trust under mail.smtp.*",
                        lost(
                                Verb.CONNECT,
                                "jakarta.mail.MessagingException: Could not connect to SMTP host: mail.example.net, port: 465",
                                "javax.net.ssl.SSLHandshakeException: PKIX path building failed",
                                UNTRUSTED),
                        Facts.of("smtps", "mail.example.net", 465)
                                .framework(framework("spring-boot"))
                                .session(properties("mail.smtp.ssl.trust=mail.example.net"))),
                Scenario.of(
                        "13 username, no password",
                        lost(Verb.EHLO, NO_PASSWORD),
                        at(587, "mail.smtp.auth=true", "mail.smtp.starttls.enable=true")
                                .given(Given.TEXT, Given.NOTHING)),
                Scenario.of(
                        "14 certificate not trusted",
                        lost(
                                Verb.STARTTLS,
                                "jakarta.mail.MessagingException: Could not convert socket to TLS",
                                "javax.net.ssl.SSLHandshakeException: PKIX path building failed",
                                UNTRUSTED),
                        loggingIn(587, "mail.smtp.starttls.enable=true").offeredInClear(CLEAR)),
                Scenario.of(
                        "15 relay at 25",
                        refused(
                                Verb.RCPT,
                                "454 4.7.1 <one@example.org>: Relay access denied",
                                "jakarta.mail.SendFailedException: Invalid Addresses"),
                        at(25).offeredInClear(CLEAR_WITH_AUTH)),
                Scenario.of(
                        "16 no credentials, access denied at RCPT",
                        refused(
                                Verb.RCPT,
                                "554 5.7.1 <one@example.org>: Recipient address rejected: Access denied",
                                "jakarta.mail.SendFailedException: Invalid Addresses"),
                        at(587, "mail.smtp.starttls.enable=true")
                                .offeredInClear(CLEAR)
                                .offeredUnderTls(TLS)),
                Scenario.of(
                        "17 the same at MAIL",
                        refused(Verb.MAIL, "554 5.7.1 <client[192.0.2.7]>: Client host rejected: Access denied"),
                        at(587, "mail.smtp.starttls.enable=true")
                                .offeredInClear(CLEAR)
                                .offeredUnderTls(TLS)),
                Scenario.of(
                        "18 mail.smtp.starttls=true",
                        refused(Verb.MAIL, NO_TLS_YET),
                        loggingIn(587, "mail.smtp.starttls=true").offeredInClear(CLEAR)),
                Scenario.of(
                        "19 EHLO name with underscore",
                        refused(Verb.EHLO, "504 5.5.2 <my_host.example.com>: Helo command rejected: Invalid name"),
                        at(587).helloName("my_host.example.com")),
                Scenario.of("20 no greeting, no timeouts", lost(Verb.CONNECT), at(587)));
    }

    private static FactsBuilder at(int port, String... assignments) {
        return Facts.of("smtp", "mail.example.net", port)
                .framework(framework("spring-boot"))
                .session(properties(assignments));
    }

    private static FactsBuilder loggingIn(int port, String... assignments) {
        return at(port, assignments).given(Given.TEXT, Given.TEXT);
    }

    private static FactsBuilder underTls(int port) {
        return loggingIn(port, "mail.smtp.auth=true", "mail.smtp.starttls.enable=true")
                .offeredInClear(CLEAR)
                .offeredUnderTls(TLS);
    }
}
