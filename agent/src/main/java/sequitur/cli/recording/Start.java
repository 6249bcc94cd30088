package sequitur.cli.recording;

/** How the record of a session begins. */
public enum Start {
    /** With the greeting, or with the client that did not wait for it. */
    GREETING,
    /** With the client's EHLO or HELO: the greeting was left out. */
    HELLO,
    /** Somewhere in the middle. */
    MIDDLE,
    /** It goes on with the session before, which was too long to be held as a whole. */
    CONTINUED,
    /** There is no dialogue: the record tells only that a connection was tried, or what an exception said. */
    NOTHING_SAID
}
