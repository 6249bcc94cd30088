package sequitur.engine.intercept;

import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * The credentials that the agent itself has sent, in what a server says afterwards. The library puts the server's words into its
 * exceptions and keeps them for the app; of a login of its own the app gets them as they came.
 */
final class Echo {

    private final AppAccess app;

    Echo(AppAccess app) {
        this.app = app;
    }

    /**
     * A reply was read, in a state that was this before it: takes the credentials out of what the transport keeps of it. The reply to EHLO
     * is for the library to read, and for nobody to see.
     */
    void takeOut(Object transport, Conversation conversation, SessionState before) throws Throwable {
        if (!conversation.hasLoginOfTheAgent() || before.awaitsReplyTo(Verb.EHLO)) {
            return;
        }
        TransportMembers members = app.members(transport);
        String reply = members.lastServerResponse(transport);
        String clean = conversation.withoutSecrets(reply);
        // Of a long one nothing but the end may be missing.
        if (!reply.startsWith(clean)) {
            members.setLastReply(transport, members.lastReturnCode(transport), clean + "\n");
        }
    }
}
