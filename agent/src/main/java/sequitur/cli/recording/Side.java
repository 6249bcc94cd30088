package sequitur.cli.recording;

/** Who said a line, as far as the line alone tells. */
enum Side {
    /** The client: a command, a line of a SASL exchange or of message content. */
    CLIENT,
    /** The server: a line of a reply. */
    SERVER,
    /** The line does not tell. */
    UNMARKED,
    /** The line bears no prefix although others do: it may go on with a reply or with message content. */
    CONTINUED
}
