package sequitur.advice;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static sequitur.advice.Scenario.offer;
import static sequitur.advice.Scenario.properties;
import static sequitur.advice.Scenario.refused;

import java.util.List;
import java.util.stream.Stream;
import sequitur.advice.facts.Circumstance;
import sequitur.advice.facts.Facts;
import sequitur.advice.facts.FactsBuilder;
import sequitur.advice.facts.Given;
import sequitur.smtp.wire.Verb;

/** What providers and servers of public reports answered to Java apps, beyond the cases of {@link AppScenarios}. */
final class ProviderScenarios {

    private ProviderScenarios() {}

    static List<Scenario> all() {
        return Stream.of(account(), moreOfTheAccount(), limits(), policies())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> account() {
        return List.of(
                Scenario.of(
                        "AUTH taken out of use",
                        refused(Verb.AUTH, "503 5.5.1 Error: authentication not enabled"),
                        login(587)),
                Scenario.of(
                        "AUTH taken out of use at 25",
                        refused(Verb.AUTH, "502 5.5.1 Command not implemented"),
                        login(25)),
                Scenario.of(
                        "secure connection wanted for AUTH",
                        refused(Verb.AUTH, "530 Login fail. A secure connection is requiered(such as ssl)."),
                        login(587).offeredInClear(offer("STARTTLS", "AUTH LOGIN"))),
                Scenario.of(
                        "secure connection wanted, no STARTTLS there",
                        refused(Verb.AUTH, "530 Login fail. A secure connection is requiered(such as ssl)."),
                        login(25)),
                Scenario.of(
                        "encryption wanted in German",
                        refused(Verb.AUTH, "530 Verschluesselung erforderlich, bitte STARTTLS verwenden"),
                        login(587).offeredInClear(offer("STARTTLS", "AUTH LOGIN"))),
                Scenario.of("SMTP not switched on", refused(Verb.AUTH, "550 User has no permission"), login(587)),
                Scenario.of(
                        "no rights to the service",
                        refused(
                                Verb.AUTH,
                                "535 5.7.8 Error: authentication failed: This user does not have access rights to this service"),
                        login(587)),
                Scenario.of(
                        "5.7.139 of a tenant's rules",
                        refused(
                                Verb.AUTH,
                                "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully."),
                        login(587)),
                Scenario.of(
                        "5.7.139 of a wrong password",
                        refused(
                                Verb.AUTH,
                                "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect."),
                        login(587)),
                Scenario.of(
                        "too many wrong passwords",
                        refused(Verb.AUTH, "421 4.7.0 Too many authentication failures, closing connection"),
                        login(587)),
                Scenario.of(
                        "credits used up",
                        refused(Verb.AUTH, "451 Authentication failed: Maximum credits exceeded"),
                        login(587)),
                Scenario.of(
                        "address not among the account's",
                        refused(Verb.AUTH, "525 5.7.1 Unauthorized IP address"),
                        login(587)),
                Scenario.of(
                        "certificate, where the library began TLS at AUTH",
                        refused(
                                Verb.AUTH,
                                "530 5.7.0 Must issue a STARTTLS command first",
                                "jakarta.mail.AuthenticationFailedException: 220 Ready",
                                "jakarta.mail.MessagingException: Could not convert socket to TLS",
                                "javax.net.ssl.SSLHandshakeException: PKIX path building failed"),
                        login(587).offeredInClear(offer("STARTTLS", "AUTH LOGIN"))),
                Scenario.of(
                        "AUTH wanted after HELO",
                        refused(Verb.MAIL, "530 5.7.0 Authentication required"),
                        app(587, "mail.smtp.auth=true")
                                .given(Given.TEXT, Given.TEXT)
                                .with(Circumstance.WITHOUT_EHLO)),
                Scenario.of(
                        "AUTH wanted and not offered under TLS",
                        refused(Verb.MAIL, "530 5.7.57 Client not authenticated to send mail."),
                        app(587, "mail.smtp.auth=true")
                                .given(Given.TEXT, Given.TEXT)
                                .offeredUnderTls(offer())));
    }

    private static List<Scenario> moreOfTheAccount() {
        return List.of(
                Scenario.of(
                        "application password of two factors",
                        refused(
                                Verb.AUTH,
                                "535 5.7.8 Error: authentication failed: two-factor authentication is enabled, use app-specific password"),
                        login(587)),
                Scenario.of(
                        "service not open",
                        refused(
                                Verb.AUTH,
                                "535 Login fail. Account is abnormal, service is not open, password is incorrect, login frequency limited, or system is busy."),
                        login(587)),
                Scenario.of(
                        "SMTP not allowed to the account",
                        refused(
                                Verb.AUTH,
                                "535 the email account is not allowed to use smtp service, authentication failed"),
                        login(587)),
                Scenario.of(
                        "SMTP not activated",
                        refused(Verb.AUTH, "535 POP3/IMAP/SMTP access is not activated for this mailbox"),
                        login(587)),
                Scenario.of(
                        "too many bad tries",
                        refused(Verb.AUTH, "535 5.7.0 (#AUTH005) Too many bad auth attempts."),
                        login(587)),
                Scenario.of(
                        "notification that RCPT may not ask for",
                        refused(Verb.RCPT, "501 5.5.4 Syntax error in parameters: NOTIFY"),
                        loggedIn(587).session(properties("mail.smtp.dsn.notify=FAILURE"))),
                Scenario.of(
                        "submitter that MAIL may not tell",
                        refused(Verb.MAIL, "501 5.5.4 Syntax: MAIL FROM:<address>"),
                        loggedIn(587).session(properties("mail.smtp.submitter=a@example.com"))));
    }

    private static List<Scenario> limits() {
        return List.of(
                Scenario.of(
                        "limit of a day",
                        refused(Verb.END_OF_CONTENT, "550 5.4.5 Daily user sending limit exceeded."),
                        loggedIn(587)),
                Scenario.of(
                        "limit of an hour at RCPT",
                        refused(
                                Verb.RCPT,
                                "550 Domain example.com has exceeded the max emails per hour (150/150 (100%)) allowed."),
                        loggedIn(587)),
                Scenario.of(
                        "limit of 24 hours at MAIL",
                        refused(
                                Verb.MAIL,
                                "550 5.7.1 a@example.com User has exceeded its 24-hour sending limit. Messages to 250 recipients out of 250 allowed have been sent."),
                        loggedIn(587)),
                Scenario.of(
                        "limits of the account at RCPT",
                        refused(
                                Verb.RCPT,
                                "471 4.7.1 <one@example.org>: The limits for your account are exceeded. Please try again later."),
                        loggedIn(587)),
                Scenario.of(
                        "limit of a second",
                        refused(Verb.MAIL, "550 5.7.0 Requested action not taken: too many emails per second"),
                        loggedIn(587)),
                Scenario.of(
                        "limit of a session",
                        refused(Verb.MAIL, "421 4.7.0 Error: too many messages in one session"),
                        loggedIn(587)));
    }

    private static List<Scenario> policies() {
        return List.of(
                Scenario.of("relay denied after AUTH", refused(Verb.RCPT, "550 5.4.4 Unable to relay"), loggedIn(587)),
                Scenario.of(
                        "relay denied, no AUTH there",
                        refused(Verb.RCPT, "550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain"),
                        app(25).offeredInClear(offer())),
                Scenario.of(
                        "Haraka before AUTH",
                        refused(Verb.RCPT, "550 I cannot deliver mail for <one@example.org>"),
                        app(587).offeredInClear(offer("AUTH LOGIN"))),
                Scenario.of(
                        "on a list, with AUTH",
                        refused(
                                Verb.MAIL,
                                "550 5.7.1 Unfortunately, messages from [192.0.2.7] weren't sent. Part of their network is on our block list (S3140)."),
                        loggedIn(587)),
                Scenario.of(
                        "on a list, without AUTH",
                        refused(
                                Verb.RCPT,
                                "554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org"),
                        app(587).offeredInClear(offer("AUTH LOGIN"))),
                Scenario.of(
                        "sender looked for",
                        refused(
                                Verb.RCPT,
                                "550-Verification failed for <a@example.com>\n550-No Such User Here\n550 Sender verify failed"),
                        loggedIn(587)),
                Scenario.of(
                        "identity not verified",
                        refused(
                                Verb.END_OF_CONTENT,
                                "554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: a@example.com"),
                        loggedIn(587)),
                Scenario.of(
                        "taken for spam",
                        refused(Verb.END_OF_CONTENT, "554 5.7.1 Message rejected as spam by Content Filtering."),
                        loggedIn(587)),
                Scenario.of(
                        "malformed header",
                        refused(Verb.END_OF_CONTENT, "554 5.6.0 Message with invalid header rejected"),
                        loggedIn(587)),
                Scenario.of(
                        "recipient looked for",
                        refused(
                                Verb.RCPT,
                                "450 4.1.1 <one@example.org>: Recipient address rejected: unverified address: Address verification in progress"),
                        loggedIn(587)),
                Scenario.of(
                        "no such mailbox, the others served",
                        refused(Verb.RCPT, "550 5.1.1 User unknown"),
                        loggedIn(587).session(properties("mail.smtp.sendpartial=true"))),
                Scenario.of(
                        "refused in Russian, as the library reads it",
                        refused(
                                Verb.AUTH,
                                new String("535 5.7.8 Ошибка: неверный логин или пароль".getBytes(UTF_8), ISO_8859_1)),
                        login(587)),
                Scenario.of(
                        "service not available at EHLO",
                        refused(Verb.EHLO, "421 4.3.2 Service not available, closing transmission channel"),
                        app(25).helloName("localhost")));
    }

    /** An app that has given user name and password, and has begun to authenticate. */
    private static FactsBuilder login(int port) {
        return app(port, "mail.smtp.auth=true")
                .given(Given.TEXT, Given.TEXT)
                .offeredInClear(offer("AUTH LOGIN"))
                .mechanism("LOGIN");
    }

    private static FactsBuilder loggedIn(int port) {
        return login(port).with(Circumstance.AUTHENTICATED);
    }

    private static FactsBuilder app(int port, String... assignments) {
        return Facts.of("smtp", "mail.example.net", port).session(properties(assignments));
    }
}
