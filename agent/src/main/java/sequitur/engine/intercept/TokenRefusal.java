package sequitur.engine.intercept;

import org.jspecify.annotations.Nullable;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * Fetches the refusal that a server has behind the 334 by which it answers a token that it does not take. The library sends no
 * empty response to AUTH XOAUTH2, but closes the connection, so that nobody ever learns why.
 */
final class TokenRefusal {

    private static final int CONTINUE = 334;
    private static final String MECHANISM = "XOAUTH2";
    private static final byte[] ACKNOWLEDGEMENT = {};

    private final AppAccess app;
    private final Events events;

    TokenRefusal(AppAccess app, Events events) {
        this.app = app;
        this.events = events;
    }

    /** Whether a reply with this code may have a refusal behind it. */
    boolean mayFollow(int code) {
        return code == CONTINUE;
    }

    /**
     * A reply with such a code has come, in a state that was this before. Gives back the code of the refusal, which the transport's fields hold
     * then; null if the reply is something else, or the server has nothing more to say. Only an exchange of the library's is
     * touched, since that ends here in any case.
     */
    @Nullable
    Integer behind(Object transport, Conversation conversation, SessionState before, String text) throws Throwable {
        if (!before.awaitsReplyTo(Verb.AUTH)
                || !conversation.isLibraryAuthenticating()
                || !conversation.sentWholeResponseOf(MECHANISM)
                || conversation.isServerOwing()
                || conversation.action(Rule.AUTH_EXCHANGE) != Action.CORRECT) {
            return null;
        }
        TransportMembers members = app.members(transport);
        int code = acknowledge(members, transport, conversation);
        if (!LocalReply.isRefusal(code)) {
            members.setLastReply(transport, CONTINUE, text);
            return null;
        }
        events.acknowledged(
                transport,
                conversation,
                MECHANISM,
                conversation.words(members.lastServerResponse(transport).strip()));
        return code;
    }

    /** The code of what the server says then; 0 if it says nothing. */
    private static int acknowledge(TransportMembers members, Object transport, Conversation conversation)
            throws Throwable {
        try {
            return conversation.inserting(() -> members.simpleCommand(transport, ACKNOWLEDGEMENT));
        } catch (Throwable failure) {
            if (!members.isMessagingException(failure)) {
                throw failure;
            }
            return 0;
        }
    }
}
