package sequitur.advice.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailPropertiesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.smtp.password",
                "mail.smtp.user",
                "mail.user",
                "mail.smtp.proxy.password",
                "mail.smtp.auth.ntlm.domain",
                "mail.smtp.api.key",
                "mail.smtp.auth",
                "mail.smtp.port",
                "mail.smtp.starttls",
                "mail.imap.host"
            })
    void keepsNoValueThatMayBeASecret(String name) {
        MailProperties properties = MailProperties.of(Map.of(name, "hunter2hunter2"));

        assertThat(properties.has(name)).isTrue();
        assertThat(properties.value(name)).isEmpty();
        assertThat(properties.toString()).doesNotContain("hunter2");
    }

    /** A secret of digits is no flag, and no private name is ever told. */
    @ParameterizedTest
    @ValueSource(strings = {"mail.smtp.user", "mail.smtp.proxy.password", "mail.smtp.auth"})
    void keepsNoSecretOfDigits(String name) {
        assertThat(MailProperties.of(Map.of(name, "12345678")).value(name)).isEmpty();
    }

    @Test
    void keepsWhatTellsNoSecret() {
        MailProperties properties = MailProperties.of(Map.of(
                "mail.smtp.auth", true,
                "mail.smtp.port", 587,
                "mail.smtp.starttls.enable", "TRUE",
                "mail.smtp.localhost", "app01",
                "mail.transport.protocol", "smtps",
                "java.version", "17"));

        assertThat(properties.has("mail.smtp.auth", "true")).isTrue();
        assertThat(properties.has("mail.smtp.starttls.enable", "true")).isTrue();
        assertThat(properties.value("mail.smtp.port")).contains("587");
        assertThat(properties.value("mail.smtp.localhost")).contains("app01");
        assertThat(properties.value("mail.transport.protocol")).contains("smtps");
        assertThat(properties.has("java.version")).isFalse();
    }

    @Test
    void knowsWhichObjectsTheLibraryPassesOver() {
        MailProperties properties = MailProperties.of(Map.of(
                "mail.smtp.auth",
                true,
                "mail.smtp.timeout",
                5000L,
                "mail.smtp.port",
                587,
                "mail.smtp.host",
                new Object(),
                "mail.smtp.ssl.socketFactory",
                new Object()));

        assertThat(properties.isPassedOver("mail.smtp.auth")).isFalse();
        assertThat(properties.isPassedOver("mail.smtp.timeout")).isTrue();
        assertThat(properties.isPassedOver("mail.smtp.port")).isFalse();
        assertThat(properties.isPassedOver("mail.smtp.host")).isTrue();
        assertThat(properties.isPassedOver("mail.smtp.ssl.socketFactory")).isFalse();
    }
}
