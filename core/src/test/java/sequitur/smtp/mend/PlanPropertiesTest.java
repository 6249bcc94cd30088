package sequitur.smtp.mend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import sequitur.smtp.Dialogue;
import sequitur.smtp.StrictServer;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Policy;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * What holds of a correction that is carried out step by step against a server that keeps to the RFCs and may refuse any step:
 * after each reply the plan is made again, and what the server said decides.
 */
class PlanPropertiesTest {

    private static final Policy CORRECT = Policy.of(Action.CORRECT);
    private static final String ADDRESS = "[192.0.2.1]";
    private static final List<String> LINES = List.of(
            "EHLO a",
            "HELO a",
            "STARTTLS",
            "AUTH PLAIN AGEAYg==",
            "MAIL FROM:<a@b>",
            "MAIL FROM:<a@b> SIZE=1",
            "RCPT TO:<c@d>",
            "RCPT TO:<e@f> NOTIFY=NEVER",
            "DATA",
            ".",
            "RSET",
            "NOOP",
            "QUIT");

    /**
     * A connection and what is said on it.
     *
     * @param tls whether TLS is on from the start
     * @param loopback whether the peer is on loopback
     * @param offersTls whether the server offers STARTTLS
     * @param offersAuth whether it offers AUTH
     * @param demanding whether it takes mail only under TLS and from the authenticated, and the client knows that
     * @param before what was said already, legal or not
     * @param unread whether the reply to the last line was not read yet
     * @param command the command that is to be put right
     * @param refusals for each step of the correction, whether the server refuses it
     */
    record Scene(
            boolean tls,
            boolean loopback,
            boolean offersTls,
            boolean offersAuth,
            boolean demanding,
            List<String> before,
            boolean unread,
            String command,
            List<Boolean> refusals) {}

    /** How a correction came out. */
    private enum End {
        SENT,
        REFUSED_STEP,
        BLOCKED
    }

    @Provide
    Arbitrary<Scene> scenes() {
        Arbitrary<Boolean> any = Arbitraries.of(true, false);
        Arbitrary<List<String>> lines = Arbitraries.of(LINES).list().ofMaxSize(8);
        Arbitrary<String> command = Arbitraries.of(LINES).filter(line -> !line.equals("."));
        Arbitrary<List<Boolean>> refusals = Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.just(false)), Tuple.of(1, any))
                .list()
                .ofSize(Plan.MOST_STEPS + 1);
        return Combinators.combine(
                        Combinators.combine(any, any, any, any, any).as(List::of), lines, any, command, refusals)
                .as((flags, before, unread, line, refused) -> new Scene(
                        flags.get(0),
                        flags.get(1),
                        flags.get(2),
                        flags.get(3),
                        flags.get(4),
                        before,
                        unread,
                        line,
                        refused));
    }

    @Property(tries = 5000)
    void aCorrectionEndsInALegalCommandOrInARefusal(@ForAll("scenes") Scene scene) {
        Conversation conversation = new Conversation(scene);

        End end = conversation.correct();

        SessionState state = conversation.state;
        switch (end) {
            case SENT -> {
                assertThat(conversation.verdict()).isNotInstanceOf(Verdict.Block.class);
                // Of a dialogue that was lost nobody can promise anything.
                if (state.connection().isKnown()) {
                    assertThat(conversation.outOfSequence(scene.command()))
                            .as("%s", conversation.server.taken())
                            .isFalse();
                }
            }
            case REFUSED_STEP -> assertThat(conversation.lastReply).startsWith("4");
            case BLOCKED ->
                assertThat(Rulebook.check(state, conversation.verb(), conversation.line))
                        .isNotEmpty();
        }
    }

    @Property(tries = 5000)
    void noStepDoesHarm(@ForAll("scenes") Scene scene) {
        Conversation conversation = new Conversation(scene);
        int recipients = conversation.server.recipients();
        boolean content = conversation.server.inContent();
        int before = conversation.server.taken().size();

        conversation.correct();

        List<String> inserted = conversation
                .server
                .taken()
                .subList(before, conversation.server.taken().size());
        assertThat(conversation.steps).hasSizeLessThanOrEqualTo(Plan.MOST_STEPS);
        assertThat(conversation.clearAuth).isFalse();
        if (content) {
            assertThat(conversation.server.inContent()).isTrue();
            assertThat(inserted).isEmpty();
        }
        assertThat(conversation.intoTransaction).isFalse();
        if (recipients > 0 && conversation.server.recipients() < recipients) {
            assertThat(scene.command()).startsWith("MAIL");
        }
    }

    /** A client that is followed by the model, and corrected as the agent does it. */
    private static final class Conversation {
        private final StrictServer server;
        private final boolean tlsFromTheStart;
        private final boolean loopback;
        private final byte[] line;
        private final List<Step> steps = new ArrayList<>();
        private final Iterator<Boolean> refusals;
        private SessionState state;
        private boolean correcting;
        private boolean clearAuth;
        private boolean intoTransaction;
        private String unread = "";
        private String lastReply = "";

        Conversation(Scene scene) {
            refusals = scene.refusals().iterator();
            server = new StrictServer(
                    scene.tls(), scene.offersTls(), scene.offersAuth(), scene.demanding(), this::isRefused);
            tlsFromTheStart = scene.tls();
            loopback = scene.loopback();
            Requirement requirement = scene.demanding() ? Requirement.NEEDED_WHERE_OFFERED : Requirement.NOT_NEEDED;
            state = SessionState.opened(
                            scene.tls() ? Encryption.TLS : Encryption.NONE,
                            loopback ? Peer.LOOPBACK : Peer.REMOTE,
                            new Requirements(requirement, requirement))
                    .received(220, "220 b");
            line = Dialogue.octets(scene.command());
            for (int i = 0; i < scene.before().size() && !state.connection().closed(); i++) {
                boolean last = i == scene.before().size() - 1;
                String reply = send(scene.before().get(i));
                if (last && scene.unread()) {
                    unread = reply;
                } else {
                    read(reply);
                }
            }
        }

        private boolean isRefused() {
            return correcting && refusals.hasNext() && refusals.next();
        }

        Verb verb() {
            return state.classify(line);
        }

        Verdict verdict() {
            return CORRECT.verdict(Rulebook.check(state, verb(), line));
        }

        private String send(String text) {
            byte[] octets = Dialogue.octets(text);
            state = state.sent(state.classify(octets), octets);
            return server.answer(text);
        }

        /** Content gets no reply. */
        private void read(String reply) {
            if (!reply.isEmpty()) {
                lastReply = reply;
                state = state.received(Integer.parseInt(reply.substring(0, 3)), reply);
            } else if (state.isAwaitingReply()) {
                state = state.lost();
            }
        }

        /** As the agent's Corrector does it: one step, its reply, and a new plan. */
        End correct() {
            correcting = true;
            while (true) {
                if (!(verdict() instanceof Verdict.Correct)) {
                    return verdict() instanceof Verdict.Block ? End.BLOCKED : End.SENT;
                }
                Plan plan = Plan.of(state, CORRECT, line, ADDRESS);
                if (!plan.complete() || steps.size() + plan.steps().size() > Plan.MOST_STEPS) {
                    return End.BLOCKED;
                }
                if (plan.steps().isEmpty()) {
                    return End.SENT;
                }
                Step step = plan.steps().get(0);
                steps.add(step);
                take(step);
                if (lastReply.startsWith("4")) {
                    return End.REFUSED_STEP;
                }
            }
        }

        private void take(Step step) {
            intoTransaction |=
                    server.inTransaction() && step != Step.RSET && step != Step.READ_REPLY && step != Step.CANCEL;
            switch (step) {
                case READ_REPLY -> read(unread);
                case RECONNECT -> connectAgain();
                case CANCEL -> read(send("*"));
                case RSET -> read(send("RSET"));
                case EHLO -> read(send("EHLO a"));
                case STARTTLS -> read(send("STARTTLS"));
                case AUTH -> {
                    clearAuth |= !server.underTls() && !loopback;
                    read(send("AUTH PLAIN AGEAYg=="));
                }
            }
        }

        /** The library says EHLO by itself. */
        private void connectAgain() {
            server.reconnect(tlsFromTheStart);
            state = SessionState.opened(
                            tlsFromTheStart ? Encryption.TLS : Encryption.NONE,
                            state.connection().peer(),
                            state.connection().requirements())
                    .received(220, "220 b");
            read(send("EHLO a"));
        }

        /** Sends the command at last; true if the server finds it out of sequence. */
        boolean outOfSequence(String command) {
            correcting = false;
            return send(command).startsWith("503");
        }
    }
}
