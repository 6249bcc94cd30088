package sequitur.smtp.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.smtp.Dialogue;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Step;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/** What is done about violations, and what a correction inserts. */
class PolicyTest {

    private static final SessionState STATE = SessionState.unknown(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE);
    private static final Requirements BOTH = new Requirements(Requirement.NEEDED, Requirement.NEEDED);
    private static final Requirements AUTH = new Requirements(Requirement.NOT_NEEDED, Requirement.NEEDED);

    private static Violation violation(Rule rule) {
        return new Violation(rule, Verb.MAIL, STATE);
    }

    @Test
    void aLegalCommandPasses() {
        assertThat(Policy.of(Action.BLOCK).verdict(List.of())).isSameAs(Verdict.PASS);
        assertThat(Policy.of(Action.OFF).verdict(List.of(violation(Rule.MAIL_NESTED))))
                .isSameAs(Verdict.PASS);
    }

    @Test
    void theStrongestActionWins() {
        Policy policy =
                Policy.of(Action.LOG).with(Rule.AUTH_REQUIRED, Action.BLOCK).with(Rule.HELLO_FIRST, Action.OFF);
        List<Violation> all =
                List.of(violation(Rule.HELLO_FIRST), violation(Rule.AUTH_REQUIRED), violation(Rule.MAIL_NESTED));

        assertThat(policy.verdict(all)).isEqualTo(new Verdict.Block(all.get(1), List.of(all.get(1), all.get(2))));
    }

    @Test
    void aForgedCommandIsCalledThatWhateverElseItBreaks() {
        List<Violation> all = List.of(violation(Rule.HELLO_NAME), violation(Rule.COMMAND_INJECTION));

        for (Action action : List.of(Action.LOG, Action.BLOCK, Action.CORRECT)) {
            assertThat(Policy.of(action).verdict(all)).isEqualTo(new Verdict.Block(all.get(1), all));
        }
    }

    @Test
    void whatCannotBeCorrectedIsBlocked() {
        Policy policy = Policy.of(Action.CORRECT);

        assertThat(policy.verdict(List.of(violation(Rule.RCPT_BEFORE_MAIL)))).isInstanceOf(Verdict.Block.class);
        assertThat(policy.verdict(List.of(violation(Rule.MAIL_NESTED)))).isInstanceOf(Verdict.Correct.class);
        assertThat(policy.verdict(List.of(violation(Rule.MAIL_NESTED), violation(Rule.RCPT_BEFORE_MAIL))))
                .isInstanceOf(Verdict.Block.class);
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void aForgedCommandIsBlockedByEveryActionButOff(Action action) {
        Verdict verdict = Policy.of(action).verdict(List.of(violation(Rule.COMMAND_INJECTION)));

        assertThat(verdict).isInstanceOf(action == Action.OFF ? Verdict.Pass.class : Verdict.Block.class);
    }

    @Test
    void aPresetKeepsTheExceptions() {
        Policy policy =
                Policy.of(Action.LOG).with(Rule.MAIL_NESTED, Action.CORRECT).withPreset(Action.BLOCK);

        assertThat(policy.action(Rule.MAIL_NESTED)).isEqualTo(Action.CORRECT);
        assertThat(policy.action(Rule.AUTH_ONCE)).isEqualTo(Action.BLOCK);
    }

    @Test
    void resetComesBeforeAuth() {
        Dialogue dialogue = Dialogue.opened(AUTH)
                .then("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250 AUTH PLAIN", "C: MAIL FROM:<a@b>", "S: 250 ok");

        assertThat(next(dialogue.state())).contains(Step.RSET);
        assertThat(next(dialogue.then("C: RSET", "S: 250 ok").state())).contains(Step.AUTH);
    }

    @Test
    void helloComesBeforeEverything() {
        assertThat(next(Dialogue.opened(BOTH).then("S: 220 b").state())).contains(Step.EHLO);
        assertThat(next(Dialogue.opened(BOTH)
                        .then("S: 220 b", "C: EHLO a", "S: 502 no", "C: HELO a", "S: 250 b")
                        .state()))
                .contains(Step.EHLO);
    }

    @Test
    void tlsComesBeforeAuth() {
        SessionState state = Dialogue.opened(BOTH)
                .then("S: 220 b", "C: EHLO a", "S: 250-b", "S: 250-AUTH PLAIN", "S: 250 STARTTLS")
                .state();

        assertThat(next(state)).contains(Step.STARTTLS);
    }

    @Test
    void aPasswordNeverCrossesTheNetworkInClear() {
        String[] offersAuth = {"250-b", "250 AUTH PLAIN"};
        String[] offersBoth = {"250-b", "250-AUTH PLAIN", "250 STARTTLS"};

        assertThat(next(remote(offersAuth))).isEmpty();
        assertThat(next(remote(offersBoth))).contains(Step.STARTTLS);
    }

    @Test
    void aPasswordCrossesTheNetworkInClearWhereThatIsAllowedAndThereIsNoTls() {
        assertThat(next(remote("250-b", "250 AUTH PLAIN").allowingClearText())).contains(Step.AUTH);
        assertThat(next(remote("250-b", "250-AUTH PLAIN", "250 STARTTLS").allowingClearText()))
                .contains(Step.STARTTLS);
        assertThat(next(remote("250 b").allowingClearText())).isEmpty();
    }

    @Test
    void allowedClearTextLastsAsLongAsTheConnectionAndIsNotForTheAppsOwnAuth() {
        SessionState state = SessionState.opened(Encryption.NONE, Peer.REMOTE, AUTH)
                .allowingClearText()
                .received(220, "220 b\n")
                .sent(Verb.HELO, Dialogue.octets("HELO a"))
                .received(250, "250 b\n")
                .sent(Verb.EHLO, Dialogue.octets("EHLO a"))
                .received(250, "250-b\n250 AUTH PLAIN\n");
        byte[] auth = Dialogue.octets("AUTH PLAIN AGEAYg==");

        assertThat(next(state)).contains(Step.AUTH);
        assertThat(Rulebook.check(state, Verb.AUTH, auth)).map(Violation::rule).containsExactly(Rule.AUTH_CLEARTEXT);
    }

    @Test
    void nothingIsInsertedThatTheServerDoesNotOffer() {
        assertThat(next(Dialogue.opened(BOTH)
                        .then("S: 220 b", "C: EHLO a", "S: 250 b")
                        .state()))
                .isEmpty();
    }

    @Test
    void nothingIsInsertedIntoContent() {
        SessionState state = Dialogue.opened()
                .then("S: 220 b", "C: EHLO a", "S: 250 b", "C: MAIL FROM:<a@b>", "S: 250 ok")
                .then("C: RCPT TO:<c@d>", "S: 250 ok", "C: DATA", "S: 354 go")
                .state();

        Policy lenient = Policy.of(Action.CORRECT).with(Rule.DATA_CONTENT, Action.LOG);
        byte[] mail = Dialogue.octets("MAIL FROM:<a@b>");

        assertThat(next(state)).isEmpty();
        assertThat(lenient.verdict(Rulebook.check(state, Verb.MAIL, mail))).isInstanceOf(Verdict.Log.class);
    }

    private static SessionState remote(String... ehloReply) {
        SessionState state =
                SessionState.opened(Encryption.NONE, Peer.REMOTE, AUTH).received(220, "220 b\n");
        return state.sent(Verb.EHLO, Dialogue.octets("EHLO")).received(250, String.join("\n", ehloReply));
    }

    /** What is inserted before MAIL where everything is to be corrected. */
    private static Optional<Step> next(SessionState state) {
        Policy policy = Policy.of(Action.CORRECT);
        byte[] mail = Dialogue.octets("MAIL FROM:<a@b>");
        return Plan.next(state, policy, Rulebook.check(state, Verb.MAIL, mail), mail);
    }
}
