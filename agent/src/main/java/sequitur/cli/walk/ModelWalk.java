package sequitur.cli.walk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import sequitur.cli.recording.RecordedEntry;
import sequitur.cli.recording.RecordedServer;
import sequitur.cli.recording.RecordedSession;
import sequitur.cli.recording.Start;
import sequitur.smtp.Refusal;
import sequitur.smtp.Reply;
import sequitur.smtp.Requirements;
import sequitur.smtp.SequencingModel;
import sequitur.smtp.SessionState;
import sequitur.smtp.Verb;
import sequitur.smtp.Violation;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.diagnosis.Fault;
import sequitur.smtp.diagnosis.ReplyDiagnosis;

/** Walks a recorded session through the model: all that the command line asks of it is asked here. */
public final class ModelWalk {

    private static final String DOT = ".";
    private static final int GREETING = 220;
    private static final int FIRST_REFUSAL = 400;
    private static final Pattern SPACES = Pattern.compile("[\\x00-\\x20]+");

    private final Transcript transcript = new Transcript();
    private final List<CheckedEntry> entries = new ArrayList<>();

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
        return new CheckedSession(session, walk.entries);
    }

    private static SessionState initial(RecordedSession session, Requirements requirements) {
        RecordedServer server = session.server();
        if (session.start() == Start.MIDDLE) {
            return SessionState.unknown(server.tls(), server.loopback(), requirements);
        }
        SessionState opened = SessionState.opened(server.tls(), server.loopback(), requirements);
        return session.start() == Start.HELLO ? opened.received(GREETING, Integer.toString(GREETING)) : opened;
    }

    private void take(RecordedEntry entry) {
        if (entry instanceof RecordedEntry.RecordedCommand command) {
            command(command);
        } else if (entry instanceof RecordedEntry.RecordedReply answer) {
            answer(answer);
        } else if (entry instanceof RecordedEntry.RecordedContent content) {
            entries.add(new CheckedEntry.CheckedContent(content.line(), content.count()));
        } else if (entry instanceof RecordedEntry.RecordedDot end) {
            take(Verb.END_OF_CONTENT, new RecordedEntry.RecordedCommand(end.line(), DOT, false, end.recorded()));
        } else {
            state = state.over();
            entries.add(new CheckedEntry.CheckedEnd(entry.line()));
        }
    }

    /** The replies told the record's reader of a SASL exchange; where the model lost count, the reader is right. */
    private void command(RecordedEntry.RecordedCommand command) {
        take(command.secret() ? Verb.SASL_RESPONSE : state.classify(octets(command)), command);
    }

    private void take(Verb verb, RecordedEntry.RecordedCommand command) {
        byte[] octets = octets(command);
        boolean followed = verb == state.classify(octets);
        List<Violation> violations = followed ? SequencingModel.check(state, verb, octets) : List.of();
        String shown = transcript.show(state, verb, command);
        state = state.sent(verb, octets);
        foreseen.add(violations.stream().anyMatch(violation -> !violation.rule().advisory()));
        entries.add(new CheckedEntry.CheckedCommand(
                command.line(), shown, onTheWire(verb, shown), isCounted(verb), command.recorded(), violations));
    }

    private static byte[] octets(RecordedEntry.RecordedCommand command) {
        return command.text().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void answer(RecordedEntry.RecordedReply answer) {
        String shown = transcript.show(answer);
        Optional<CheckedEntry.UnforeseenRefusal> refusal =
                isUnforeseen(answer) ? Optional.of(refusal(answer)) : Optional.empty();
        foreseen.poll();
        state = state.received(answer.code(), answer.text());
        if (state.outstanding().isEmpty()) {
            foreseen.clear();
        }
        entries.add(new CheckedEntry.CheckedReply(answer.line(), shown, answer.recorded(), refusal));
    }

    private boolean isUnforeseen(RecordedEntry.RecordedReply answer) {
        boolean refuses = answer.code() >= FIRST_REFUSAL;
        return refuses && answer.recorded() && !Boolean.TRUE.equals(foreseen.peek());
    }

    private CheckedEntry.UnforeseenRefusal refusal(RecordedEntry.RecordedReply answer) {
        Verb answered = state.outstanding().stream().findFirst().orElse(Verb.OTHER);
        Diagnosis diagnosis = ReplyDiagnosis.of(Reply.parse(answer.text()), answered, state);
        Fault fault = diagnosis.fault();
        String first =
                diagnosis.first().map(Refusal::verb).map(ModelWalk::command).orElse("");
        return new CheckedEntry.UnforeseenRefusal(fault.meaning(), fault.id(), first);
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
