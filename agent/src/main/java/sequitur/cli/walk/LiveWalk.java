package sequitur.cli.walk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import sequitur.advice.Counsel;
import sequitur.advice.failure.Failure;
import sequitur.advice.failure.FailureClassifier;
import sequitur.advice.failure.FailureKind;
import sequitur.advice.failure.Incident;
import sequitur.advice.failure.Thrown;
import sequitur.cli.recording.RecordedEntry;
import sequitur.cli.recording.RecordedServer;
import sequitur.cli.recording.RecordedSession;
import sequitur.cli.recording.Start;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * Walks a session through the model while it is held: the same that is said of a recorded one is said of it, line by line. Texts hold one
 * character for each octet.
 */
public final class LiveWalk {

    private final RecordedServer server;
    private final ModelWalk walk;

    /** Lines are numbered as if they stood in a record. */
    private int line;

    /**
     * Begins with a connection that awaits the server's greeting.
     *
     * @param server who it is with, and whether TLS is on from the start
     */
    public LiveWalk(RecordedServer server) {
        this.server = server;
        this.walk = new ModelWalk(part(new RecordedEntry.OpenedConnection(1, server)), Requirements.NONE);
    }

    /**
     * Where the session stands.
     *
     * @return its state
     */
    public SessionState state() {
        return walk.state();
    }

    /**
     * The rules that a line would break.
     *
     * @param text the line without its end
     * @return what would be wrong with it; none for a line that may be sent
     */
    public List<Finding> wouldBreak(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        Verb verb = state().classify(octets);
        return Rulebook.check(state(), verb, octets).stream()
                .filter(violation -> !violation.rule().advisory())
                .map(violation -> Finding.of(
                        line + 1,
                        verb.name(),
                        new AdvisedViolation(
                                violation, Counsel.on(violation.rule().fault(), verb, walk.facts()))))
                .toList();
    }

    /**
     * A line is sent.
     *
     * @param text the line without its end
     * @return the line as it may be shown
     */
    public String sent(String text) {
        boolean secret = state().inSaslExchange();
        CheckedEntry entry = take(new RecordedEntry.RecordedCommand(next(), text, secret, true));
        return ((CheckedEntry.CheckedCommand) entry).text();
    }

    /**
     * A reply has come.
     *
     * @param text its lines, each ended by LF
     * @return the reply as it may be shown, with what it means if it is a refusal
     */
    public CheckedEntry.CheckedReply received(String text) {
        return (CheckedEntry.CheckedReply) take(new RecordedEntry.RecordedReply(next(), text, true));
    }

    /**
     * Something has failed that is no reply.
     *
     * @param thrown what was thrown
     * @param otherwise what it is where the exception does not tell
     * @return what it is, what it comes from and what to change
     */
    public Finding failed(Throwable thrown, FailureKind otherwise) {
        Incident incident = Incident.thrown(awaited(), Thrown.of(thrown));
        FailureKind kind = FailureClassifier.ofException(incident.thrown())
                .filter(found -> found != FailureKind.ANSWER_TIMED_OUT && found != FailureKind.CONNECTION_LOST)
                .orElse(otherwise);
        return failed(kind, incident);
    }

    /**
     * Something is wrong that was found out without an exception.
     *
     * @param kind what it is
     * @return what it is, what it comes from and what to change
     */
    public Finding failed(FailureKind kind) {
        return failed(kind, Incident.thrown(awaited(), Thrown.NOTHING));
    }

    /**
     * The server has begun with words that are none of SMTP.
     *
     * @param words its first line
     * @return what it speaks, and what to change
     */
    public Finding foreign(String words) {
        Reply reply = new Reply(Reply.MALFORMED, Optional.empty(), words);
        return failed(
                FailureKind.GREETING_FOREIGN,
                new Incident(Verb.CONNECT, Optional.of(reply), Optional.empty(), Thrown.NOTHING));
    }

    private Finding failed(FailureKind kind, Incident incident) {
        Counsel counsel = Counsel.on(new Failure(kind, Optional.empty(), incident), walk.facts());
        return Finding.of(Math.max(1, line), incident.at().name(), kind, counsel, kind.causes());
    }

    private Verb awaited() {
        return state().awaited();
    }

    private int next() {
        line++;
        return line;
    }

    private CheckedEntry take(RecordedEntry entry) {
        return walk.check(part(entry)).entries().get(0);
    }

    private RecordedSession part(RecordedEntry entry) {
        return new RecordedSession(
                "", server, Start.GREETING, RecordedSession.Ending.CUT, RecordedSession.Order.KEPT, List.of(entry));
    }
}
