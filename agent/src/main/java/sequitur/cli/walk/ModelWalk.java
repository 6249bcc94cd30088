package sequitur.cli.walk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import sequitur.cli.recording.Entry;
import sequitur.cli.recording.RecordedSession;
import sequitur.cli.recording.Server;
import sequitur.cli.recording.Start;
import sequitur.smtp.Requirements;
import sequitur.smtp.SequencingModel;
import sequitur.smtp.SessionState;
import sequitur.smtp.Verb;
import sequitur.smtp.Violation;

/** Walks a recorded session through the model: all that the command line asks of it is asked here. */
public final class ModelWalk {

    private static final String DOT = ".";
    private static final int GREETING = 220;
    private static final Pattern SPACES = Pattern.compile("[\\x00-\\x20]+");

    private final Transcript transcript = new Transcript();
    private final List<Step> steps = new ArrayList<>();
    private SessionState state;

    private ModelWalk(SessionState state) {
        this.state = state;
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
            return SessionState.unknown(server.tls(), server.loopback(), requirements);
        }
        SessionState opened = SessionState.opened(server.tls(), server.loopback(), requirements);
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
        List<Violation> violations = followed ? SequencingModel.check(state, verb, octets) : List.of();
        String shown = transcript.show(state, verb, command);
        state = state.sent(verb, octets);
        steps.add(new Step.Command(
                command.line(), shown, onTheWire(verb, shown), isCounted(verb), command.recorded(), violations));
    }

    private static byte[] octets(Entry.Command command) {
        return command.text().getBytes(StandardCharsets.ISO_8859_1);
    }

    private void answer(Entry.Answer answer) {
        String shown = transcript.show(answer);
        state = state.received(answer.code(), answer.text());
        steps.add(new Step.Answer(answer.line(), shown, answer.recorded(), Optional.empty()));
    }

    private static boolean isCounted(Verb verb) {
        return verb != Verb.SASL_RESPONSE && verb != Verb.END_OF_CONTENT;
    }

    /** The verb as it was sent. */
    private static String onTheWire(Verb verb, String shown) {
        return switch (verb) {
            case SASL_RESPONSE -> "";
            case END_OF_CONTENT -> DOT;
            case OTHER ->
                shown.equals(Secrets.REDACTED) ? "" : SPACES.split(shown.strip(), 2)[0].toUpperCase(Locale.ROOT);
            case BDAT_LAST -> Verb.BDAT.name();
            default -> verb.name();
        };
    }
}
