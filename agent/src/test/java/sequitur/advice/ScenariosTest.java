package sequitur.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The apps of public reports and twenty mistakes in {@code spring.mail}: the fault that is named, and the change. */
class ScenariosTest {

    private static final List<Scenario> ALL = Stream.of(
                    SpringScenarios.all(), AppScenarios.all(), ProviderScenarios.all())
            .flatMap(List::stream)
            .toList();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 no username, no password | auth-required | set spring.mail.username and spring.mail.password
            2 starttls.enable missing | starttls-required | set spring.mail.properties.mail.smtp.starttls.enable=true
            3 nothing set at all | starttls-required | set spring.mail.properties.mail.smtp.starttls.enable=true
            3b then the certificate | certificate-untrusted | add the certificate that signed the server's one to the trust store of this JVM (-Djavax.net.ssl.trustStore) or of spring.mail.ssl.bundle
            4 password as mail.smtp.password | auth-no-password | set spring.mail.password
            5 clear text at 465 | tls-expected | set spring.mail.properties.mail.smtp.ssl.enable=true
            6 ssl.enable at 587 | tls-not-expected | set spring.mail.properties.mail.smtp.ssl.enable=false
            7 wrong password | auth-failed | check spring.mail.username and spring.mail.password
            8 From not owned | sender-identity | send from the account's own address (setFrom() of the message)
            9 wrong host | host-unknown | correct the host name in spring.mail.host
            10 wrong port | connection-refused | check the port in spring.mail.port
            11 EHLO with a container's id | hello-name | set spring.mail.properties.mail.smtp.localhost=<the full domain name of this machine>
            12 smtps, trust under mail.smtp.* | certificate-untrusted | set spring.mail.properties.mail.smtps.ssl.trust=mail.example.net
            13 username, no password | auth-no-password | set spring.mail.password
            14 certificate not trusted | certificate-untrusted | add the certificate that signed the server's one to the trust store of this JVM (-Djavax.net.ssl.trustStore) or of spring.mail.ssl.bundle
            15 relay at 25 | relay-denied | set spring.mail.username and spring.mail.password
            16 no credentials, access denied at RCPT | auth-required | set spring.mail.username and spring.mail.password
            17 the same at MAIL | auth-required | set spring.mail.username and spring.mail.password
            18 mail.smtp.starttls=true | starttls-required | set spring.mail.properties.mail.smtp.starttls.enable=true
            19 EHLO name with underscore | hello-name | set spring.mail.properties.mail.smtp.localhost=<the full domain name of this machine>
            20 no greeting, no timeouts | greeting-missing | set spring.mail.properties.mail.smtp.timeout=10000
            """)
    void mistakesInSpringMail(String name, String id, String change) {
        holds(name, id, change);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            01 name in EHLO punished at RCPT | hello-name | set mail.smtp.localhost=<the full domain name of this machine>
            03 relay denied, account unused | relay-denied | set mail.smtp.auth=true
            03b relay denied, no account | relay-denied | call Email.setAuthentication() with user name and password
            05 letter beyond ASCII before the @ | smtputf8-needed | tick Realm settings > Email > Allow UTF-8
            07 sender without domain | path-syntax | send from an address with a domain (setFrom() of the message)
            09 Outlook without STARTTLS | auth-required | set mail.smtp.starttls.enable=true
            10 dead address, then 452 | mailbox-unknown | correct the address, or strike it off the list; the order of commands is right
            12 From is not the account | sender-identity | send from the account's own address (setFrom() of the message)
            14 235 auth failure | relay-denied | check the user name and the password
            15 empty user and password | auth-empty | set mail.smtp.auth=false
            19 empty sender | path-syntax | set mail.smtp.from to an address, or update the server: RFC 5321 4.5.5 allows <>
            19b empty sender, refused at RCPT | rcpt-before-mail | set mail.smtp.from to an address, or update the server: RFC 5321 4.5.5 allows <>
            20 a system property that the session does not see | auth-required | tick Manage Jenkins > System > E-mail Notification > Use TLS
            21 idle until 421 | session-closed | ask Transport.isConnected() before each message, and connect again if it says false
            21b idle until a reset | write-failed | ask Transport.isConnected() before each message, and connect again if it says false
            21c too many messages | mail-limit | close the Transport after as many messages as the server takes, and connect again
            22 too many logins | auth-rate | send many messages on one connection: one Transport.connect(), then sendMessage() for each
            24 EHLO localhost | session-closed | set mail.smtp.localhost=<the full domain name of this machine>
            25 port 465 in clear | tls-expected | set simplejavamail.transportstrategy=SMTPS
            26 no object DCH | content-failed | set the thread's context class loader to the mail library's one before Transport.send()
            27 too many connections | mail-limit | send over fewer connections at once, and pause before the next one
            28 EHLO unanswered | answer-timed-out | set timeout to 300000 in smtpServer of the realm
            29 STARTTLS 454 | starttls-unavailable | set simplejavamail.extraproperties.mail.smtp.starttls.enable=false
            31 stale token | auth-token | fetch a fresh token before each connection and give it as the password
            33 certificate not trusted | certificate-untrusted | add the certificate that signed the server's one to the trust store of this JVM (-Djavax.net.ssl.trustStore)
            34 AUTH for foreign domains only | auth-required | set mail.smtp.auth=true
            36 bare 503 to MAIL | auth-required | set mail.smtp.auth=true
            38 bare 503 to DATA | data-refused | look at the command that was answered and at the first refusal of the session (mail.debug=true shows both)
            """)
    void appsOfPublicReports(String name, String id, String change) {
        holds(name, id, change);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            relay denied after AUTH | relay-denied | ask the server's operator to which domains this account may send
            relay denied, no AUTH there | relay-denied | have the server's operator let this machine's address send to other domains
            Haraka before AUTH | relay-denied | give the mail session an Authenticator with user name and password
            AUTH taken out of use | auth-offered | ask the server's operator at which port apps authenticate
            AUTH taken out of use at 25 | auth-offered | set mail.smtp.port=587
            secure connection wanted for AUTH | auth-cleartext | set mail.smtp.starttls.enable=true
            secure connection wanted, no STARTTLS there | auth-cleartext | set mail.smtp.port=465
            encryption wanted in German | auth-cleartext | set mail.smtp.starttls.enable=true
            SMTP not switched on | auth-policy | switch on SMTP for mail programs in the account's settings at the provider
            no rights to the service | auth-policy | switch on SMTP for mail programs in the account's settings at the provider
            5.7.139 of a tenant's rules | auth-policy | have SMTP AUTH switched on for this account, or send with an OAuth 2 token (XOAUTH2)
            5.7.139 of a wrong password | auth-failed | check the user name and the password
            too many wrong passwords | auth-rate | check the user name and the password
            credits used up | auth-rate | raise the account's limit with the provider, or wait until it begins anew
            address not among the account's | account-blocked | add this machine's address to those that the account's settings allow
            certificate, where the library began TLS at AUTH | certificate-untrusted | add the certificate that signed the server's one to the trust store of this JVM (-Djavax.net.ssl.trustStore)
            AUTH wanted after HELO | auth-required | ask the server's operator at which port apps authenticate
            AUTH wanted and not offered under TLS | auth-required | ask the server's operator at which port apps authenticate
            limit of a day | mail-limit | wait until the provider's limit starts anew, or ask for a higher one
            limit of an hour at RCPT | mail-limit | wait until the provider's limit starts anew, or ask for a higher one
            limit of 24 hours at MAIL | mail-limit | wait until the provider's limit starts anew, or ask for a higher one
            limits of the account at RCPT | mail-limit | wait until the provider's limit starts anew, or ask for a higher one
            limit of a second | mail-limit | send more slowly, and try again after a pause that grows
            limit of a session | mail-limit | close the Transport after as many messages as the server takes, and connect again
            on a list, with AUTH | reputation | have the address taken off the list that the reply names, or ask the server's operator
            on a list, without AUTH | auth-required | give the mail session an Authenticator with user name and password
            sender looked for | sender-domain | send from an address that exists (From of the message)
            identity not verified | sender-identity | verify the address that the reply names with the provider, or send from one that is verified (From of the message)
            taken for spam | content-rejected | change the text, the links or the attachments; no setting of the mail library helps
            malformed header | content-rejected | call saveChanges() before sending and change what the reply names; no setting of the transport helps
            recipient looked for | server-busy | try again later; the order of commands is right
            no such mailbox, the others served | mailbox-unknown | correct the address, or strike it off the list; the order of commands is right
            refused in Russian, as the library reads it | auth-failed | check the user name and the password
            service not available at EHLO | session-closed | send the message again later
            application password of two factors | auth-policy | make an application password at the provider and give it as the password
            service not open | auth-policy | switch on SMTP for mail programs in the account's settings at the provider
            SMTP not allowed to the account | auth-policy | switch on SMTP for mail programs in the account's settings at the provider
            SMTP not activated | auth-policy | switch on SMTP for mail programs in the account's settings at the provider
            too many bad tries | auth-rate | check the user name and the password
            notification that RCPT may not ask for | path-syntax | remove mail.smtp.dsn.notify
            submitter that MAIL may not tell | path-syntax | remove mail.smtp.submitter
            """)
    void providersOfPublicReports(String name, String id, String change) {
        holds(name, id, change);
    }

    /** No sentence may say what the facts deny. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            AUTH taken out of use | no AUTH was sent
            on a list, without AUTH | names no clearer reason
            no such mailbox, the others served | No address is at fault
            AUTH wanted after HELO | The server offers neither
            AUTH wanted and not offered under TLS | nor STARTTLS
            relay denied after AUTH | as not authenticated
            """)
    void saysNothingThatIsNotSo(String name, String untrue) {
        Scenario scenario =
                ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();

        assertThat(String.join("\n", scenario.lines())).doesNotContain(untrue);
    }

    private static void holds(String name, String id, String change) {
        Scenario scenario =
                ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();

        assertThat(scenario.failure().id()).isEqualTo(id);
        assertThat(scenario.change()).isEqualTo(change);
        assertThat(scenario.headline()).endsWith(" [" + id + "]: " + change);
    }
}
