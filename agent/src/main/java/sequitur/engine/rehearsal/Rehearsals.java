package sequitur.engine.rehearsal;

import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import sequitur.engine.config.Cue;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.DurationText;
import sequitur.engine.config.Printable;
import sequitur.engine.config.Rehearsal;
import sequitur.engine.config.RehearsedAnswer;
import sequitur.engine.config.Settings;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.report.Notices;
import sequitur.smtp.wire.Verb;

/**
 * What is rehearsed in this app: refusals, lost connections and waits on purpose. The transport reads and writes through streams of its own making
 * that lie over others, so that the library does with an answer what it does with a server's.
 */
public final class Rehearsals {

    private final CurrentSettings settings;
    private final Notices notices;
    private final Map<Rehearsal, Turns> turns = new ConcurrentHashMap<>();

    /**
     * Makes them; nothing was answered yet.
     *
     * @param settings what is rehearsed
     * @param notices where each answer is told
     */
    public Rehearsals(CurrentSettings settings, Notices notices) {
        this.settings = settings;
        this.notices = notices;
    }

    /**
     * A command that is answered.
     *
     * @param rehearsal how
     * @param number as which answer of this rehearsal, from 1
     */
    record Turn(Rehearsal rehearsal, int number) {}

    /**
     * A connection is open, and its greeting awaited.
     *
     * @param conversation the connection
     * @throws Throwable what the transport throws
     */
    public void opened(Conversation conversation) throws Throwable {
        if (settings.now().rehearses()) {
            interpose(conversation).greeting();
        }
    }

    /**
     * A connection goes on under TLS, over other streams.
     *
     * @param conversation the connection
     * @throws Throwable what the transport throws
     */
    public void goesOn(Conversation conversation) throws Throwable {
        if (settings.now().rehearses()) {
            interpose(conversation);
        }
    }

    private RehearsedConnection interpose(Conversation conversation) throws Throwable {
        Socket socket = conversation.wire().socket();
        RehearsedConnection connection = new RehearsedConnection(this, conversation, socket);
        conversation.wire().makeStreamsOf(connection.interposed());
        conversation.setStandIn(connection);
        return connection;
    }

    /** Whether a command is answered, and as what; it is counted. */
    Optional<Turn> turn(Conversation conversation, Cue cue, byte[] line) {
        return turn(conversation, cue, rehearsal -> rehearsal.counts(line));
    }

    /** The same for the end of a content that is about to begin: only of a reply nobody can wait with until the dot is there. */
    Optional<Turn> turnAtEnd(Conversation conversation) {
        return turn(conversation, Cue.CONTENT_END, Rehearsals::isReply);
    }

    /** The same for the final dot of a content that was written to the server. */
    Optional<Turn> turnAtDot(Conversation conversation) {
        return turn(conversation, Cue.CONTENT_END, rehearsal -> !isReply(rehearsal));
    }

    private static boolean isReply(Rehearsal rehearsal) {
        return rehearsal.answer() instanceof RehearsedAnswer.Spoken;
    }

    private Optional<Turn> turn(Conversation conversation, Cue cue, Predicate<Rehearsal> counting) {
        Settings now = settings.now();
        if (!now.rehearses() || !now.enabled()) {
            return Optional.empty();
        }
        return now.rehearsal(
                        cue, conversation.server().host(), conversation.server().port())
                .filter(counting)
                .map(rehearsal -> new Turn(rehearsal, count(rehearsal)))
                .filter(turn -> turn.number() > 0)
                .filter(turn -> isActed(conversation, turn, now));
    }

    private int count(Rehearsal rehearsal) {
        Turns known = turns.get(rehearsal);
        if (known == null) {
            // One that was changed begins anew, also where it is changed back.
            turns.keySet().removeIf(other -> other.key().equals(rehearsal.key()));
            known = turns.computeIfAbsent(rehearsal, Turns::new);
        }
        return known.next(System.nanoTime());
    }

    /** In a dry run it is only said. */
    private boolean isActed(Conversation conversation, Turn turn, Settings now) {
        if (now.dryRun()) {
            say(
                    conversation,
                    turn,
                    "in a dry run: " + Printable.of(turn.rehearsal().answer().text())
                            + " would have been the answer at "
                            + turn.rehearsal().cue().id());
        }
        return !now.dryRun();
    }

    /** Tells of an answer that is given. */
    void tell(Conversation conversation, Turn turn, Verb verb) {
        String at = verb == Verb.CONNECT ? "the greeting" : verb.label();
        RehearsedAnswer answer = turn.rehearsal().answer();
        if (answer instanceof RehearsedAnswer.Spoken spoken) {
            say(
                    conversation,
                    turn,
                    (verb == Verb.CONNECT ? "the connection" : at) + " is answered " + Printable.of(spoken.text())
                            + " in the server's place");
        } else if (answer instanceof RehearsedAnswer.Stalled stalled) {
            say(conversation, turn, at + " is held back for " + DurationText.of(stalled.time()));
        } else if (answer instanceof RehearsedAnswer.Slowed slowed) {
            say(
                    conversation,
                    turn,
                    (verb == Verb.CONNECT ? at : "the reply to " + at) + " comes " + DurationText.of(slowed.time())
                            + " late");
        } else {
            say(conversation, turn, "the connection ends at " + at);
        }
    }

    /** Something of our own went wrong between a transport and its server, which speak to each other from now on. */
    void failed(Conversation conversation, Throwable failure) {
        notices.once(
                conversation.wire().application(),
                "rehearsal " + failure.getClass().getName(),
                "Sequitur met an error of its own in a rehearsal, and leaves this connection alone: "
                        + Printable.of(failure));
    }

    private void say(Conversation conversation, Turn turn, String what) {
        int times = turn.rehearsal().times();
        notices.warn(
                conversation.wire().application(),
                "rehearsal: " + what + " (" + conversation.server().address() + ", "
                        + Printable.of(turn.rehearsal().key()) + ", answer " + turn.number()
                        + (times == 0 ? "" : " of " + times) + ").");
    }
}
