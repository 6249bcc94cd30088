package sequitur.smtp.diagnosis;

import sequitur.smtp.fault.Fault;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * Names the fault that a reply means: by its words first, then by its codes, then by the command that it answers and the
 * state of the session.
 *
 * <p>The code alone tells little: 503 stands for some thirty faults, and a missing authentication is told by nine codes
 * (RFC 5321 section 4.2 leaves the text to the server). No text is too long or too odd: every reply gets a diagnosis.
 */
public final class ReplyDiagnosis {

    private static final double CERTAIN = 0.97;

    /** What is left when no clue was found: the last clues take every refusal. */
    private static final Diagnosis ACCEPTED = new Diagnosis(Fault.NONE, CERTAIN);

    private ReplyDiagnosis() {}

    /**
     * Names the fault of a reply of which nothing but its text is known.
     *
     * @param reply the reply
     * @return its fault; {@link Fault#NONE} for one that accepts, {@link Fault#UNRECOGNISED} for what is no reply
     */
    public static Diagnosis of(Reply reply) {
        if (reply.code() < 200 || reply.code() > 599) {
            return new Diagnosis(Fault.UNRECOGNISED, CERTAIN);
        }
        String words = Wording.of(reply.text());
        return Clues.IN_ORDER.stream()
                .filter(clue -> clue.isIn(reply, words))
                .findFirst()
                .map(clue -> new Diagnosis(clue.fault(), clue.confidence()))
                .orElse(ACCEPTED);
    }

    /**
     * Names the fault of a reply to a command.
     *
     * @param reply the reply
     * @param answered the command that it answers
     * @return its fault, as {@link #of(Reply)} says
     */
    public static Diagnosis of(Reply reply, Verb answered) {
        return Answer.to(answered, of(reply));
    }

    /**
     * Names the fault of a reply to a command in a session, and the earlier refusal that it follows from: a server names
     * what is missing, not why it is missing.
     *
     * @param reply the reply
     * @param answered the command that it answers
     * @param before the state that the reply found, whether or not the command still stands among those outstanding
     * @return its fault, as {@link #of(Reply)} says
     */
    public static Diagnosis of(Reply reply, Verb answered, SessionState before) {
        Diagnosis diagnosis = Position.of(before, answered, of(reply)).orElseGet(() -> of(reply, answered));
        return diagnosis.following(Consequence.of(diagnosis.fault(), before));
    }
}
