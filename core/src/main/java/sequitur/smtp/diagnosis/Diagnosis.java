package sequitur.smtp.diagnosis;

import java.util.Objects;
import java.util.Optional;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.session.Refusal;

/**
 * What a reply says is wrong.
 *
 * @param fault the fault
 * @param confidence how often such evidence was right on replies of known faults, 0 to 1
 * @param first the refusal that this one only follows from: what has to be mended is that; nothing if this one stands for
 *     itself, or if nothing is known of the session
 */
public record Diagnosis(Fault fault, double confidence, Optional<Refusal> first) {

    /** Checks that nothing is missing, and the range of the confidence. */
    public Diagnosis {
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(first, "first");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("not from 0 to 1: " + confidence);
        }
    }

    /** A diagnosis without an earlier refusal. */
    Diagnosis(Fault fault, double confidence) {
        this(fault, confidence, Optional.empty());
    }

    /** The same diagnosis as one that follows from an earlier refusal, if there is one. */
    Diagnosis following(Optional<Refusal> earlier) {
        return new Diagnosis(fault, confidence, earlier);
    }
}
