package sequitur.cli.walk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import sequitur.advice.Counsel;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.advice.failure.FailureClassifier;
import sequitur.advice.failure.Incident;
import sequitur.advice.failure.Thrown;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * A refusal with what it means where it stands, and what mends it there.
 *
 * @param reply the server's reply
 * @param answered the command that it answers
 * @param diagnosis what its words mean in that state of the session
 * @param failure what it is under all that the record tells, the same that the agent would report
 * @param counsel what mends it
 */
public record DiagnosedRefusal(Reply reply, Verb answered, Diagnosis diagnosis, Failure failure, Counsel counsel) {

    /** Checks that nothing is missing. */
    public DiagnosedRefusal {
        Objects.requireNonNull(reply, "reply");
        Objects.requireNonNull(answered, "answered");
        Objects.requireNonNull(diagnosis, "diagnosis");
        Objects.requireNonNull(failure, "failure");
        Objects.requireNonNull(counsel, "counsel");
    }

    /**
     * One of which nothing is known but the reply.
     *
     * @param reply the server's reply
     * @param answered the command that it answers, as far as it is known
     * @param diagnosis what its words mean
     * @return the refusal
     */
    public static DiagnosedRefusal alone(Reply reply, Verb answered, Diagnosis diagnosis) {
        return of(reply, answered, diagnosis, Facts.unknown());
    }

    /** One under these facts. */
    static DiagnosedRefusal of(Reply reply, Verb answered, Diagnosis diagnosis, Facts facts) {
        Incident incident = Incident.refused(answered, reply, diagnosis.fault(), Thrown.NOTHING);
        Failure failure = FailureClassifier.classify(incident, facts);
        return new DiagnosedRefusal(reply, answered, diagnosis, failure, Counsel.on(failure, facts));
    }

    /**
     * What happened.
     *
     * @return a sentence
     */
    public String what() {
        return failure.isUnspoken() ? Remedy.cause(counsel) : diagnosis.meaning();
    }

    /**
     * What it comes from.
     *
     * @return the one cause that the dialogue shows, or else those that such a refusal mostly has, the likeliest first
     */
    public List<String> causes() {
        if (failure.isUnspoken()) {
            return List.of();
        }
        return counsel.cause().equals(fault().meaning()) || counsel.cause().equals(diagnosis.meaning())
                ? fault().causes()
                : List.of(Remedy.cause(counsel));
    }

    /**
     * What it means under all that the record tells.
     *
     * @return the fault
     */
    public Fault fault() {
        return failure.fault().or(() -> Optional.of(diagnosis.fault())).get();
    }
}
