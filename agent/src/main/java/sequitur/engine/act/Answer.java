package sequitur.engine.act;

/** What comes of a moment for the transport, and so for the app. */
public sealed interface Answer {

    /** Things are left as they are: the answer for each legal command, which makes no object. */
    Answer PASS = new Pass();

    /** The command is not written. */
    Answer SKIP = new Skip();

    /** Things are left as they are. */
    record Pass() implements Answer {}

    /**
     * Another command is written in its place.
     *
     * @param line its octets without CR LF
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
    record Rewrite(byte[] line) implements Answer {}

    /** The command is not written; the reply to it stands ready. */
    record Skip() implements Answer {}

    /**
     * Something is thrown to the app.
     *
     * @param failure an exception of the transport's own library
     */
    record Throw(Throwable failure) implements Answer {}

    /**
     * The app is told of another reply, which the transport's fields hold by then.
     *
     * @param code its code
     */
    record OtherReply(int code) implements Answer {}
}
