package sequitur.advice.facts;

/** What the app gave to {@code connect()} for a user name or a password; never the words themselves. */
public enum Given {
    /** Nothing: null. */
    NOTHING,
    /** An empty text. */
    EMPTY_TEXT,
    /** A text. */
    TEXT
}
