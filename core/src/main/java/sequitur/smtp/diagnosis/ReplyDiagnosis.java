package sequitur.smtp.diagnosis;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import sequitur.smtp.diagnosis.Weighing.Candidate;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * Names the fault that a reply means: what can't be falls out first, by the command that it answers and the state of the
 * session; then its words, its codes, the command and the state are weighed together.
 *
 * <p>The code alone tells little: 503 stands for some thirty faults, and a missing authentication is told by nine codes
 * (RFC 5321 section 4.2 leaves the text to the server). No text is too long or too odd: every reply gets a diagnosis, and
 * one that does not decide is said not to.
 */
public final class ReplyDiagnosis {

    /** Less sure than this, a fault is not named. */
    private static final double FAULT = 0.8;

    /** Less sure than this, a group, a family or a side is not named. */
    private static final double WIDER = 0.9;

    /**
     * How sure it is that a refusal without a reason of its own means AUTH, where that is offered and was not done: how often
     * servers of the lab took the same command after AUTH, and never before it.
     */
    public static final double UNDONE = 0.95;

    /** How sure it is that "bad sequence" means STARTTLS, where only that was not done: named, but never acted on. */
    private static final double UNDONE_TLS = FAULT;

    /** A clue of this prior is as often wrong as right. */
    private static final double AS_OFTEN_NOT = 0.5;

    private ReplyDiagnosis() {}

    /**
     * Names the fault of a reply of which nothing but its text is known.
     *
     * @param reply the reply
     * @return its fault; {@link Fault#NONE} for one that accepts, {@link Fault#UNRECOGNISED} for what is no reply
     */
    public static Diagnosis of(Reply reply) {
        return of(reply, Situation.UNKNOWN);
    }

    /**
     * Names the fault of a reply to a command.
     *
     * @param reply the reply
     * @param answered the command that it answers
     * @return its fault, as {@link #of(Reply)} says
     */
    public static Diagnosis of(Reply reply, Verb answered) {
        return of(reply, Situation.after(answered));
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
        Diagnosis diagnosis = of(reply, Situation.in(before, answered));
        return diagnosis.following(Consequence.of(diagnosis.fault(), before));
    }

    private static Diagnosis of(Reply reply, Situation situation) {
        if (reply.code() < 200 || reply.code() > 599) {
            return new Diagnosis(Fault.UNRECOGNISED, Exactness.FAULT, 1, List.of());
        }
        List<Clue> clues = Clues.all().in(reply);
        if (reply.code() < 400) {
            return clues.stream()
                    .findFirst()
                    .map(clue -> new Diagnosis(clue.fault(), Exactness.FAULT, clue.prior(), List.of()))
                    .orElseGet(() -> new Diagnosis(Fault.NONE, Exactness.FAULT, 1, List.of()));
        }
        List<Testimony> heard = new Witnesses(Weights.fitted(), situation).of(reply, clues);
        return undone(clues, situation, heard)
                .orElseGet(() ->
                        borneOut(statement(new Weighing(heard, situation), heard, mostExact(clues)), clues, situation));
    }

    /**
     * How exact a statement may be: where no word is known and only the code speaks, a code that as often means something else, as 553, names
     * no fault. The weights come from replies whose words are known, and would be too sure of it.
     */
    private static Exactness mostExact(List<Clue> clues) {
        return clues.stream()
                        .findFirst()
                        .filter(clue -> clue.isOfCodeAlone() && clue.prior() <= AS_OFTEN_NOT)
                        .isPresent()
                ? Exactness.GROUP
                : Exactness.FAULT;
    }

    /** Where the words name first what the server offered and was not done, code and command make that no less sure. */
    private static Diagnosis borneOut(Diagnosis diagnosis, List<Clue> clues, Situation situation) {
        boolean named = diagnosis.exactness() == Exactness.FAULT
                && diagnosis.confidence() < UNDONE
                && clues.stream()
                        .findFirst()
                        .filter(clue -> clue.fault() == diagnosis.fault())
                        .isPresent()
                && situation.undone().filter(diagnosis.fault()::equals).isPresent();
        return named ? new Diagnosis(diagnosis.fault(), Exactness.FAULT, UNDONE, diagnosis.evidence()) : diagnosis;
    }

    /**
     * The requirement that a refusal without a reason of its own means, where the model finds nothing wrong. Who may not relay, or has
     * no access, has it under TLS no more: that is AUTH alone.
     */
    private static Optional<Diagnosis> undone(List<Clue> clues, Situation situation, List<Testimony> heard) {
        Optional<Clue> first =
                clues.stream().findFirst().filter(clue -> clue.or().isPresent());
        return first.flatMap(clue -> situation.undone())
                .filter(fault -> !Impossible.is(fault, situation))
                .filter(fault -> fault == Fault.AUTH_REQUIRED
                        || first.filter(clue -> clue.fault() == Fault.SEQUENCE).isPresent())
                .map(fault -> new Diagnosis(
                        fault, Exactness.FAULT, fault == Fault.AUTH_REQUIRED ? UNDONE : UNDONE_TLS, heard));
    }

    /** Says as much as the weighed evidence bears; where that is nothing, how sure it would be of the likeliest fault. */
    static Diagnosis statement(Weighing weighing, List<Testimony> heard, Exactness mostExact) {
        for (Exactness exactness : EnumSet.range(mostExact, Exactness.UNCLEAR)) {
            Candidate candidate = weighing.likeliest(exactness);
            double sure = Weights.fitted().calibration(exactness).of(candidate.probability());
            if (isSureEnough(exactness, sure)) {
                return new Diagnosis(candidate.fault(), exactness, sure, heard);
            }
        }
        Candidate likeliest = weighing.likeliest(Exactness.FAULT);
        double sure = Weights.fitted().calibration(Exactness.FAULT).of(likeliest.probability());
        return new Diagnosis(likeliest.fault(), Exactness.UNCLEAR, sure, heard);
    }

    /** Whether a statement of such exactness is made. */
    static boolean isSureEnough(Exactness exactness, double sure) {
        return switch (exactness) {
            case FAULT -> sure >= FAULT;
            case GROUP, FAMILY, DIALOGUE -> sure >= WIDER;
            case UNCLEAR -> false;
        };
    }
}
