package sequitur.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Step;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.session.Transaction;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Verb;

/** What holds of every dialogue. */
class ModelPropertiesTest {

    private static final Requirements DEMANDING = new Requirements(Requirement.NEEDED, Requirement.NEEDED);
    private static final String OFFERS = "250-b\n250-STARTTLS\n250-CHUNKING\n250 AUTH PLAIN\n";
    private static final String OFFERS_UNDER_TLS = "250-b\n250-CHUNKING\n250 AUTH PLAIN\n";
    private static final int MOST_STEPS = 8;

    /** Dialogues of the RFC's grammar: hello, perhaps TLS, perhaps AUTH, then messages and what may stand between them. */
    @Provide
    Arbitrary<List<String>> legalDialogues() {
        Arbitrary<List<String>> start = Combinators.combine(
                        Arbitraries.of(true, false), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((tls, auth, first) -> {
                    List<String> lines = new ArrayList<>(List.of("S: 220 b"));
                    if (first) {
                        lines.addAll(List.of("C: NOOP", "S: 250 ok"));
                    }
                    lines.addAll(List.of(
                            "C: EHLO a",
                            "S: 250-b",
                            "S: 250-SIZE",
                            "S: 250-CHUNKING",
                            "S: 250-STARTTLS",
                            "S: 250 AUTH PLAIN"));
                    if (tls) {
                        lines.addAll(List.of(
                                "C: STARTTLS",
                                "S: 220 go",
                                "C: EHLO a",
                                "S: 250-b",
                                "S: 250-SIZE",
                                "S: 250-CHUNKING",
                                "S: 250 AUTH PLAIN"));
                    }
                    if (auth) {
                        lines.addAll(List.of("C: AUTH PLAIN", "S: 334 ", "C: AGEAYg==", "S: 235 ok"));
                    }
                    return lines;
                });
        return Combinators.combine(start, between().list().ofMaxSize(8)).as((lines, rest) -> {
            List<String> all = new ArrayList<>(lines);
            rest.forEach(all::addAll);
            return all;
        });
    }

    private static Arbitrary<List<String>> between() {
        Arbitrary<List<String>> message = Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of("DATA", "BDAT", "RSET", "EHLO"),
                        Arbitraries.of("250 ok", "451 later", "554 never"))
                .as(ModelPropertiesTest::message);
        return Arbitraries.oneOf(
                message,
                Arbitraries.of(
                        List.of("C: NOOP", "S: 250 ok"),
                        List.of("C: RSET", "S: 250 ok"),
                        List.of("C: VRFY x", "S: 252 who knows"),
                        List.of("C: XUNKNOWN", "S: 500 what"),
                        List.of("C: MAIL FROM:<a@b>", "S: 550 no"),
                        List.of("C: EHLO a", "S: 250-b", "S: 250-SIZE", "S: 250-CHUNKING", "S: 250 AUTH PLAIN")));
    }

    private static List<String> message(int refused, int accepted, String end, String reply) {
        List<String> lines = new ArrayList<>(List.of("C: MAIL FROM:<a@b> SIZE=3", "S: 250 ok"));
        for (int i = 0; i < refused; i++) {
            lines.addAll(List.of("C: RCPT TO:<no@d>", "S: 550 no"));
        }
        for (int i = 0; i < accepted; i++) {
            lines.addAll(List.of("C: RCPT TO:<yes@d>", "S: 250 ok"));
        }
        switch (end) {
            case "DATA" -> lines.addAll(List.of("C: DATA", "S: 354 go", "C: .", "S: " + reply));
            case "BDAT" -> lines.addAll(List.of("C: BDAT 3", "S: 250 ok", "C: BDAT 3 LAST", "S: " + reply));
            case "RSET" -> lines.addAll(List.of("C: RSET", "S: 250 ok"));
            default ->
                lines.addAll(List.of("C: EHLO a", "S: 250-b", "S: 250-SIZE", "S: 250-CHUNKING", "S: 250 AUTH PLAIN"));
        }
        return lines;
    }

    @Property
    void noLegalDialogueIsFlagged(@ForAll("legalDialogues") List<String> dialogue) {
        assertThat(Dialogue.opened().then(dialogue).broken()).isEmpty();
    }

    @Property
    void aViolationIsFlaggedWhateverCameBefore(@ForAll("legalDialogues") List<String> dialogue) {
        Dialogue walked = Dialogue.opened().then(dialogue);
        walked.then("C: RSET", "S: 250 ok");

        assertThat(walked.brokenBy("DATA")).contains(Rule.DATA_BEFORE_MAIL);
        assertThat(walked.brokenBy("RCPT TO:<c@d>")).contains(Rule.RCPT_BEFORE_MAIL);
        walked.then("C: MAIL FROM:<a@b>", "S: 250 ok");
        assertThat(walked.brokenBy("MAIL FROM:<a@b>")).contains(Rule.MAIL_NESTED);
        assertThat(walked.brokenBy("DATA")).contains(Rule.DATA_BEFORE_RCPT);
        assertThat(walked.brokenBy("AUTH PLAIN")).contains(Rule.AUTH_IN_TRANSACTION);
        walked.then("C: RCPT TO:<c@d>", "S: 250 ok", "C: DATA", "S: 354 go");
        assertThat(walked.brokenBy("NOOP")).contains(Rule.DATA_CONTENT);
        assertThat(walked.brokenBy("NOOP\r\n")).contains(Rule.COMMAND_INJECTION);
    }

    @Property
    void nothingThatIsReadEverThrows(
            @ForAll List<byte[]> lines,
            @ForAll List<@IntRange(min = -10, max = 1100) Integer> codes,
            @ForAll String text) {
        SessionState state = SessionState.opened(Encryption.NONE, Peer.REMOTE, Requirements.NONE);
        for (int i = 0; i < Math.min(lines.size(), codes.size()); i++) {
            byte[] line = lines.get(i);
            Verb verb = state.classify(line);
            Rulebook.check(state, verb, line);
            AuthCommand.parse(line);
            state = state.sent(verb, line).received(codes.get(i), text);
        }
        assertThat(Extensions.parse(text).keywords()).doesNotContain("");
    }

    @Property
    void aCorrectionLeadsToALegalMail(
            @ForAll("legalDialogues") List<String> dialogue,
            @ForAll boolean loopback,
            @ForAll boolean openTransaction) {
        SessionState state = SessionState.opened(Encryption.NONE, loopback ? Peer.LOOPBACK : Peer.REMOTE, DEMANDING);
        state = replay(state, dialogue);
        if (openTransaction) {
            state = state.sent(Verb.MAIL, Dialogue.octets("MAIL")).received(250, "250 ok\n");
        }
        Policy policy = Policy.of(Action.CORRECT);
        byte[] mail = Dialogue.octets("MAIL FROM:<a@b>");
        Set<Step> taken = EnumSet.noneOf(Step.class);
        int steps = 0;
        for (Optional<Step> step = next(state, policy, mail); step.isPresent(); step = next(state, policy, mail)) {
            assertThat(++steps).isLessThanOrEqualTo(MOST_STEPS);
            assertThat(state.transaction()).isNotEqualTo(Transaction.CONTENT);
            if (step.get() == Step.AUTH) {
                assertThat(state.connection().confidential()).isTrue();
            }
            taken.add(step.get());
            state = accepted(state, step.get());
        }
        assertThat(Rulebook.check(state, Verb.MAIL, mail))
                .as("after %s in %s", taken, state)
                .isEmpty();
    }

    private static Optional<Step> next(SessionState state, Policy policy, byte[] line) {
        return Plan.next(state, policy, Rulebook.check(state, Verb.MAIL, line), line);
    }

    /** What a server does that accepts everything. */
    private static SessionState accepted(SessionState state, Step step) {
        SessionState sent = state.sent(step.verb(), Dialogue.octets(step.name()));
        return switch (step) {
            case READ_REPLY -> state.assumingAllAccepted();
            case RECONNECT -> state.reconnected();
            case CANCEL -> sent.received(501, "501 cancelled\n");
            case RSET -> sent.received(250, "250 ok\n");
            case EHLO -> sent.received(250, state.connection().tls() ? OFFERS_UNDER_TLS : OFFERS);
            case STARTTLS -> sent.received(220, "220 go\n");
            case AUTH -> sent.received(235, "235 ok\n");
        };
    }

    private static SessionState replay(SessionState opened, List<String> dialogue) {
        SessionState state = opened.received(220, "220 b\n")
                .sent(Verb.EHLO, Dialogue.octets("EHLO"))
                .received(250, OFFERS);
        for (String line : dialogue) {
            if (line.equals("C: STARTTLS")) {
                state = state.sent(Verb.STARTTLS, Dialogue.octets("STARTTLS")).received(220, "220 go\n");
            }
        }
        return state;
    }
}
