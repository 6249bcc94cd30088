package sequitur.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Step;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Greeting;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.session.Transaction;
import sequitur.smtp.wire.Verb;

/**
 * What holds in every state that a dialogue can lead to. There are few enough to visit all of them: each command in each
 * state, answered in each way that makes a difference. What fails names a shortest dialogue that leads there. A
 * session that is closed is not followed any further.
 */
@Tag("slow")
class ReachableStatesTest {

    private static final List<String> COMMANDS = List.of(
            "EHLO a",
            "HELO a",
            "STARTTLS",
            "AUTH PLAIN",
            "MAIL FROM:<a@b>",
            "MAIL FROM:<a@b> SIZE=1",
            "RCPT TO:<c@d>",
            "RCPT TO:<c@d> NOTIFY=NEVER",
            "DATA",
            "BDAT 3",
            "BDAT 3 LAST",
            ".",
            "*",
            "RSET",
            "NOOP",
            "QUIT",
            "XCLIENT NAME=a");
    private static final List<Integer> CODES = List.of(220, 235, 250, 334, 354, 421, 550, 0);
    private static final List<String> OFFERS =
            List.of("250 b\n", "250-b\n250 AUTH PLAIN\n", "250-b\n250-AUTH PLAIN\n250 STARTTLS\n");
    private static final int MOST_STEPS = 8;

    /**
     * A kind of connection and what its server insists on.
     *
     * @param tls whether TLS is on from the start
     * @param loopback whether the peer is on the loopback interface
     * @param requirements what the server insists on
     */
    record Setting(boolean tls, boolean loopback, Requirements requirements) {
        /** Every state that can be reached, with the lines of a shortest dialogue to it. What was refused before is no matter. */
        Map<SessionState, List<String>> states() {
            Map<SessionState, List<String>> reached = new LinkedHashMap<>();
            Set<List<Object>> seen = new HashSet<>();
            Deque<SessionState> open = new ArrayDeque<>();
            SessionState opened = SessionState.opened(
                    tls ? Encryption.TLS : Encryption.NONE, loopback ? Peer.LOOPBACK : Peer.REMOTE, requirements);
            for (int code : CODES) {
                reached.putIfAbsent(opened.received(code, ""), List.of("S: " + code));
            }
            open.addAll(reached.keySet());
            while (!open.isEmpty()) {
                SessionState state = open.remove();
                List<String> lines = reached.getOrDefault(state, List.of());
                for (String command : COMMANDS) {
                    SessionState sent = state.sent(state.classify(Dialogue.octets(command)), Dialogue.octets(command));
                    for (int code : CODES) {
                        for (String text : command.equals("EHLO a") && code == 250 ? OFFERS : List.of("")) {
                            SessionState next = sent.received(code, text);
                            if (!next.connection().closed() && seen.add(standing(next))) {
                                reached.put(next, with(lines, "C: " + command, "S: " + code + " " + text.strip()));
                                open.add(next);
                            }
                        }
                    }
                }
            }
            return reached;
        }

        private static List<Object> standing(SessionState state) {
            return List.of(state.connection(), state.transaction(), state.envelope(), state.inSaslExchange());
        }

        private static List<String> with(List<String> lines, String command, String reply) {
            List<String> more = new ArrayList<>(lines);
            more.add(command);
            more.add(reply);
            return more;
        }
    }

    static Stream<Setting> settings() {
        return Stream.of(Requirement.NOT_NEEDED, Requirement.NEEDED_WHERE_OFFERED, Requirement.NEEDED)
                .map(requirement -> new Requirements(requirement, requirement))
                .flatMap(requirements -> Stream.of(
                        new Setting(false, false, requirements),
                        new Setting(false, true, requirements),
                        new Setting(true, false, requirements)));
    }

    /** Everything corrected; and the same with one rule blocked or not looked at; and nothing corrected but one rule. */
    private static Collection<Policy> policies() {
        List<Policy> policies = new ArrayList<>(List.of(Policy.of(Action.CORRECT)));
        for (Rule rule : Rule.values()) {
            policies.add(Policy.of(Action.CORRECT).with(rule, Action.OFF));
            policies.add(Policy.of(Action.CORRECT).with(rule, Action.BLOCK));
            policies.add(Policy.of(Action.LOG).with(rule, Action.CORRECT));
        }
        return policies;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aCorrectionDoesNoHarmAndComesToAnEnd(Setting setting) {
        Collection<Policy> policies = policies();
        setting.states().forEach((state, lines) -> {
            for (String command : COMMANDS) {
                if (!violations(state, command).isEmpty()) {
                    policies.forEach(policy -> correct(state, policy, command, lines));
                }
            }
        });
    }

    private static void correct(SessionState start, Policy policy, String command, List<String> lines) {
        SessionState state = start;
        List<Step> steps = new ArrayList<>();
        for (Optional<Step> step = next(state, policy, command);
                step.isPresent();
                step = next(state, policy, command)) {
            steps.add(step.get());
            Optional<String> harm = steps.size() > MOST_STEPS ? Optional.of("it never ends") : harm(step.get(), state);
            if (harm.isPresent()) {
                fail("%s before %s after %s under %s: %s", steps, command, lines, policy, harm.get());
            }
            state = accepted(state, step.get());
        }
    }

    @Test
    void aCorrectionNeverThrowsARecipientAway() {
        SessionState state = Dialogue.opened()
                .then("S: 220 b", "C: HELO a", "S: 250 b", "C: MAIL FROM:<a@b>", "S: 250 ok")
                .then("C: RCPT TO:<c@d>", "S: 250 ok")
                .state();
        String command = "RCPT TO:<e@f> NOTIFY=NEVER";

        assertThat(violations(state, command)).extracting(Violation::rule).containsExactly(Rule.EHLO_NEEDED);
        assertThat(next(state, Policy.of(Action.CORRECT), command)).isEmpty();
    }

    private static Optional<String> harm(Step step, SessionState state) {
        Connection connection = state.connection();
        if (state.transaction() == Transaction.CONTENT) {
            return Optional.of("it becomes text of the message");
        }
        if (state.inSaslExchange() && step != Step.CANCEL) {
            return Optional.of("it becomes a line of the SASL exchange");
        }
        if (state.transaction().isOpen() && step != Step.RSET && step != Step.CANCEL) {
            return Optional.of("the open transaction is lost");
        }
        if (step == Step.AUTH && !connection.confidential()) {
            return Optional.of("the password crosses the network in clear");
        }
        if (step == Step.AUTH && !connection.extensions().offers("AUTH")) {
            return Optional.of("the server does not offer AUTH");
        }
        if (step == Step.STARTTLS
                && (connection.tls() || !connection.extensions().offers("STARTTLS"))) {
            return Optional.of("the server does not offer STARTTLS");
        }
        return Optional.empty();
    }

    /** What a server does that offers and accepts everything. */
    private static SessionState accepted(SessionState state, Step step) {
        SessionState sent = state.sent(step.verb(), Dialogue.octets(step.name()));
        return switch (step) {
            case READ_REPLY -> state.assumingAllAccepted();
            case RECONNECT -> state.reconnected();
            case CANCEL -> sent.received(501, "501 cancelled\n");
            case RSET -> sent.received(250, "250 ok\n");
            case EHLO ->
                sent.received(
                        250,
                        state.connection().tls() ? "250-b\n250 AUTH PLAIN\n" : "250-b\n250-AUTH PLAIN\n250 STARTTLS\n");
            case STARTTLS -> sent.received(220, "220 go\n");
            case AUTH -> sent.received(235, "235 ok\n");
        };
    }

    private static Optional<Step> next(SessionState state, Policy policy, String command) {
        return Plan.next(state, policy, violations(state, command), Dialogue.octets(command));
    }

    private static List<Violation> violations(SessionState state, String command) {
        byte[] line = Dialogue.octets(command);
        return Rulebook.check(state, state.classify(line), line);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whatIsAlwaysAllowedIsNeverFlagged(Setting setting) {
        setting.states().forEach((state, lines) -> {
            if (state.transaction() != Transaction.CONTENT
                    && !state.inSaslExchange()
                    && !state.connection().closed()
                    && state.connection().greeting() != Greeting.REFUSED) {
                for (String command :
                        List.of("NOOP", "RSET", "QUIT", "HELP", "VRFY a", "EXPN a", "X-OTHER", "XCLIENT NAME=a")) {
                    if (!violations(state, command).isEmpty()) {
                        fail("%s after %s", command, lines);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("settings")
    void aLineHasOneStateToItself(Setting setting) {
        setting.states().forEach((state, lines) -> {
            Set<SessionState> sent = new HashSet<>();
            for (Verb verb : Verb.values()) {
                SessionState after = state.sent(verb, Dialogue.octets(verb.name()));
                if (!sent.add(after) || !after.awaitsReplyTo(verb)) {
                    fail("%s after %s", verb, lines);
                }
            }
        });
    }
}
