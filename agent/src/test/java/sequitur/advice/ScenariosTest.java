package sequitur.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The apps of public reports and twenty mistakes in {@code spring.mail}: the fault that is named, and the change. */
class ScenariosTest {

    private static final List<Scenario> ALL = Stream.of(SpringScenarios.all(), AppScenarios.all())
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

    private static void holds(String name, String id, String change) {
        Scenario scenario =
                ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();

        assertThat(scenario.failure().id()).isEqualTo(id);
        assertThat(scenario.change()).isEqualTo(change);
        assertThat(scenario.headline()).endsWith(" [" + id + "]: " + change);
    }
}
