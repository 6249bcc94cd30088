package sequitur.cli.walk;

import java.util.Objects;
import sequitur.advice.Counsel;
import sequitur.smtp.rule.Violation;

/**
 * A command that breaks a rule, with what mends it.
 *
 * @param violation what it breaks
 * @param counsel what it comes from and what mends it, as far as the dialogue tells
 */
public record AdvisedViolation(Violation violation, Counsel counsel) {

    /** Checks that nothing is missing. */
    public AdvisedViolation {
        Objects.requireNonNull(violation, "violation");
        Objects.requireNonNull(counsel, "counsel");
    }
}
