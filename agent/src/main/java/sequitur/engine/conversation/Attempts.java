package sequitur.engine.conversation;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.report.Event;
import sequitur.engine.report.FailedAttempt;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * What a transport attempts, to connect or to send a message, and what has gone wrong in it so far. A violation is kept here until its
 * attempt has ended: one that became a failure is told as that.
 *
 * <p>An attempt in which nothing goes wrong makes no object.
 */
public final class Attempts {

    private final MessagesUnderWay messages = new MessagesUnderWay();
    private final List<Event> held = new ArrayList<>(0);
    private boolean connecting;
    private @Nullable Mishap first;
    private int refusals;
    private boolean contentUnfinished;
    private WeakReference<Throwable> told = new WeakReference<>(null);
    private @Nullable Undecided undecided;
    private boolean second;
    private Optional<String> rehearsal = Optional.empty();

    /**
     * A failure after which the library may try again.
     *
     * @param failure the failure, if it does not
     * @param place where in the library's code it has tried
     */
    public record Undecided(FailedAttempt failure, int place) {}

    /** The messages that are being sent. */
    MessagesUnderWay messages() {
        return messages;
    }

    /** The library begins to connect. */
    public void connectBegins() {
        connecting = true;
        contentUnfinished = false;
    }

    /** The library connects once more, after it has asked for a user and a password. */
    public void triesAgain() {
        second = true;
    }

    /** The library has connected, or could not; tells whether that was its second try. */
    public boolean connectEnds() {
        boolean last = second;
        connecting = false;
        second = false;
        return last;
    }

    /** Whether there is one that has not ended. */
    public boolean isUnderWay() {
        return connecting || messages.areAny();
    }

    /** Keeps a violation until the attempt has ended. */
    public void hold(Event violation) {
        held.add(violation);
    }

    /** Whether any was kept. */
    public boolean isHolding() {
        return !held.isEmpty();
    }

    /** What was kept, in its order; it is kept no longer. */
    public List<Event> takeHeld() {
        if (held.isEmpty()) {
            return List.of();
        }
        List<Event> taken = List.copyOf(held);
        held.clear();
        return taken;
    }

    /** A command was refused: the first one counts, and how many others there were. */
    public void refused(Verb at, Reply reply, SessionState before) {
        refusals++;
        if (first == null) {
            first = new Mishap(at, Optional.of(reply), Optional.empty(), before, held.size(), rehearsal);
        }
    }

    /** A command was not answered, or could not be written. */
    public void lost(Verb at, Optional<Throwable> cause, SessionState before) {
        if (first == null && isUnderWay()) {
            first = new Mishap(at, Optional.empty(), cause, before, held.size(), rehearsal);
        }
    }

    /** QUIT was not answered, or could not be written, after all attempts had ended. */
    public void goodbyeLost(Throwable cause, SessionState before) {
        if (first == null) {
            first = new Mishap(Verb.QUIT, Optional.empty(), Optional.of(cause), before, held.size(), rehearsal);
        }
    }

    /** Who gives the answer that is read now: a rehearsal, by its key, or the server. */
    public void answeredBy(Optional<String> key) {
        rehearsal = key;
    }

    /** The rehearsal that has given the last answer, by its key; nothing if that was the server. */
    public Optional<String> rehearsal() {
        return rehearsal;
    }

    /** What was refused so far has been put right. */
    public void putRight() {
        first = null;
        refusals = 0;
    }

    /** What went wrong first, if anything did. */
    public Optional<Mishap> first() {
        return Optional.ofNullable(first);
    }

    /** How many commands were refused. */
    public int refusals() {
        return refusals;
    }

    /** An exception was told of: whoever passes it on, or wraps it, is told of no more. */
    public void tell(Throwable failure) {
        told = new WeakReference<>(failure);
    }

    /** It has left the server in the middle of a message's content. */
    public void contentIsUnfinished() {
        contentUnfinished = true;
    }

    /** Whether a violation is no news: what comes after unfinished content was told of runs into that content. */
    public boolean isNews(Event violation) {
        return !contentUnfinished || violation.violation().rule() != Rule.DATA_CONTENT;
    }

    /** Whether an exception, or one of its causes, was told of. */
    public boolean isTold(Throwable failure) {
        @Nullable Throwable link = failure;
        for (int depth = 0; link != null && depth < 20; depth++) {
            if (told.refersTo(link)) {
                return true;
            }
            link = link.getCause();
        }
        return false;
    }

    /** The library may yet try again: the failure counts only if it does not. */
    public void setUndecided(FailedAttempt failure, int place) {
        undecided = new Undecided(failure, place);
    }

    /** A failure after which the library has not tried again; at most once. */
    public Optional<Undecided> takeUndecided() {
        Undecided failure = undecided;
        undecided = null;
        return Optional.ofNullable(failure);
    }
}
