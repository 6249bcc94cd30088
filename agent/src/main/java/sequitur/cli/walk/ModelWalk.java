package sequitur.cli.walk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import sequitur.cli.recording.Entry;
import sequitur.cli.recording.RecordedSession;
import sequitur.cli.recording.Server;
import sequitur.cli.recording.Start;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.diagnosis.ReplyDiagnosis;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Refusal;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Walks a recorded session through the model: all that the command line asks of it is asked here. */
public final class ModelWalk {

    private static final String DOT = ".";
    private static final int GREETING = 220;
    private static final int FIRST_REFUSAL = 400;
    private static final Pattern SPACES = Pattern.compile("[\\x00-\\x20]+");

    private final Transcript transcript = new Transcript();
    private final List<Step> steps = new ArrayList<>();

    /** For each line whose reply is outstanding: whether a refusal of it is foretold by a violation. */
    private final Deque<Boolean> foreseen = new ArrayDeque<>();

    private SessionState state;

    private ModelWalk(SessionState state) {
        this.state = state;
        state.outstanding().forEach(verb -> foreseen.add(false));
    }

    /**
     * Walks a session through the model.
     *
     * @param session the session
     * @param requirements what its server is known to insist on
     * @return the session with all that the model finds in it
     */
    public static CheckedSession check(RecordedSession session, Requirements requirements) {
        ModelWalk walk = new ModelWalk(initial(session, requirements));
        session.entries().forEach(walk::take);
        return new CheckedSession(session, walk.steps);
    }

    private static SessionState initial(RecordedSession session, Requirements requirements) {
        Server server = session.server();
        if (session.start() == Start.MIDDLE) {
            return SessionState.unknown(
                    server.tls() ? Encryption.TLS : Encryption.NONE,
                    server.loopback() ? Peer.LOOPBACK : Peer.REMOTE,
                    requirements);
        }
        SessionState opened = SessionState.opened(
                server.tls() ? Encryption.TLS : Encryption.NONE,
                server.loopback() ? Peer.LOOPBACK : Peer.REMOTE,
                requirements);
        return session.start() == Start.HELLO ? opened.received(GREETING, Integer.toString(GREETING)) : opened;
    }

    private void take(Entry entry) {
        if (entry instanceof Entry.Command command) {
            command(command);
        } else if (entry instanceof Entry.Answer answer) {
            answer(answer);
        } else if (entry instanceof Entry.Content content) {
            steps.add(new Step.Content(content.line(), content.count()));
        } else if (entry instanceof Entry.ContentEnd end) {
            take(Verb.END_OF_CONTENT, new Entry.Command(end.line(), DOT, false, end.recorded()));
        } else {
            state = state.over();
            steps.add(new Step.Ended(entry.line()));
        }
    }

    /** The replies told the record's reader of a SASL exchange; where the model lost count, the reader is right. */
    private void command(Entry.Command command) {
        take(command.secret() ? Verb.SASL_RESPONSE : state.classify(octets(command)), command);
    }

    private void take(Verb verb, Entry.Command command) {
        byte[] octets = octets(command);
        boolean followed = verb == state.classify(octets);
        List<Violation> violations = followed ? Rulebook.check(state, verb, octets) : List.of();
        String shown = transcript.show(state, verb, command);
        state = state.sent(verb, octets);
        foreseen.add(violations.stream().anyMatch(violation -> !violation.rule().advisory()));
        steps.add(new Step.Command(
                command.line(), shown, onTheWire(verb, shown), isCounted(verb), command.recorded(), violations));
    }

    private static byte[] octets(Entry.Command command) {
        return command.text().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void answer(Entry.Answer answer) {
        String shown = transcript.show(answer);
        Optional<Step.Refusal> refusal = isUnforeseen(answer) ? Optional.of(refusal(answer)) : Optional.empty();
        foreseen.poll();
        state = state.received(answer.code(), answer.text());
        if (state.outstanding().isEmpty()) {
            foreseen.clear();
        }
        steps.add(new Step.Answer(answer.line(), shown, answer.recorded(), refusal));
    }

    private boolean isUnforeseen(Entry.Answer answer) {
        boolean refuses = answer.code() >= FIRST_REFUSAL;
        return refuses && answer.recorded() && !Boolean.TRUE.equals(foreseen.peek());
    }

    private Step.Refusal refusal(Entry.Answer answer) {
        Verb answered = state.outstanding().stream().findFirst().orElse(Verb.OTHER);
        Diagnosis diagnosis = ReplyDiagnosis.of(Reply.parse(answer.text()), answered, state);
        Fault fault = diagnosis.fault();
        String first =
                diagnosis.first().map(Refusal::verb).map(ModelWalk::command).orElse("");
        return new Step.Refusal(fault.meaning(), fault.id(), first);
    }

    private static String command(Verb verb) {
        return (verb == Verb.SASL_RESPONSE ? Verb.AUTH : verb).label();
    }

    private static boolean isCounted(Verb verb) {
        return verb != Verb.SASL_RESPONSE && verb != Verb.END_OF_CONTENT;
    }

    /** The verb as it was sent. */
    private static String onTheWire(Verb verb, String shown) {
        return switch (verb) {
            case SASL_RESPONSE -> "";
            case END_OF_CONTENT -> DOT;
            case OTHER -> shown.startsWith("[") ? "" : SPACES.split(shown, 2)[0].toUpperCase(Locale.ROOT);
            case BDAT_LAST -> Verb.BDAT.name();
            default -> verb.name();
        };
    }
}
