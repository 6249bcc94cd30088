package sequitur.cli.recording;

/** Who said a line, as far as the line alone tells. */
enum Side {
    /** The client: a command, a line of a SASL exchange or of message content. */
    CLIENT,
    /** The server: a line of a reply. */
    SERVER,
    /** The line does not tell. */
    UNMARKED
}
