package sequitur.compatibility.mailtest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import sequitur.junit.ExpectedViolation;
import sequitur.junit.Sequitur;
import sequitur.junit.SmtpRecord;

/** Tests with policies of their own: the server takes a nested MAIL. */
@Sequitur(policy = "block")
public class PolicySample {

    @Test
    @ExpectedViolation("mail-nested")
    void passesOfTheClass() {
        assertEquals("503", Post.nested());
    }

    @Test
    @Sequitur(policy = "log")
    @ExpectedViolation("mail-nested")
    void passesOfTheMethod() {
        assertEquals("250", Post.nested());
    }

    @Test
    @Sequitur(policy = "correct")
    @ExpectedViolation("mail-nested")
    void passesCorrected(SmtpRecord record) {
        assertEquals("250", Post.nested());
        assertEquals(1, record.dialogue().stream().filter("C: RSET"::equals).count());
    }

    @Test
    @Sequitur(policy = "off")
    void passesOff() {
        assertEquals("250", Post.nested());
    }

    @Test
    @Sequitur(settings = {"rule.mail-nested=off", "require.tls=never"})
    @ExpectedViolation("rcpt-before-mail")
    void passesRuleOff() {
        assertEquals("250", Post.nested());
        assertEquals("451", Post.early(), "where the class says block");
    }

    @Test
    @Sequitur(policy = "blokc")
    void failsUnknownPolicy() {}

    @Test
    @Sequitur(settings = "rule.mail-nestd=off")
    void failsUnknownKey() {}

    @Test
    @Sequitur(settings = "block")
    void failsNoKey() {}

    @Test
    @ExpectedViolation("mail-nestd")
    void failsUnknownRule() {}
}
