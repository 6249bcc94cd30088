package sequitur.testbed.server;

/** How a server ends a connection without a word. */
public enum HangUp {
    /** In order: the client reads the end of the stream. */
    EOF,
    /** Abruptly, as after a crash: the client's next read or write fails. */
    RST
}
