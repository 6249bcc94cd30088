package sequitur.engine.intercept;

import java.net.SocketTimeoutException;
import java.util.Optional;
import sequitur.engine.act.Answer;
import sequitur.engine.act.Interventions;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Waiting;
import sequitur.engine.failure.Failures;
import sequitur.engine.login.Echo;
import sequitur.engine.mend.Healer;
import sequitur.engine.mend.OAuthRefusal;
import sequitur.engine.mend.OutOfStepGuard;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.Wire;
import sequitur.engine.watch.ConnectionLimits;
import sequitur.engine.watch.Duplicates;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.session.Stage;

/** A transport receives a reply: follows it, and has a refusal looked at. */
public final class Receiving {

    private static final int NO_CODE = -1;
    private static final String END_OF_STREAM = "[EOF]";

    private final OutOfStepGuard guard;
    private final OAuthRefusal oauth;
    private final Healer healer;
    private final Interventions interventions;
    private final Failures failures;
    private final ConnectionLimits limits;
    private final Duplicates duplicates;

    /**
     * Makes it.
     *
     * @param guard what sees that replies are out of step
     * @param oauth what fetches the refusal of a token
     * @param healer what puts the sequence right after a refusal
     * @param interventions what else is being done
     * @param failures what follows each attempt
     * @param limits what is done about time limits
     * @param duplicates what keeps mails in mind that are in doubt
     */
    public Receiving(
            OutOfStepGuard guard,
            OAuthRefusal oauth,
            Healer healer,
            Interventions interventions,
            Failures failures,
            ConnectionLimits limits,
            Duplicates duplicates) {
        this.guard = guard;
        this.oauth = oauth;
        this.healer = healer;
        this.interventions = interventions;
        this.failures = failures;
        this.limits = limits;
        this.duplicates = duplicates;
    }

    /**
     * A wait for a reply has ended. Where it was ended from outside, the app gets what the library throws when a time limit strikes, and not what became
     * of the socket.
     *
     * @return what was thrown, or is to be
     */
    public Optional<Throwable> waited(Conversation conversation, Optional<Throwable> failure) throws Throwable {
        Waiting waiting = conversation.waiting();
        boolean struck = waiting.end();
        if (waiting.stage() == Stage.FINAL && conversation.isFollowed()) {
            limits.finalReplyEnded(conversation);
        }
        boolean overdue = waiting.takeOverdue();
        if (!struck && !overdue) {
            return failure;
        }
        boolean read = failure.isEmpty() && conversation.wire().replyCode() != NO_CODE;
        if (struck && !read) {
            return Optional.of(conversation
                    .wire()
                    .messagingException("Exception reading response", new SocketTimeoutException("Read timed out")));
        }
        if (overdue && read) {
            limits.repliedLate(conversation);
        }
        return failure;
    }

    /** A reply was read, or could not be for this reason. */
    public Answer replyRead(Conversation conversation, Optional<Throwable> failure) throws Throwable {
        SessionState before = conversation.state();
        if (failure.isPresent()) {
            return readFailed(conversation, before, failure.get());
        }
        Wire wire = conversation.wire();
        int code = wire.replyCode();
        Echo.takeOut(conversation, before);
        String text = wire.replyText();
        if (code == NO_CODE && text.equals(END_OF_STREAM)) {
            return connectionDied(conversation, before, Optional.empty(), new LocalReply(code, text));
        }
        follow(conversation, code, text);
        if (!conversation.isInserting()) {
            if (LocalReply.isRefusal(code) || code == NO_CODE) {
                failures.refused(conversation, before, text);
            }
            guard.replyRead(conversation, before, code);
        }
        if (oauth.mayFollow(code)) {
            Answer hidden = oauth.behind(conversation, before, text);
            if (hidden != Answer.PASS) {
                failures.refused(conversation, before, wire.replyText());
                return hidden;
            }
        }
        return LocalReply.isRefusal(code) && !conversation.isInserting()
                ? refused(conversation, before, new LocalReply(code, text))
                : Answer.PASS;
    }

    private void follow(Conversation conversation, int code, String text) throws Throwable {
        conversation.received(code, text);
        if (conversation.isHandshaking()) {
            limits.handshakeBegins(conversation);
        }
        if (code == NO_CODE) {
            duplicates.unanswered(conversation);
        }
    }

    private Answer refused(Conversation conversation, SessionState before, LocalReply reply) throws Throwable {
        Answer answer = interventions.attempt(Answer.PASS, () -> healer.refused(conversation, before, reply));
        if (answer instanceof Answer.OtherReply other && LocalReply.isRefusal(other.code())) {
            failures.refusedAgain(conversation, before);
        }
        return answer;
    }

    /** After a timeout the reply is still outstanding; after any other failure there is nobody left to send one. */
    private Answer readFailed(Conversation conversation, SessionState before, Throwable failure) throws Throwable {
        if (Wire.isTimeout(failure)) {
            if (!conversation.isInserting()) {
                failures.lost(conversation, Optional.of(failure), before);
            }
            conversation.dialogue().unanswered();
            duplicates.unanswered(conversation);
            failures.goodbyeFailed(conversation, before, failure);
            return timedOut(conversation, failure);
        }
        return connectionDied(conversation, before, Optional.of(failure), new LocalReply(NO_CODE, ""));
    }

    /** After a limit of ours nobody reads on that connection again: the reply may still come. */
    private Answer timedOut(Conversation conversation, Throwable failure) throws Throwable {
        if (!limits.haveEnded(conversation)) {
            return Answer.PASS;
        }
        conversation.wire().close();
        return new Answer.Throw(failure);
    }

    private Answer connectionDied(
            Conversation conversation, SessionState before, Optional<Throwable> failure, LocalReply none)
            throws Throwable {
        if (!conversation.isInserting()) {
            failures.lost(conversation, failure, before);
        }
        conversation.connectionEnded();
        if (conversation.isInserting()) {
            return Answer.PASS;
        }
        duplicates.unanswered(conversation);
        if (failure.isPresent()) {
            failures.goodbyeFailed(conversation, before, failure.get());
        }
        return interventions.attempt(Answer.PASS, () -> healer.unanswered(conversation, before, none));
    }
}
