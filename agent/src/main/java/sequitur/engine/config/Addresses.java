package sequitur.engine.config;

import sequitur.smtp.redaction.AddressMask;

/** How much of mail addresses is shown in receipts and transcripts. */
public enum Addresses {
    /** Nothing. */
    NEVER,
    /** The domain alone. */
    DOMAIN,
    /** All of it. */
    FULL;

    /**
     * What takes the rest out of the texts of one session.
     *
     * @return a new mask
     */
    public AddressMask mask() {
        return switch (this) {
            case NEVER -> AddressMask.leavingNothing();
            case DOMAIN -> AddressMask.leavingDomains();
            case FULL -> AddressMask.leavingAll();
        };
    }
}
