package sequitur.smtp.diagnosis;

import java.util.Objects;
import sequitur.smtp.fault.Fault;

/**
 * What one witness says of a reply.
 *
 * @param witness who speaks: a clue, the reply's code, its enhanced status code, the command, the state
 * @param fault the fault that it speaks for
 * @param weight how much that adds, in logarithms of odds; negative where it speaks against the fault
 */
public record Testimony(String witness, Fault fault, double weight) {

    /** Checks that nothing is missing. */
    public Testimony {
        Objects.requireNonNull(witness, "witness");
        Objects.requireNonNull(fault, "fault");
    }

    /** Whether a clue speaks: its name has a dot. */
    boolean isOfClue() {
        return witness.indexOf('.') > 0 && witness.indexOf(' ') < 0;
    }

    /** The same testimony, of which only a part counts. */
    Testimony part(double part) {
        return part == 1 ? this : new Testimony(witness, fault, weight * part);
    }
}
