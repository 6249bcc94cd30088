package sequitur.smtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.smtp.Dialogue;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Replies drive the state. */
class SessionStateTest {

    private static Dialogue authenticated() {
        return Dialogue.opened()
                .then("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250-STARTTLS", "S: 250-CHUNKING", "S: 250 AUTH LOGIN")
                .then("C: AUTH LOGIN", "S: 334 x", "C: dXNlcg==", "S: 334 y", "C: cGFzcw==", "S: 235 ok");
    }

    @Test
    void theGreetingOpensTheSession() {
        assertThat(Dialogue.opened().state().outstanding()).contains(Verb.CONNECT);
        assertThat(Dialogue.opened().then("S: 220 b").state().connection().greeting())
                .isEqualTo(Greeting.ACCEPTED);
        assertThat(Dialogue.opened().then("S: 554 b").state().connection().greeting())
                .isEqualTo(Greeting.REFUSED);
        assertThat(Dialogue.opened().then("S: 421 b").state().connection().closed())
                .isTrue();
    }

    @Test
    void aSaslExchangeIsKnownForWhatItIs() {
        Dialogue dialogue = Dialogue.opened()
                .then("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 AUTH LOGIN", "C: AUTH LOGIN", "S: 334 x");

        assertThat(dialogue.state().inSaslExchange()).isTrue();
        assertThat(dialogue.state().classify(Dialogue.octets("QUIT"))).isEqualTo(Verb.SASL_RESPONSE);
        dialogue.then("C: *", "S: 501 cancelled");
        assertThat(dialogue.state().inSaslExchange()).isFalse();
        assertThat(dialogue.state().connection().authentication()).isEqualTo(Authentication.NONE);
        assertThat(dialogue.state().classify(Dialogue.octets("QUIT"))).isEqualTo(Verb.QUIT);
    }

    @Test
    void nothingMayFollowALineWhoseReplyIsLate() {
        Dialogue piped = Dialogue.opened().then("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 PIPELINING");
        SessionState late = piped.then("C: MAIL FROM:<a@b>").state();

        assertThat(Rulebook.check(late, Verb.RCPT, Dialogue.octets("RCPT TO:<c@d>")))
                .isEmpty();
        assertThat(Rulebook.check(late.unanswered(), Verb.RCPT, Dialogue.octets("RCPT TO:<c@d>")))
                .extracting(Violation::rule)
                .containsExactly(Rule.PIPELINE_LAST);
        assertThat(late.unanswered().received(250, "250 ok")).isEqualTo(late.received(250, "250 ok"));
        assertThat(late.sent(Verb.RSET, Dialogue.octets("RSET")).unanswered().outstanding())
                .containsExactly(Verb.MAIL, Verb.RSET);
        assertThat(late.received(250, "250 ok").unanswered()).isEqualTo(late.received(250, "250 ok"));
    }

    @Test
    void someRepliesShowThatRepliesAnswerOtherCommands() {
        assertThat(withRecipient().then("C: DATA").state().isOutOfStep(250)).isTrue();
        assertThat(withRecipient().then("C: DATA").state().isOutOfStep(354)).isFalse();
        assertThat(withRecipient().then("C: DATA").state().isOutOfStep(503)).isFalse();
        for (String line : List.of("MAIL FROM:<a@b>", "RCPT TO:<a@b>", "RSET", "NOOP", "VRFY a", "BDAT 0 LAST")) {
            SessionState state = withRecipient().then("C: " + line).state();

            assertThat(List.of(354, 334, 220)).as(line).allMatch(state::isOutOfStep);
            assertThat(List.of(250, 251, 254, 450, 554, 421)).as(line).noneMatch(state::isOutOfStep);
        }
        assertThat(authenticated().then("C: AUTH LOGIN").state().isOutOfStep(334))
                .isFalse();
        assertThat(authenticated().then("C: XCLIENT A=B").state().isOutOfStep(220))
                .isFalse();
        assertThat(authenticated().then("C: STARTTLS").state().isOutOfStep(220)).isFalse();
        assertThat(authenticated().state().isOutOfStep(354)).isFalse();
    }

    @Test
    void resetAndHelloNeverUndoAuthentication() {
        Dialogue dialogue = authenticated().then("C: RSET", "S: 250 ok", "C: EHLO a", "S: 250-b", "S: 250 SIZE 1");

        assertThat(dialogue.broken()).isEmpty();
        assertThat(dialogue.state().connection().authentication()).isEqualTo(Authentication.DONE);
    }

    @Test
    void startTlsForgetsWhatWasSaidBefore() {
        SessionState state = authenticated().then("C: STARTTLS", "S: 220 go").state();

        assertThat(state.connection().tls()).isTrue();
        assertThat(state.connection().hello()).isEqualTo(Hello.FORGOTTEN);
        assertThat(state.connection().authentication()).isEqualTo(Authentication.NONE);
        assertThat(state.connection().extensions()).isEqualTo(Extensions.NONE);
    }

    @Test
    void startTlsEndsTheTransaction() {
        assertThat(withRecipient().then("C: STARTTLS", "S: 220 go").state().transaction())
                .isEqualTo(Transaction.NONE);
    }

    @Test
    void startTlsWithoutItsHandshakeLeavesThePasswordInClear() {
        SessionState tls = Dialogue.remote()
                .then("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 STARTTLS", "C: STARTTLS", "S: 220 go")
                .state();

        assertThat(tls.connection().tls()).isTrue();
        assertThat(tls.inClear().connection().tls()).isFalse();
        assertThat(tls.inClear().connection().hello()).isEqualTo(Hello.FORGOTTEN);
        assertThat(Rulebook.check(tls.inClear(), Verb.AUTH, Dialogue.octets("AUTH PLAIN AGEAYg==")))
                .extracting(Violation::rule)
                .contains(Rule.AUTH_CLEARTEXT);
    }

    @Test
    void aRefusedStartTlsForgetsNothing() {
        SessionState before = authenticated().state();

        SessionState after =
                authenticated().then("C: STARTTLS", "S: 454 not now").state();

        assertThat(after.connection()).isEqualTo(before.connection());
        assertThat(after.firstRefusal()).contains(new Refusal(Verb.STARTTLS, Reply.parse("454 not now")));
    }

    @Test
    void aRefusedHelloLeavesTheTransaction() {
        Dialogue dialogue = authenticated().then("C: MAIL FROM:<a@b>", "S: 250 ok", "C: EHLO _", "S: 501 no");

        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.SENDER);
        assertThat(dialogue.then("C: EHLO a", "S: 250 b").state().transaction()).isEqualTo(Transaction.NONE);
    }

    @Test
    void aMessageGoesThroughItsStages() {
        Dialogue dialogue = authenticated().then("C: MAIL FROM:<a@b>", "S: 250 ok");
        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.SENDER);
        dialogue.then("C: RCPT TO:<c@d>", "S: 550 no");
        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.SENDER);
        dialogue.then("C: RCPT TO:<e@f>", "S: 251 forwarded");
        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.RECIPIENTS);
        dialogue.then("C: DATA", "S: 451 not now");
        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.RECIPIENTS);
        dialogue.then("C: DATA", "S: 354 go");
        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.CONTENT);
        assertThat(dialogue.state().classify(Dialogue.octets("."))).isEqualTo(Verb.END_OF_CONTENT);
        dialogue.then("C: .", "S: 250 queued");
        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.NONE);
        assertThat(dialogue.state().classify(Dialogue.octets("."))).isEqualTo(Verb.OTHER);
        assertThat(dialogue.broken()).isEmpty();
    }

    @Test
    void aChunkThatFailedLeavesNobodyCertain() {
        Dialogue dialogue = authenticated()
                .then("C: MAIL FROM:<a@b>", "S: 250 ok", "C: RCPT TO:<c@d>", "S: 250 ok", "C: BDAT 3", "S: 250 ok");
        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.CHUNKS);

        dialogue.then("C: BDAT 3", "S: 552 too much");

        assertThat(dialogue.brokenBy("MAIL FROM:<a@b>")).isEmpty();
        assertThat(dialogue.then("C: RSET", "S: 250 ok").state().transaction()).isEqualTo(Transaction.NONE);
    }

    @Test
    void aServerThatForgaveIsFollowed() {
        Dialogue dialogue = authenticated()
                .then(
                        "C: MAIL FROM:<a@b>",
                        "S: 250 ok",
                        "C: RCPT TO:<c@d>",
                        "S: 250 ok",
                        "C: MAIL FROM:<e@f>",
                        "S: 250 ok");

        assertThat(dialogue.broken()).containsExactly(Rule.MAIL_NESTED);
        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.SENDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: 250 ok", "S: garbage", "S: 199 what", "S: 999 what"})
    void afterAReplyThatMakesNoSenseEverythingIsLegal(String reply) {
        Dialogue dialogue = authenticated()
                .then("C: MAIL FROM:<a@b>", "S: 250 ok", "C: RCPT TO:<c@d>", "S: 250 ok", "C: DATA", reply);

        for (String command :
                new String[] {"MAIL FROM:<a@b> SIZE=1", "RCPT TO:<a@b>", "DATA", "AUTH X", "STARTTLS", "QUIT"}) {
            assertThat(dialogue.brokenBy(command)).as(command).isEmpty();
        }
    }

    @Test
    void anUnknownSessionIsSynchronised() {
        assertThat(Dialogue.unknown().then("C: RSET", "S: 250 ok").brokenBy("DATA"))
                .containsExactly(Rule.DATA_BEFORE_MAIL);
        assertThat(Dialogue.unknown().then("C: EHLO a", "S: 250 b").brokenBy("AUTH PLAIN"))
                .containsExactly(Rule.AUTH_OFFERED);
        assertThat(Dialogue.unknown().then("C: MAIL FROM:<a@b>", "S: 250 ok").brokenBy("DATA"))
                .containsExactly(Rule.DATA_BEFORE_RCPT);
    }

    @Test
    void theGreetingOfLmtpIsLeftAlone() {
        assertThat(Dialogue.opened().then("S: 220 b", "C: LHLO a", "S: 250 b").brokenBy("DATA"))
                .isEmpty();
    }

    @Test
    void an421EndsTheSessionWhateverItAnswers() {
        assertThat(authenticated()
                        .then("C: NOOP", "S: 421 shutting down")
                        .state()
                        .connection()
                        .closed())
                .isTrue();
        assertThat(authenticated()
                        .then("S: 421 shutting down")
                        .state()
                        .connection()
                        .closed())
                .isTrue();
    }

    @Test
    void anUnsolicitedReplyChangesNothing() {
        SessionState state = authenticated().state();

        assertThat(state.received(250, "250 what for\n")).isSameAs(state);
    }

    @Test
    void messageAfterMessageWalksThroughTheSameStates() {
        Dialogue dialogue = authenticated();
        String[] message = {
            "C: MAIL FROM:<a@b>",
            "S: 250 ok",
            "C: RCPT TO:<c@d>",
            "S: 250 ok",
            "C: DATA",
            "S: 354 go",
            "C: .",
            "S: 250 ok"
        };
        List<SessionState> first = walk(dialogue, message);
        List<SessionState> second = walk(dialogue, message);

        for (int i = 0; i < message.length; i++) {
            assertThat(second.get(i)).as(message[i]).isSameAs(first.get(i));
        }
    }

    @Test
    void newRequirementsKeepEverythingElse() {
        SessionState state = Dialogue.opened().state();

        SessionState changed = state.requiring(new Requirements(Requirement.NEEDED, Requirement.NEEDED));

        assertThat(changed.outstanding()).contains(Verb.CONNECT);
        assertThat(changed.requiring(Requirements.NONE)).isEqualTo(state);
    }

    @Test
    void theFinalDotEndsTheTransactionWhateverItsReply() {
        for (String reply : new String[] {"S: 250 ok", "S: 451 later", "S: 554 no"}) {
            assertThat(inContent().then("C: .", reply).state().transaction()).isEqualTo(Transaction.NONE);
        }
    }

    @Test
    void theLastChunkEndsTheTransaction() {
        Dialogue dialogue = withRecipient().then("C: BDAT 3", "S: 250 ok", "C: BDAT 0 LAST", "S: 250 ok");

        assertThat(dialogue.state().transaction()).isEqualTo(Transaction.LAST_CHUNK);
        assertThat(withRecipient().then("C: BDAT 3 LAST", "S: 554 no").state().transaction())
                .isEqualTo(Transaction.FAILED_CHUNK);
    }

    @Test
    void resetEndsTheTransactionOnceItIsAccepted() {
        assertThat(withRecipient().then("C: RSET", "S: 250 ok").state().transaction())
                .isEqualTo(Transaction.NONE);
        assertThat(withRecipient().then("C: RSET", "S: 500 what").state().transaction())
                .isEqualTo(Transaction.RECIPIENTS);
    }

    @Test
    void heloTakesTheExtensionsAway() {
        SessionState state = authenticated().then("C: HELO a", "S: 250 b").state();

        assertThat(state.connection().hello()).isEqualTo(Hello.HELO);
        assertThat(state.connection().extensions()).isEqualTo(Extensions.NONE);
    }

    @Test
    void quitEndsTheSessionOnceItIsAnswered() {
        assertThat(authenticated().then("C: QUIT").state().connection().closed())
                .isFalse();
        assertThat(authenticated()
                        .then("C: QUIT", "S: 221 bye")
                        .state()
                        .connection()
                        .closed())
                .isTrue();
    }

    @Test
    void xclientTakesTheSessionBackToItsGreetingOnceItIsAccepted() {
        SessionState before = withRecipient().state();
        SessionState after =
                withRecipient().then("C: XCLIENT NAME=a", "S: 220 b").state();

        assertThat(withRecipient().then("C: XCLIENT NAME=a", "S: 550 no").state())
                .isEqualTo(before);
        assertThat(after.transaction()).isEqualTo(Transaction.NONE);
        assertThat(after.connection().hello()).isEqualTo(Hello.NONE);
        assertThat(after.connection().authentication()).isEqualTo(Authentication.NONE);
    }

    @Test
    void aRefusedAuthLeavesTheClientUnknownToTheServer() {
        SessionState state = Dialogue.opened()
                .then("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 AUTH LOGIN")
                .then("C: AUTH LOGIN", "S: 334 x", "C: dXNlcg==", "S: 535 no")
                .state();

        assertThat(state.inSaslExchange()).isFalse();
        assertThat(state.connection().authentication()).isEqualTo(Authentication.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOOP", "RSET", "QUIT", "MAIL FROM:<a@b>", "RCPT TO:<c@d>", "EHLO a", "BDAT 3", "STARTTLS"})
    void anIntermediateReplyThatCannotBeLeavesNobodyCertain(String command) {
        SessionState state = withRecipient().then("C: " + command, "S: 354 go").state();

        assertThat(state.connection().isKnown()).isFalse();
        assertThat(state.transaction()).isEqualTo(Transaction.UNKNOWN);
    }

    private static List<SessionState> walk(Dialogue dialogue, String... lines) {
        return Stream.of(lines).map(line -> dialogue.then(line).state()).toList();
    }

    private static Dialogue withRecipient() {
        return authenticated().then("C: MAIL FROM:<a@b>", "S: 250 ok", "C: RCPT TO:<c@d>", "S: 250 ok");
    }

    private static Dialogue inContent() {
        return withRecipient().then("C: DATA", "S: 354 go");
    }

    @Test
    void aChunkThatIsRefusedAmongOthersFailsTheTransactionWhateverWasOffered() {
        Dialogue chunks = Dialogue.opened()
                .then("S: 220 b", "C: EHLO a", "S: 250 b", "C: MAIL FROM:<a@b>", "S: 250 ok")
                .then("C: RCPT TO:<c@d>", "S: 250 ok", "C: BDAT 3", "S: 250 ok");

        assertThat(chunks.then("C: BDAT 3", "S: 554 no").state().transaction()).isEqualTo(Transaction.FAILED_CHUNK);
    }

    @Test
    void aServerThatGoesOnAfter421HasTakenItBack() {
        Dialogue dialogue = Dialogue.opened().then("S: 220 b", "C: EHLO a", "S: 250 b", "C: NOOP", "S: 421 bye");

        assertThat(dialogue.state().connection().closed()).isTrue();
        assertThat(dialogue.then("C: EHLO a", "S: 250 b").state().connection().closed())
                .isFalse();
        assertThat(dialogue.then("C: NOOP", "S: 421 bye", "C: QUIT", "S: 221 bye")
                        .state()
                        .connection()
                        .closed())
                .isTrue();
    }
}
