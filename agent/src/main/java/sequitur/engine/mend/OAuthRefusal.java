package sequitur.engine.mend;

import sequitur.engine.act.Answer;
import sequitur.engine.act.Deeds;
import sequitur.engine.act.Events;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.login.TokenError;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.Wire;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/**
 * Fetches the refusal that a server has behind the 334 by which it answers a token that it does not take. The library sends no
 * empty response to AUTH XOAUTH2, but closes the connection, so that nobody ever learns why.
 */
public final class OAuthRefusal {

    private static final int CONTINUE = 334;
    private static final String MECHANISM = "XOAUTH2";
    private static final byte[] ACKNOWLEDGEMENT = {};

    private final Deeds deeds;
    private final Events events;

    /**
     * Makes it.
     *
     * @param deeds what asks the server, if anything is to be asked
     * @param events where the refusal is told
     */
    public OAuthRefusal(Deeds deeds, Events events) {
        this.deeds = deeds;
        this.events = events;
    }

    /**
     * Whether a reply with this code may have a refusal behind it.
     *
     * @param code the code
     * @return true for 334
     */
    public boolean mayFollow(int code) {
        return code == CONTINUE;
    }

    /**
     * A reply with such a code has come. Only an exchange of the library's is touched, since that ends here in any case.
     *
     * @param conversation the connection
     * @param before the state before the reply
     * @param text the reply
     * @return the refusal; {@link Answer#PASS} if the reply is something else, or the server has nothing more to say
     * @throws Throwable what the transport throws
     */
    public Answer behind(Conversation conversation, SessionState before, String text) throws Throwable {
        if (!before.awaitsReplyTo(Verb.AUTH)
                || !conversation.login().isOfTheLibrary()
                || !conversation.login().sentWholeResponseOf(MECHANISM)
                || conversation.owed().isServerOwing()
                || conversation.action(Rule.AUTH_EXCHANGE) != Action.CORRECT) {
            return Answer.PASS;
        }
        return deeds.attempt(() -> fetched(conversation, text));
    }

    private Answer fetched(Conversation conversation, String text) throws Throwable {
        Wire wire = conversation.wire();
        int code = acknowledge(conversation);
        if (!LocalReply.isRefusal(code)) {
            wire.setReply(new LocalReply(CONTINUE, text));
            return Answer.PASS;
        }
        String refusal = wire.replyText().strip();
        String told = TokenError.in(text)
                .map(error -> refusal + " (" + conversation.login().withoutSecrets(error) + ")")
                .orElse(refusal);
        wire.setReply(new LocalReply(code, told + "\r\n"));
        events.acknowledged(conversation, MECHANISM, conversation.login().words(told));
        return new Answer.OtherReply(code);
    }

    /** The code of what the server says then; 0 if it says nothing. */
    private static int acknowledge(Conversation conversation) throws Throwable {
        Wire wire = conversation.wire();
        try {
            return conversation.inserting(() -> wire.send(ACKNOWLEDGEMENT));
        } catch (Throwable failure) {
            if (!wire.isMessagingException(failure)) {
                throw failure;
            }
            return 0;
        }
    }
}
