package sequitur.engine.mend;

import java.util.List;
import java.util.Optional;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CorrectionResult;
import sequitur.engine.login.AuthObstacles;
import sequitur.engine.login.ConfiguredCredentials;
import sequitur.engine.login.CredentialFinder;
import sequitur.engine.login.RefusedLogins;
import sequitur.engine.transport.Credentials;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.Wire;
import sequitur.smtp.mend.Step;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.SessionState;

/** Takes single steps of a correction through the transport's own methods. */
final class StepTaker {

    private final ConfiguredCredentials configured;
    private final AuthObstacles obstacles;
    private final RefusedLogins refusedLogins;

    StepTaker(ConfiguredCredentials configured, AuthObstacles obstacles, RefusedLogins refusedLogins) {
        this.configured = configured;
        this.obstacles = obstacles;
        this.refusedLogins = refusedLogins;
    }

    /** Takes a step after others; gives a result if the correction ends with it. */
    Optional<CorrectionResult> take(Step step, Conversation conversation, List<Step> taken) throws Throwable {
        if (step == Step.AUTH) {
            return authenticate(conversation, taken);
        }
        return isAccepted(step, conversation) ? Optional.empty() : refused(step, conversation, taken);
    }

    private static boolean isAccepted(Step step, Conversation conversation) throws Throwable {
        Wire wire = conversation.wire();
        return switch (step) {
            case READ_REPLY -> isRead(conversation);
            case RECONNECT -> Reconnector.reconnect(conversation);
            case CANCEL -> isGivenUp(conversation);
            case RSET -> LocalReply.isAcceptance(wire.send("RSET"));
            case EHLO -> wire.ehlo();
            case STARTTLS -> {
                // The library throws where it is refused or the handshake fails.
                wire.startTls();
                yield true;
            }
            case AUTH -> throw new IllegalArgumentException("AUTH takes credentials");
        };
    }

    private static Optional<CorrectionResult> refused(Step step, Conversation conversation, List<Step> taken)
            throws Throwable {
        Wire wire = conversation.wire();
        LocalReply refusal = new LocalReply(wire.replyCode(), wire.replyText());
        return Optional.of(new CorrectionResult.Refused(
                taken, step, refusal, conversation.login().words(refusal.text().strip())));
    }

    private Optional<CorrectionResult> authenticate(Conversation conversation, List<Step> taken) throws Throwable {
        Optional<String> obstacle = obstacles.find(conversation);
        if (obstacle.isEmpty()) {
            obstacle = logIn(
                    conversation,
                    configured.comeFirst(conversation) ? Optional.empty() : CredentialFinder.find(conversation));
        }
        if (obstacle.isPresent()) {
            return Optional.of(new CorrectionResult.NoCredentials(taken, obstacle.get()));
        }
        requireAnswer(conversation);
        return Optional.empty();
    }

    /** Authenticates; says why nothing was sent, if nothing was. The library and its like throw where the server refuses. */
    private Optional<String> logIn(Conversation conversation, Optional<Credentials> found) throws Throwable {
        if (found.isEmpty()) {
            return configured.authenticate(conversation);
        }
        String fingerprint = refusedLogins.fingerprint(conversation.server(), found.get());
        Optional<String> pause = refusedLogins.obstacle(conversation, fingerprint);
        if (pause.isPresent()) {
            return pause;
        }
        try {
            if (!authenticate(conversation, found.get())) {
                Wire wire = conversation.wire();
                throw wire.authenticationFailed(
                        conversation.login().words(wire.replyText().strip()).toString());
            }
        } finally {
            refusedLogins.note(conversation, fingerprint);
        }
        return Optional.empty();
    }

    private static boolean authenticate(Conversation conversation, Credentials found) throws Throwable {
        conversation.login().libraryBegins();
        try {
            return conversation.wire().authenticate(found);
        } finally {
            conversation.login().libraryEnds();
        }
    }

    /**
     * The library says that AUTH succeeded when its reply could not be read, if one succeeded on this Transport before: it keeps
     * that one's code. What the server has said decides; without a word of it the connection is of no more use.
     */
    private static void requireAnswer(Conversation conversation) throws Throwable {
        if (conversation.state().connection().authentication() != Authentication.DONE) {
            Wire wire = conversation.wire();
            wire.close();
            throw wire.authenticationFailed("AUTH was not answered");
        }
    }

    /** An app that has not yet come to read this reply still gets it, when it does. */
    private static boolean isRead(Conversation conversation) throws Throwable {
        boolean missed = conversation.owed().isMissed();
        int code = conversation.wire().readReply();
        if (!missed) {
            conversation.owed().keep(new LocalReply(code, conversation.wire().replyText()));
        }
        return code > 0;
    }

    /** The server answers with 501 (RFC 4954 section 4); any other reply but a 334 ends the exchange as well. */
    private static boolean isGivenUp(Conversation conversation) throws Throwable {
        conversation.wire().send("*");
        SessionState state = conversation.state();
        return !state.inSaslExchange() && !state.connection().closed();
    }
}
