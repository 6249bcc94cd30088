package sequitur.compatibility.mailtest.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import sequitur.junit.ExpectedViolation;
import sequitur.junit.Sequitur;
import sequitur.junit.SmtpRecord;
import sequitur.junit.SmtpRehearsal;

/** Tests of an app that swallows what it is told. */
@Sequitur
public class JudgedSample {

    private static final ExecutorService OLDER = Executors.newSingleThreadExecutor();

    @BeforeAll
    static void startThePool() throws Exception {
        OLDER.submit(() -> {}).get();
    }

    @AfterAll
    static void stopThePool() {
        OLDER.shutdown();
    }

    @BeforeEach
    void begin(TestInfo test) {
        if (test.getTags().contains("before")) {
            Post.nested();
        }
    }

    @AfterEach
    void end(TestInfo test) {
        if (test.getTags().contains("after")) {
            Post.nested();
        }
    }

    @Test
    void passesLegal() {
        assertEquals("250", Post.legal());
    }

    @Test
    void failsNested() {
        assertEquals("250", Post.nested());
    }

    @Test
    @ExpectedViolation("mail-nested")
    void passesExpected() {
        Post.nested();
    }

    @Test
    @ExpectedViolation("mail-nested")
    @ExpectedViolation("rcpt-before-mail")
    void passesBothExpected() {
        Post.nested();
        Post.early();
    }

    @Test
    @ExpectedViolation("mail-nested")
    void failsMissing() {
        Post.legal();
    }

    @Test
    @ExpectedViolation("mail-nested")
    void failsOther() {
        Post.nested();
        Post.early();
    }

    @Test
    void failsOnChildThread() throws Exception {
        Thread child = new Thread(Post::nested);
        child.start();
        child.join();
    }

    @Test
    void failsOnOlderThread() throws Exception {
        OLDER.submit(Post::nested).get();
    }

    @Test
    void passesAfterThem() {
        Post.legal();
    }

    @Test
    void failsByItself() {
        Post.legal();
        fail("by itself");
    }

    @Test
    void failsTwice() {
        Post.nested();
        fail("by itself");
    }

    @Test
    @Tag("before")
    void failsInBeforeEach() {}

    @Test
    @Tag("after")
    void failsInAfterEach() {}

    @RepeatedTest(2)
    void repeats(RepetitionInfo repetition) {
        if (repetition.getCurrentRepetition() == 2) {
            Post.nested();
        }
    }

    @Test
    @ExpectedViolation("mail-nested")
    void passesRecord(SmtpRecord record) {
        assertTrue(record.violations().isEmpty());
        Post.nested();
        assertEquals("mail-nested", record.violations().get(0).id());
        assertTrue(record.violations().get(0).place().startsWith(Post.class.getName()), "the place");
        assertTrue(record.dialogue().contains("C: MAIL FROM:<two@a.example>"), "the dialogue");
        assertTrue(record.failures().isEmpty());
    }

    @Test
    void passesRehearsal(SmtpRehearsal rehearsal, SmtpRecord record) {
        rehearsal.answer("MAIL", "451 4.7.1 Try later");
        assertEquals("451", Post.say("MAIL FROM:<one@a.example>"));
        rehearsal.answer("mail", "452 4.2.2 Full");
        assertEquals("452", Post.say("MAIL FROM:<one@a.example>"));
        rehearsal.leave("MAIL");
        assertEquals("250", Post.legal());
        rehearsal.answer("greeting", "421 4.3.2 Closing");
        assertEquals("-1", Post.legal());
        assertEquals(1, record.failures().size());
    }

    @Test
    void passesWithoutRehearsal() {
        assertEquals("250", Post.say("MAIL FROM:<one@a.example>"));
    }

    @Test
    void failsUnknownAnswer(SmtpRehearsal rehearsal) {
        rehearsal.answer("MAIL", "please fail");
    }

    @Test
    void failsUnknownCue(SmtpRehearsal rehearsal) {
        rehearsal.answer("MAYL", "451 4.7.1 Try later");
    }

    /** The classes around a class count for it. */
    @Nested
    class Inner {

        @Test
        void failsNestedInside() {
            Post.nested();
        }

        @Test
        void passesLegalInside() {
            Post.legal();
        }
    }
}
