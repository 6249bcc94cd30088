package sequitur.cli.walk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sequitur.cli.recording.RecordedEntry;
import sequitur.cli.recording.RecordedSession;
import sequitur.cli.recording.Start;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Requirements;

/** Walks the sessions of a record through the model, one after another; one that comes in several parts is one walk. */
public final class RecordWalk {

    private static final int MOST_WRITERS = 1000;
    private static final String MIXED =
            "Lines of several sessions are mixed here, and nothing in them tells which is whose: a thread, a"
                    + " process or a connection. Nothing is judged.";

    private final Requirements requirements;
    private final Map<String, ModelWalk> walks = new HashMap<>();

    /**
     * Begins with the first session.
     *
     * @param requirements what the servers are known to insist on
     */
    public RecordWalk(Requirements requirements) {
        this.requirements = requirements;
    }

    /**
     * Checks the next session, or the next part of one.
     *
     * @param session what was recorded
     * @return the session with all that the model finds in it
     */
    public CheckedSession check(RecordedSession session) {
        if (session.order() == RecordedSession.Order.MIXED) {
            return mixed(session);
        }
        Optional<ModelWalk> before = session.start() == Start.CONTINUED
                ? Optional.ofNullable(walks.get(session.source()))
                : Optional.empty();
        ModelWalk walk = before.orElseGet(() -> new ModelWalk(session, requirements));
        if (walks.size() > MOST_WRITERS) {
            walks.clear();
        }
        walks.put(session.source(), walk);
        return walk.check(session);
    }

    /**
     * Walks one session up to its end.
     *
     * @param session what was recorded
     * @return the first refusal of its server with what it means there; nothing if nothing was refused, or nothing can be judged
     */
    public static Optional<DiagnosedRefusal> firstRefusal(RecordedSession session) {
        if (session.order() == RecordedSession.Order.MIXED) {
            return Optional.empty();
        }
        ModelWalk walk = new ModelWalk(session, Requirements.NONE);
        walk.check(session);
        return walk.firstRefusal();
    }

    private static CheckedSession mixed(RecordedSession session) {
        int commands = (int) session.entries().stream()
                .filter(RecordedEntry.RecordedCommand.class::isInstance)
                .count();
        return new CheckedSession(
                session.server(),
                session.server().tls() ? Encryption.TLS : Encryption.NONE,
                session.start(),
                List.of(new CheckedEntry.NotJudged(session.firstLine(), MIXED)),
                commands,
                "");
    }
}
