package sequitur.engine.transport;

import sequitur.smtp.wire.Reply;

/**
 * A reply that the transport is given without reading one.
 *
 * @param code its code
 * @param text the whole reply, each line ended by LF as the transport keeps it
 */
public record LocalReply(int code, String text) {

    private static final int FIRST_REFUSAL = 400;

    /**
     * Gives a reply the form that the transport keeps.
     *
     * @param reply the reply
     * @return the same reply
     */
    public static LocalReply of(Reply reply) {
        return new LocalReply(reply.code(), reply.line() + "\n");
    }

    /** Tells the code alone: the words are a server's. */
    @Override
    public String toString() {
        return "LocalReply[" + code + "]";
    }

    /**
     * Whether a code is that of an acceptance (RFC 5321 section 4.2.1: 2yz).
     *
     * @param code any number
     * @return true from 200 to 299
     */
    public static boolean isAcceptance(int code) {
        return code / 100 == 2;
    }

    /**
     * Whether a code is that of a refusal (RFC 5321 section 4.2.1: 4yz or 5yz).
     *
     * @param code any number
     * @return true from 400 on
     */
    public static boolean isRefusal(int code) {
        return code >= FIRST_REFUSAL;
    }
}
