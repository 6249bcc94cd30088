package sequitur.cli.walk;

import java.util.Objects;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * A refusal with what it means where it stands.
 *
 * @param reply the server's reply
 * @param answered the command that it answers
 * @param diagnosis what it means in that state of the session
 */
public record DiagnosedRefusal(Reply reply, Verb answered, Diagnosis diagnosis) {

    /** Checks that nothing is missing. */
    public DiagnosedRefusal {
        Objects.requireNonNull(reply, "reply");
        Objects.requireNonNull(answered, "answered");
        Objects.requireNonNull(diagnosis, "diagnosis");
    }
}
