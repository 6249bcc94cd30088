package sequitur.engine.conversation;

import java.util.Objects;
import java.util.Optional;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * The first thing that went wrong between transport and server in an attempt.
 *
 * @param at the command that was refused, or not answered, or could not be written
 * @param reply the refusal, without the secrets of the login; nothing if there was none
 * @param cause the exception that stood in the reply's place, which a release of the library may keep from the app; nothing if there was none
 * @param before the state before that
 * @param violationsBefore how many violations had been found in the attempt by then
 * @param rehearsal the key of the rehearsal that has made it go wrong; nothing if none has
 */
public record Mishap(
        Verb at,
        Optional<Reply> reply,
        Optional<Throwable> cause,
        SessionState before,
        int violationsBefore,
        Optional<String> rehearsal) {

    /** Checks that nothing is missing. */
    public Mishap {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(reply, "reply");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(rehearsal, "rehearsal");
    }
}
