package sequitur.smtp.policy;

/** What a policy asks for when a rule is broken. */
public enum Action {
    /** The rule is not looked at. */
    OFF,
    /** The violation is reported and the command goes out unchanged. */
    LOG,
    /** The violation is reported and answered locally; nothing of the command reaches the wire. */
    BLOCK,
    /** The violation is reported and mended: the missing commands go out first. Where nothing safe can be inserted, this blocks. */
    CORRECT
}
