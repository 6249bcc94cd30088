package sequitur.engine.config;

/** How much of mail addresses is shown in receipts and transcripts. */
public enum Addresses {
    /** Nothing. */
    NEVER,
    /** The domain alone. */
    DOMAIN,
    /** All of it. */
    FULL
}
