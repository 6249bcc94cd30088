package sequitur.smtp.diagnosis;

/** How much a reply tells: a diagnosis says as much as its evidence bears, and no more. */
public enum Exactness {
    /** One fault. */
    FAULT,
    /** One of the faults of a {@link FaultGroup}. */
    GROUP,
    /** One of the faults of a {@link FaultFamily}. */
    FAMILY,
    /** Whether the fault lies in the dialogue or not. */
    DIALOGUE,
    /** Nothing. */
    UNCLEAR
}
