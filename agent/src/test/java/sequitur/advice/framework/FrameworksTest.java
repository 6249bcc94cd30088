package sequitur.advice.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.advice.framework.Framework.Habit;

class FrameworksTest {

    private static final Set<String> BOOT = Set.of("org.springframework.boot.autoconfigure.mail.MailProperties");

    @ParameterizedTest
    @CsvSource({
        "org.springframework.mail.javamail.JavaMailSenderImpl, spring",
        "org.simplejavamail.mailer.internal.SendMailClosure, simple-java-mail",
        "org.apache.commons.mail.Email, commons-email",
        "org.apache.commons.mail2.jakarta.Email, commons-email",
        "org.apache.camel.component.mail.DefaultJavaMailSender, camel",
        "io.micronaut.email.javamail.sender.JavaxEmailSender, micronaut",
        "hudson.tasks.Mailer$DescriptorImpl, jenkins",
        "hudson.plugins.emailext.ExtendedEmailPublisher, jenkins-email-ext",
        "org.keycloak.email.DefaultEmailSenderProvider, keycloak",
        "org.jboss.as.mail.extension.SessionProviderFactory$ManagedSession$1, wildfly",
        "com.ibm.ws.javamail.internal.MailSessionService, liberty",
        "org.glassfish.resources.javamail.MailSessionAuthenticator, payara",
        "org.apache.naming.factory.MailSessionFactory$1$1, tomcat",
        "ch.qos.logback.core.net.SMTPAppenderBase, logback",
        "org.apache.logging.log4j.core.net.SmtpManager, log4j2",
        "org.apache.log4j.net.SMTPAppender, log4j1",
        "grails.plugins.mail.MailMessageBuilder, grails",
        "com.example.app.Mailer, plain"
    })
    void areToldByTheirClasses(String className, String id) {
        List<String> stack = List.of("jakarta.mail.Transport", className, "com.example.app.Main");

        assertThat(Frameworks.find(stack, name -> false).id()).isEqualTo(id);
    }

    @Test
    void springBootIsSpringWithItsOwnClasses() {
        List<String> stack = List.of("org.springframework.mail.javamail.JavaMailSenderImpl");

        assertThat(Frameworks.find(stack, BOOT::contains).id()).isEqualTo("spring-boot");
        assertThat(Frameworks.find(stack, "org.springframework.boot.mail.autoconfigure.MailProperties"::equals)
                        .id())
                .isEqualTo("spring-boot");
    }

    @Test
    void aCompanionAloneShowsNothing() {
        assertThat(Frameworks.find(List.of("com.example.app.Main"), BOOT::contains))
                .isEqualTo(Frameworks.plain());
    }

    @Test
    void eachHasAnIdOfItsOwn() {
        assertThat(Frameworks.all().stream().map(Framework::id))
                .doesNotHaveDuplicates()
                .contains("plain");
        assertThat(Frameworks.of("none")).isEmpty();
    }

    @Test
    void readsItsTable() {
        Framework one = Frameworks.parse("""
                # a comment
                [one]
                title: One
                classes: a.b. c.d.
                with: e.F
                habits: credentials-mean-auth
                name port: the port
                set auth=true: switch AUTH on
                set timeout: set the limit to {value}
                name *: one.{name}
                """).get(0);

        assertThat(one.title()).isEqualTo("One");
        assertThat(one.classes()).containsExactly("a.b.", "c.d.");
        assertThat(one.companions()).containsExactly("e.F");
        assertThat(one.habits()).containsExactly(Habit.CREDENTIALS_MEAN_AUTH);
        assertThat(one.words(new Change.Put("mail.smtp.auth", "true"))).isEqualTo("switch AUTH on");
        assertThat(one.words(new Change.Put("mail.smtps.auth", "false"))).isEqualTo("set one.mail.smtps.auth=false");
        assertThat(one.words(new Change.Put("mail.smtp.timeout", "5"))).isEqualTo("set the limit to 5");
        assertThat(one.words(new Change.Put("mail.smtp.port", "25"))).isEqualTo("set the port=25");
        assertThat(one.words(new Change.Take("mail.smtp.from"))).isEqualTo("remove one.mail.smtp.from");
        assertThat(one.words("look at {mail.smtp.port} ({act from})"))
                .isEqualTo("look at the port (From of the message)");
        assertThat(one.name("mail.mime.allowutf8")).isEqualTo("one.mail.mime.allowutf8");
    }
}
