package sequitur.engine.config;

/** When the dialogue of a connection is written down. */
public enum Transcripts {
    /** Never; nothing of it is kept. */
    NEVER,
    /** When an attempt to connect or to send has failed. */
    FAILURE,
    /** Also when nothing has. */
    ALWAYS
}
