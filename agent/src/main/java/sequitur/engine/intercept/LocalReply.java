package sequitur.engine.intercept;

/**
 * A reply that the transport is given without reading one.
 *
 * @param code its code
 * @param text the whole reply, each line ended by LF as the transport keeps it
 */
record LocalReply(int code, String text) {

    private static final int FIRST_REFUSAL = 400;

    static LocalReply of(sequitur.smtp.wire.Reply reply) {
        return new LocalReply(reply.code(), reply.line() + "\n");
    }

    /** Tells the code alone: the words are a server's. */
    @Override
    public String toString() {
        return "LocalReply[" + code + "]";
    }

    /** Whether a code is that of a refusal (RFC 5321 section 4.2.1: 4yz or 5yz). */
    static boolean isRefusal(int code) {
        return code >= FIRST_REFUSAL;
    }
}
