package sequitur.advice.failure;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import sequitur.smtp.fault.Fault;

/**
 * An attempt that failed, named.
 *
 * @param kind how it failed
 * @param fault what a refusal means under the facts, which may be more than its words say; nothing if it is no refusal
 * @param incident what was seen
 */
public record Failure(FailureKind kind, Optional<Fault> fault, Incident incident) {

    private static final Set<Fault> ABOUT_ONE_ADDRESS =
            EnumSet.of(Fault.MAILBOX_UNKNOWN, Fault.MAILBOX_FULL, Fault.GREYLISTED);

    /** Checks that nothing is missing. */
    public Failure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(incident, "incident");
    }

    /**
     * Its name in a headline, in {@code rules} and in {@code explain}.
     *
     * @return the fault's for a refusal whose fault is known, else the kind's
     */
    public String id() {
        return fault.filter(known -> known != Fault.NONE && known != Fault.UNRECOGNISED && known != Fault.UNCLEAR)
                .map(Fault::id)
                .orElse(kind.id());
    }

    /**
     * Whether it is about one recipient's address alone, so that nothing in the app is wrong: the address does not exist, its mailbox is
     * full, or the server wants the message again later.
     *
     * @return true for such a refusal
     */
    public boolean isOrdinary() {
        return kind == FailureKind.RCPT_REFUSED
                && fault.filter(ABOUT_ONE_ADDRESS::contains).isPresent();
    }

    /**
     * Whether the server means more than its words say.
     *
     * @return true if the facts changed the fault
     */
    public boolean isUnspoken() {
        return fault.isPresent() && !fault.equals(incident.fault());
    }
}
