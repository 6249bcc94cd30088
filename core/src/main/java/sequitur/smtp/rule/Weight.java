package sequitur.smtp.rule;

/** How grave it is when a rule is broken, from the lightest on. */
public enum Weight {
    /** The command is legal by the RFCs, and hardly ever meant. */
    ADVICE,
    /** Servers differ on the command, and many take it. */
    DIFFERS,
    /** The server would refuse the command, or do worse. */
    FAULT,
    /** The command is forged: it comes before any mistake of order, and is never let through to be written about later. */
    FORGERY
}
