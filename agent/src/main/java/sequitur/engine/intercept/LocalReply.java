package sequitur.engine.intercept;

/**
 * A reply that the transport is given without reading one.
 *
 * @param code its code
 * @param text the whole reply, each line ended by LF as the transport keeps it
 */
record LocalReply(int code, String text) {

    static LocalReply of(sequitur.smtp.Reply reply) {
        return new LocalReply(reply.code(), reply.line() + "\n");
    }
}
