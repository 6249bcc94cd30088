package sequitur.smtp.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.Dialogue;
import sequitur.smtp.session.Hello;
import sequitur.smtp.session.Refusal;
import sequitur.smtp.session.Transaction;
import sequitur.smtp.wire.Verb;

/** Commands that are sent without waiting for the replies to those before them (RFC 2920). */
class GroupTest {

    private static Dialogue pipelining() {
        return Dialogue.opened()
                .then(
                        "S: 220 b",
                        "C: EHLO a",
                        "S: 250-b",
                        "S: 250-PIPELINING",
                        "S: 250-AUTH PLAIN LOGIN",
                        "S: 250 CHUNKING");
    }

    @Test
    void aWholeEnvelopeIsOneGroup() {
        Dialogue dialogue = pipelining().then("C: RSET", "C: MAIL FROM:<a@b>", "C: RCPT TO:<c@d>", "C: DATA");

        assertThat(dialogue.broken()).isEmpty();
        assertThat(dialogue.state().outstanding()).containsExactly(Verb.RSET, Verb.MAIL, Verb.RCPT, Verb.DATA);
        dialogue.then("S: 250 ok", "S: 250 ok", "S: 250 ok", "S: 354 go");
        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.CONTENT);
        assertThat(dialogue.state().outstanding()).isEmpty();
    }

    @Test
    void eachReplyAnswersTheFirstOfThem() {
        Dialogue dialogue = pipelining().then("C: MAIL FROM:<a@b>", "C: RCPT TO:<c@d>", "C: DATA");

        dialogue.then("S: 550 no");
        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.NONE);
        assertThat(dialogue.state().awaitsReplyTo(Verb.RCPT)).isTrue();
        dialogue.then("S: 503 what", "S: 503 what");
        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.NONE);
        assertThat(dialogue.state().firstRefusal()).map(Refusal::verb).contains(Verb.MAIL);
        assertThat(dialogue.broken()).isEmpty();
    }

    @Test
    void theNextGroupMayFollowTheFinalDot() {
        Dialogue dialogue = pipelining()
                .then("C: MAIL FROM:<a@b>", "C: RCPT TO:<c@d>", "C: DATA", "S: 250 ok", "S: 250 ok", "S: 354 go")
                .then("C: .", "C: MAIL FROM:<a@b>", "C: RCPT TO:<c@d>");

        assertThat(dialogue.broken()).isEmpty();
    }

    @Test
    void chunksMayFollowOneAnother() {
        Dialogue dialogue = pipelining()
                .then("C: MAIL FROM:<a@b>", "C: RCPT TO:<c@d>", "C: BDAT 3", "C: BDAT 3 LAST")
                .then("S: 250 ok", "S: 550 no", "S: 503 no", "S: 503 no");

        assertThat(dialogue.broken()).isEmpty();
    }

    @Test
    void whatIsOutOfOrderInAGroupIsStillOutOfOrder() {
        assertThat(pipelining().then("C: MAIL FROM:<a@b>").brokenBy("MAIL FROM:<a@b>"))
                .containsExactly(Rule.MAIL_NESTED);
        assertThat(pipelining().then("C: MAIL FROM:<a@b>").brokenBy("DATA")).containsExactly(Rule.DATA_BEFORE_RCPT);
        assertThat(pipelining().then("C: RSET").brokenBy("RCPT TO:<c@d>")).containsExactly(Rule.RCPT_BEFORE_MAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EHLO a",
                "HELO a",
                "VRFY a",
                "EXPN a",
                "NOOP",
                "QUIT",
                "AUTH LOGIN",
                "AUTH PLAIN",
                "AUTH GSSAPI x"
            })
    void someCommandsHaveToBeWaitedFor(String command) {
        assertThat(pipelining().then("C: " + command).brokenBy("RSET")).containsExactly(Rule.PIPELINE_LAST);
    }

    @Test
    void dataHasToBeWaitedFor() {
        Dialogue dialogue = pipelining().then("C: MAIL FROM:<a@b>", "C: RCPT TO:<c@d>", "C: DATA");

        assertThat(dialogue.brokenBy("Subject: hello")).contains(Rule.PIPELINE_LAST);
    }

    @Test
    void anAuthOfOneRoundTripNeedNotBeWaitedFor() {
        assertThat(pipelining().then("C: AUTH PLAIN AGEAYg==").brokenBy("MAIL FROM:<a@b>"))
                .isEmpty();
        assertThat(pipelining().then("C: AUTH LOGIN YQ==").brokenBy("MAIL FROM:<a@b>"))
                .containsExactly(Rule.PIPELINE_LAST);
    }

    @Test
    void aServerThatDoesNotOfferItHasToBeWaitedFor() {
        Dialogue dialogue = Dialogue.opened().then("S: 220 b", "C: HELO a", "S: 250 b", "C: MAIL FROM:<a@b>");

        assertThat(dialogue.brokenBy("RCPT TO:<c@d>")).containsExactly(Rule.REPLY_PENDING);
    }

    @Test
    void theGreetingHasToBeWaitedFor() {
        Dialogue dialogue = Dialogue.opened().then("C: EHLO a");

        assertThat(dialogue.broken()).containsExactly(Rule.GREETING_FIRST);
        assertThat(dialogue.then("S: 220 b").state().awaitsReplyTo(Verb.EHLO)).isTrue();
        assertThat(dialogue.then("S: 250 b").state().connection().hello()).isEqualTo(Hello.EHLO);
    }

    @Test
    void whatIsSentBehindStartTlsIsThrownAway() {
        Dialogue dialogue = Dialogue.opened().then("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 STARTTLS");

        dialogue.then("C: STARTTLS", "C: NOOP");
        assertThat(dialogue.broken()).containsExactly(Rule.PIPELINE_LAST);
        assertThat(dialogue.then("S: 220 go").state().outstanding()).isEmpty();
    }
}
