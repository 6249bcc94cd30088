package sequitur.engine.login;

import sequitur.engine.conversation.Conversation;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.Wire;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * The credentials that the agent itself has sent, in what a server says afterwards. The library puts the server's words into its
 * exceptions and keeps them for the app; of a login of its own the app gets them as they came.
 */
public final class Echo {

    private static final int CONTINUE = 334;

    private Echo() {}

    /**
     * A reply was read: takes the credentials out of what the transport keeps of it. The reply to EHLO is for the library to read, and
     * for nobody to see; so is a 334 for the agent's own exchange, which goes on with another line.
     *
     * @param conversation the connection
     * @param before the state before the reply
     * @throws Throwable what the transport throws
     */
    public static void takeOut(Conversation conversation, SessionState before) throws Throwable {
        Wire wire = conversation.wire();
        if (!conversation.login().isOfTheAgent()
                || before.awaitsReplyTo(Verb.EHLO)
                || (conversation.isInserting() && wire.replyCode() == CONTINUE)) {
            return;
        }
        String reply = wire.replyText();
        String clean = conversation.login().withoutSecrets(reply);
        // Of a long one nothing but the end may be missing.
        if (!reply.startsWith(clean)) {
            wire.setReply(new LocalReply(wire.replyCode(), clean + "\n"));
        }
    }
}
