package sequitur.cli.page;

/** What is shown of mail addresses. */
public enum Addresses {
    /** All of them. */
    SHOWN,
    /** Their domains alone. */
    MASKED
}
