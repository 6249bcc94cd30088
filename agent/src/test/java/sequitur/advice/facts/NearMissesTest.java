package sequitur.advice.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMissesTest {

    @ParameterizedTest
    @CsvSource({
        "mail.smtp.starttls, starttls.enable",
        "mail.smtp.tls, starttls.enable",
        "mail.smtp.startTls.enable, starttls.enable",
        "mail.smtp.startls.enable, starttls.enable",
        "mail.smtp.starttls.enbale, starttls.enable",
        "mail.smtp.ssl, ssl.enable",
        "mail.smtp.EnableSSL.enable, ssl.enable",
        "mail.smtp.ssl.enabel, ssl.enable",
        "mail.smtp.authentication, auth",
        "mail.smtp.auht, auth",
        "mail.smtp.password, password",
        "mail.smtp.user.name, user",
        "mail.smtp.connectionTimeout, connectiontimeout",
        "mail.smtp.timout, timeout",
        "mail.smtp.helo, localhost",
        "mail.smtps.starttls.enable, starttls.enable"
    })
    void findsWhatWasMeant(String written, String suffix) {
        assertThat(with(Map.of(written, "true")).nearMiss("mail.smtp." + suffix, "true"))
                .get()
                .asString()
                .startsWith(written + " is set, but ");
    }

    @ParameterizedTest
    @CsvSource({
        "mail.smtp.quitwait, auth",
        "mail.smtp.timeout, writetimeout",
        "mail.smtp.host, port",
        "mail.smtp.something.else, starttls.enable",
        "mail.imap.starttls, starttls.enable",
        "mail.smtp.ssl, starttls.enable"
    })
    void takesNothingElseForIt(String written, String suffix) {
        assertThat(with(Map.of(written, "true")).nearMiss("mail.smtp." + suffix, "true"))
                .isEmpty();
    }

    @Test
    void findsAWrongValue() {
        assertThat(with(Map.of("mail.smtp.auth", "yes")).nearMiss("mail.smtp.auth", "true"))
                .contains("{mail.smtp.auth} is set to \"yes\", and the library takes only true and false.");
        assertThat(with(Map.of("mail.smtp.auth", "false")).nearMiss("mail.smtp.auth", "true"))
                .contains("{mail.smtp.auth} is set to \"false\".");
    }

    @Test
    void findsAnObjectThatIsPassedOver() {
        assertThat(with(Map.of("mail.smtp.timeout", 5000L)).nearMiss("mail.smtp.timeout", "10000"))
                .get()
                .asString()
                .contains("is set to an object");
    }

    /** JavaMail before 1.4.2 reads text alone. */
    @Test
    void findsABooleanWhereTheReleaseWantsText() {
        MailProperties session = MailProperties.of(Map.of("mail.smtp.auth", true));

        assertThat(server().session(session).release("1.4.1").build().nearMiss("mail.smtp.auth", "true"))
                .isPresent();
        assertThat(server().session(session).release("1.4.7").build().nearMiss("mail.smtp.auth", "true"))
                .isEmpty();
    }

    @Test
    void findsASystemPropertyThatTheSessionDoesNotSee() {
        MailProperties jvm = MailProperties.of(Map.of("mail.smtp.auth", "true"));

        assertThat(server().jvm(jvm).build().nearMiss("mail.smtp.auth", "true"))
                .get()
                .asString()
                .startsWith("-Dmail.smtp.auth is set for the JVM");
        assertThat(server().jvm(jvm).session(jvm).build().nearMiss("mail.smtp.auth", "true"))
                .isEmpty();
        assertThat(server().jvm(jvm).build().nearMiss("mail.smtp.auth", "false"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "auth, auth, 0",
        "auth, AUTH, 0",
        "auth, auht, 1",
        "auth, aut, 1",
        "auth, autha, 1",
        "auth, auto, 1",
        "ab, ba, 1",
        "'', auth, 4"
    })
    void countsSlips(String one, String other, int slips) {
        assertThat(LetterDistance.between(one, other)).isEqualTo(slips);
    }

    private static Facts with(Map<String, Object> session) {
        return server().session(MailProperties.of(session)).build();
    }

    private static FactsBuilder server() {
        return Facts.of("smtp", "mail.example.net", 25);
    }
}
