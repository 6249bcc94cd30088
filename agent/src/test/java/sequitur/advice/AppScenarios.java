package sequitur.advice;

import static sequitur.advice.Scenario.framework;
import static sequitur.advice.Scenario.lost;
import static sequitur.advice.Scenario.offer;
import static sequitur.advice.Scenario.properties;
import static sequitur.advice.Scenario.refused;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sequitur.advice.facts.Circumstance;
import sequitur.advice.facts.Facts;
import sequitur.advice.facts.FactsBuilder;
import sequitur.advice.facts.Given;
import sequitur.advice.failure.Incident;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Apps that people reported, rebuilt: what the agent sees of them. The numbers are those of the reports. */
final class AppScenarios {

    private static final Extensions LOGIN_IN_CLEAR = offer("PIPELINING", "AUTH PLAIN LOGIN", "STARTTLS");
    private static final Extensions TLS_ONLY = offer("PIPELINING", "DSN", "STARTTLS", "CHUNKING");
    private static final Extensions NOTHING = offer("PIPELINING");
    private static final String INVALID = "javax.mail.SendFailedException: Invalid Addresses";
    private static final String ANONYMOUS = "530 5.7.57 Client not authenticated to send mail. [SMTP-A.example.net]";

    private AppScenarios() {}

    static List<Scenario> all() {
        return Stream.of(envelope(), login(), transport()).flatMap(List::stream).toList();
    }

    private static List<Scenario> envelope() {
        return List.of(
                Scenario.of(
                        "01 name in EHLO punished at RCPT",
                        refused(Verb.RCPT, "550 Access denied - Invalid HELO name (See RFC2821 4.1.1.1)", INVALID),
                        authenticator(587, "mail.smtp.localhost=DESKTOP-4K2LQ")
                                .helloName("DESKTOP-4K2LQ")
                                .offeredInClear(LOGIN_IN_CLEAR)),
                Scenario.of(
                        "05 letter beyond ASCII before the @",
                        refused(Verb.RCPT, "553 5.6.7 SMTPUTF8 support is required for this address", INVALID),
                        app(25).framework(framework("keycloak"))
                                .release("2.0.5")
                                .offeredInClear(offer("SMTPUTF8", "PIPELINING"))),
                Scenario.of(
                        "07 sender without domain",
                        refused(Verb.MAIL, "501 5.1.7 Invalid address"),
                        app(25).framework(framework("spring-boot")).offeredInClear(NOTHING)),
                Scenario.of(
                        "10 dead address, then 452",
                        refused(
                                Verb.RCPT,
                                "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)",
                                INVALID),
                        app(25).framework(framework("spring-boot")).offeredInClear(TLS_ONLY)),
                Scenario.of(
                        "12 From is not the account",
                        refused(Verb.MAIL, "553 Mail from must equal authorized user"),
                        app(587, "mail.smtp.auth=true")
                                .framework(framework("spring-boot"))
                                .given(Given.TEXT, Given.TEXT)
                                .with(Circumstance.AUTHENTICATED)
                                .offeredInClear(LOGIN_IN_CLEAR)),
                Scenario.of(
                        "19 empty sender",
                        refused(Verb.MAIL, "501 Malformed email address. Use form email@host"),
                        app(25, "mail.smtp.from=<>").offeredInClear(NOTHING)),
                Scenario.of(
                        "19b empty sender, refused at RCPT",
                        refused(Verb.RCPT, "503 MAIL must come before RCPT", INVALID),
                        app(25, "mail.smtp.from=<>").offeredInClear(NOTHING)),
                Scenario.of(
                        "36 bare 503 to MAIL",
                        refused(Verb.MAIL, "503 bad sequence of commands"),
                        authenticator(25).offeredInClear(LOGIN_IN_CLEAR)),
                Scenario.of(
                        "38 bare 503 to DATA",
                        refused(Verb.DATA, "503 bad sequence of commands"),
                        app(25).offeredInClear(NOTHING)));
    }

    private static List<Scenario> login() {
        return List.of(
                Scenario.of(
                        "03 relay denied, account unused",
                        refused(Verb.RCPT, "454 4.7.1 <one@example.org>: Relay access denied", INVALID),
                        authenticator(587).offeredInClear(LOGIN_IN_CLEAR)),
                Scenario.of(
                        "03b relay denied, no account",
                        refused(Verb.RCPT, "454 4.7.1 <one@example.org>: Relay access denied", INVALID),
                        app(587).framework(framework("commons-email")).offeredInClear(LOGIN_IN_CLEAR)),
                Scenario.of(
                        "09 Outlook without STARTTLS",
                        refused(Verb.MAIL, ANONYMOUS),
                        authenticator(587, "mail.smtp.auth=true")
                                .release("1.4.1")
                                .offeredInClear(TLS_ONLY)),
                Scenario.of(
                        "14 235 auth failure",
                        refused(
                                Verb.RCPT,
                                "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.5.3)",
                                INVALID),
                        authenticator(25, "mail.smtp.auth=true")
                                .with(Circumstance.AUTHENTICATED)
                                .authReply(Reply.parse("235 auth failure"))
                                .offeredInClear(LOGIN_IN_CLEAR)),
                Scenario.of(
                        "15 empty user and password",
                        lost(Verb.SASL_RESPONSE, "javax.mail.AuthenticationFailedException: 334 VXNlcm5hbWU6"),
                        app(25, "mail.smtp.auth=true")
                                .given(Given.EMPTY_TEXT, Given.EMPTY_TEXT)
                                .mechanism("LOGIN")
                                .offeredInClear(offer("AUTH LOGIN"))),
                Scenario.of(
                        "20 a system property that the session does not see",
                        refused(Verb.MAIL, ANONYMOUS),
                        authenticator(587, "mail.smtp.ssl.trust=*")
                                .jvm(properties("mail.smtp.starttls.enable=true", "mail.smtp.auth=true"))
                                .framework(framework("jenkins"))
                                .offeredInClear(TLS_ONLY)),
                Scenario.of(
                        "22 too many logins",
                        refused(Verb.SASL_RESPONSE, "454 4.7.0 Too many login attempts, please try again later."),
                        app(587, "mail.smtp.auth=true")
                                .framework(framework("grails"))
                                .given(Given.TEXT, Given.TEXT)
                                .mechanism("LOGIN")),
                Scenario.of(
                        "31 stale token",
                        new Incident(
                                Verb.AUTH,
                                Optional.of(Reply.parse("334 eyJzdGF0dXMiOiI0MDAifQ==")),
                                Optional.empty(),
                                Scenario.thrown("jakarta.mail.AuthenticationFailedException: OAUTH2 asked for more")),
                        app(587, "mail.smtp.auth=true", "mail.smtp.auth.mechanisms=XOAUTH2")
                                .mechanism("XOAUTH2")),
                Scenario.of(
                        "34 AUTH for foreign domains only",
                        refused(Verb.RCPT, "550 authentication required", INVALID),
                        authenticator(25).offeredInClear(LOGIN_IN_CLEAR)));
    }

    private static List<Scenario> transport() {
        return List.of(
                Scenario.of(
                        "21 idle until 421",
                        refused(Verb.MAIL, "421 4.4.1 Connection timed out"),
                        app(25).with(Circumstance.USED_BEFORE)),
                Scenario.of(
                        "21b idle until a reset",
                        lost(
                                Verb.MAIL,
                                "javax.mail.MessagingException: Can't send command to SMTP host",
                                "java.net.SocketException: Broken pipe"),
                        app(25).with(Circumstance.USED_BEFORE)),
                Scenario.of(
                        "21c too many messages",
                        refused(Verb.MAIL, "421 4.7.0 mx.example.net Too many messages in this session"),
                        app(25).with(Circumstance.USED_BEFORE)),
                Scenario.of(
                        "24 EHLO localhost",
                        refused(Verb.EHLO, "421 4.7.0 Try again later, closing connection. (EHLO)"),
                        app(587).helloName("localhost")),
                Scenario.of(
                        "25 port 465 in clear",
                        lost(
                                Verb.CONNECT,
                                "javax.mail.MessagingException: Exception reading response",
                                "java.net.SocketTimeoutException: Read timed out"),
                        app(465, "mail.smtp.starttls.enable=true", "mail.smtp.timeout=2500")
                                .framework(framework("simple-java-mail"))),
                Scenario.of(
                        "26 no object DCH",
                        lost(
                                Verb.DATA,
                                "javax.mail.MessagingException: IOException while sending message",
                                "javax.activation.UnsupportedDataTypeException: no object DCH for MIME type multipart/mixed"),
                        app(25)),
                Scenario.of(
                        "27 too many connections",
                        refused(Verb.MAIL, "421 4.7.0 relay.example.net Error: too many connections from 192.0.2.7"),
                        app(25)),
                Scenario.of(
                        "28 EHLO unanswered",
                        lost(
                                Verb.EHLO,
                                "jakarta.mail.MessagingException: Exception reading response",
                                "java.net.SocketTimeoutException: Read timed out"),
                        app(465, "mail.smtp.ssl.enable=true", "mail.smtp.timeout=10000")
                                .framework(framework("keycloak"))),
                Scenario.of(
                        "29 STARTTLS 454",
                        refused(
                                Verb.STARTTLS,
                                "454 TLS currently unavailable",
                                "javax.mail.MessagingException: 454 TLS currently unavailable"),
                        app(25, "mail.smtp.starttls.enable=true").framework(framework("simple-java-mail"))),
                Scenario.of(
                        "33 certificate not trusted",
                        lost(
                                Verb.STARTTLS,
                                "javax.mail.MessagingException: Could not convert socket to TLS",
                                "javax.net.ssl.SSLHandshakeException: PKIX path building failed"),
                        authenticator(587, "mail.smtp.auth=true").offeredInClear(TLS_ONLY)));
    }

    private static FactsBuilder app(int port, String... assignments) {
        return Facts.of("smtp", "smtp.example.net", port).session(properties(assignments));
    }

    private static FactsBuilder authenticator(int port, String... assignments) {
        return app(port, assignments).with(Circumstance.HAS_AUTHENTICATOR);
    }
}
