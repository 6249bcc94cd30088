package sequitur.engine.intercept;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.HostSettings;
import sequitur.engine.config.RequirementMode;
import sequitur.engine.config.Settings;
import sequitur.engine.report.Notices;
import sequitur.engine.report.Sink;
import sequitur.engine.weave.Hooks;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.rule.Weight;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Follows the conversation of each transport and has every command judged before it is written. */
final class Interceptor {

    /** A MAIL command that breaks no rule of its own form: what is asked about before the real one is built. */
    private static final byte[] ANY_MAIL = "MAIL FROM:<>".getBytes(StandardCharsets.US_ASCII);

    /** What ends the library's own wait for the end. */
    private static final Reply GOODBYE = Reply.of(221, "2.0.0", "Bye");

    private static final int NO_CODE = -1;
    private static final String END_OF_STREAM = "[EOF]";

    private static final int SUBMISSION_PORT = 587;
    private static final int SUBMISSIONS_PORT = 465;

    private final Settings settings;
    private final AppAccess app;
    private final GivenPassword givenPassword;
    private final DestinationFinder destinations;
    private final CredentialFinder credentials;
    private final ConfiguredCredentials configuredCredentials;
    private final Corrector corrector;
    private final VerdictExecution execution;
    private final Rehearsal rehearsal;
    private final Lessons lessons;
    private final LearnedRequirements learned = new LearnedRequirements(Clock.systemUTC());
    private final Healer healer;
    private final Interventions interventions;
    private final TokenRefusal tokenRefusal;
    private final LostDialogue lostDialogue;
    private final Echo echo;

    Interceptor(Settings settings, AppAccess app, Sink sink, Notices notices, Interventions interventions) {
        this.interventions = interventions;
        Events events = new Events(sink);
        this.settings = settings;
        this.app = app;
        this.givenPassword = new GivenPassword(app);
        this.destinations = new DestinationFinder(app);
        this.credentials = new CredentialFinder(app, destinations);
        this.configuredCredentials = new ConfiguredCredentials(app, new PasswordSource(System::getenv), notices);
        AuthObstacles obstacles = new AuthObstacles(credentials, configuredCredentials, new PeerIdentity(app));
        this.corrector = new Corrector(app, credentials, configuredCredentials, obstacles, events);
        this.lostDialogue = new LostDialogue(app, events, settings.dryRun());
        this.execution = new VerdictExecution(app, events);
        this.rehearsal = new Rehearsal(corrector, obstacles, events);
        this.lessons = new Lessons(learned, notices);
        this.healer = new Healer(app, corrector, obstacles, lessons, events, settings.dryRun());
        this.echo = new Echo(app);
        this.tokenRefusal = new TokenRefusal(app, events);
    }

    /** The app asks for a connection; the arguments are those of {@link sequitur.engine.weave.Hooks#connecting}. */
    void connecting(Object transport, Conversation conversation, @Nullable Object[] arguments) throws Throwable {
        TransportMembers members = app.members(transport);
        @Nullable String host = (String) arguments[0];
        int port = (int) arguments[1];
        @Nullable String password = (String) arguments[3];
        Optional<CredentialOwner> owner = password == null
                ? Optional.empty()
                : Optional.of(givenPassword.owner(transport, conversation, host, port, password));
        Optional<String> openSocket = members.hasSocket(transport)
                ? Optional.of(DestinationFinder.nameOf(members.serverSocket(transport)))
                : Optional.empty();
        conversation.setLibraryAuthenticating(true);
        conversation.connecting(host, port, (String) arguments[2], password, owner, openSocket);
    }

    /** A connection was opened, or the handshake of STARTTLS is done. */
    void streamsOpened(Object transport, Conversation conversation) throws Throwable {
        TransportMembers members = app.members(transport);
        if (conversation.isHandshaking()) {
            conversation.handshakeDone();
            if (corrects(conversation, Rule.EHLO_AFTER_STARTTLS)) {
                members.forgetExtensions(transport);
            }
            return;
        }
        if (!conversation.isConnecting()) {
            // It has begun to connect, or has sent STARTTLS, before the engine was there.
            met(transport, conversation);
            return;
        }
        Socket socket = members.serverSocket(transport);
        Server server = destinations.server(transport, conversation);
        HostSettings hostSettings = settings.forHost(server.host(), server.port());
        boolean local = hostSettings.trust().tunnel() || destinations.isLoopback(transport, conversation, server);
        SessionState opened = SessionState.opened(socket instanceof SSLSocket, local, Requirements.NONE);
        conversation.opened(server, hostSettings, opened);
        setRequirements(transport, conversation);
        if (corrects(conversation, Rule.EHLO_NEEDED)) {
            members.forgetExtensions(transport);
        }
    }

    /** A connection that was open before the engine was there is used; unless there is none, and the command goes nowhere. */
    void met(Object transport, Conversation conversation) throws Throwable {
        TransportMembers members = app.members(transport);
        if (!members.hasSocket(transport)) {
            return;
        }
        Socket socket = members.serverSocket(transport);
        Server server = destinations.met(transport);
        HostSettings hostSettings = settings.forHost(server.host(), server.port());
        boolean local = hostSettings.trust().tunnel() || destinations.isLoopback(transport, conversation, server);
        SessionState unknown = SessionState.unknown(socket instanceof SSLSocket, local, Requirements.NONE);
        conversation.met(server, hostSettings, unknown);
        setRequirements(transport, conversation);
    }

    private void setRequirements(Object transport, Conversation conversation) throws Throwable {
        conversation.require(requirements(transport, conversation));
        // Where credentials of the app's own may go there, those would be sent, and they never cross a network in clear
        // text.
        if (configuredCredentials.mayBeSentInClearText(conversation)
                && !credentials.areAtHand(transport, conversation)) {
            conversation.allowClearText();
        }
    }

    /** A line is about to be written; what comes back is as {@link sequitur.engine.weave.Hooks#commandSending} says. */
    @Nullable
    Object commandSending(Object transport, Conversation conversation, byte[] line) throws Throwable {
        if (conversation.isHandshaking()) {
            conversation.handshakeMissed();
        }
        SessionState state = conversation.stateForThisThread();
        Verb verb = state.classify(line);
        conversation.keepSecret(verb, line);
        conversation.commandComing(verb);
        if (conversation.isReading() && verb == Verb.QUIT && lostDialogue.garbled(transport, conversation)) {
            conversation.answerGoodbye(LocalReply.of(GOODBYE));
            return Hooks.SKIP;
        }
        List<Violation> violations = Rulebook.check(state, verb, line);
        conversation.setFlagged(violations);
        Object answer = violations.isEmpty() ? null : judged(transport, conversation, verb, line, violations);
        if (answer == null) {
            conversation.sending(verb, line);
        } else if (answer instanceof byte[] rewritten) {
            conversation.sending(verb, rewritten);
        }
        return answer;
    }

    private @Nullable Object judged(
            Object transport, Conversation conversation, Verb verb, byte[] line, List<Violation> violations)
            throws Throwable {
        Verdict verdict = conversation.settings().policy().verdict(violations);
        if (conversation.isInserting() && !isForgery(verdict)) {
            return null;
        }
        if (settings.dryRun() && !isForgery(verdict)) {
            rehearsal.judged(transport, conversation, verdict, line);
            return null;
        }
        return interventions.attempt(() -> verdict instanceof Verdict.Correct correct
                ? corrected(transport, conversation, correct, verb, line)
                : execution.decided(transport, conversation, verdict, line));
    }

    private @Nullable Object corrected(
            Object transport, Conversation conversation, Verdict.Correct correct, Verb verb, byte[] line)
            throws Throwable {
        CorrectionResult result = conversation.takeMailCorrection();
        if (result == null || verb != Verb.MAIL) {
            result = corrector.correct(transport, conversation, line);
        }
        return execution.corrected(transport, conversation, correct, line, result);
    }

    /** A MAIL command is about to be built; gives back what is to be thrown instead, or null. */
    @Nullable
    Throwable mailStarting(Object transport, Conversation conversation) throws Throwable {
        if (settings.dryRun()) {
            return null;
        }
        conversation.setMailCorrection(null);
        if (conversation.isHandshaking()) {
            // Whatever is sent now is in clear, where the server may wait for the handshake: nothing is added to it.
            conversation.handshakeMissed();
            conversation.setMailCorrection(new CorrectionResult.LeftToServer(List.of()));
            return null;
        }
        List<Violation> violations = ofMail(conversation.stateForThisThread());
        if (violations.isEmpty()
                || !(conversation.settings().policy().verdict(violations) instanceof Verdict.Correct correct)) {
            return null;
        }
        return (Throwable) interventions.attempt(() -> correctedBeforeMail(transport, conversation, correct));
    }

    private @Nullable Throwable correctedBeforeMail(
            Object transport, Conversation conversation, Verdict.Correct correct) throws Throwable {
        CorrectionResult result = corrector.correct(transport, conversation, ANY_MAIL);
        if (result instanceof CorrectionResult.Mended || result instanceof CorrectionResult.Failed) {
            return (Throwable) execution.corrected(transport, conversation, correct, ANY_MAIL, result);
        }
        conversation.setMailCorrection(result);
        return null;
    }

    private static List<Violation> ofMail(SessionState state) {
        return Rulebook.check(state, state.classify(ANY_MAIL), ANY_MAIL);
    }

    private boolean corrects(Conversation conversation, Rule rule) {
        return !settings.dryRun() && conversation.action(rule) == Action.CORRECT;
    }

    /** The library has done what it does to connect, or could not. */
    void connectEnded(Conversation conversation) {
        conversation.setLibraryAuthenticating(false);
    }

    /**
     * A message is about to be sent; gives back what is to be thrown instead, or null. In the middle of another message, its MAIL
     * would be text of that one or end its transaction, and the transport holds one message at a time.
     */
    @Nullable
    Throwable messageStarting(Object transport, Conversation conversation) throws Throwable {
        if (!conversation.messageStarted() || !conversation.isFollowed()) {
            return null;
        }
        Optional<Violation> nesting = ofMail(conversation.state()).stream()
                .filter(violation -> violation.rule() == Rule.DATA_CONTENT || violation.rule() == Rule.MAIL_NESTED)
                .filter(violation -> conversation.prevents(violation.rule()))
                .findFirst();
        if (nesting.isEmpty()) {
            return null;
        }
        if (settings.dryRun()) {
            rehearsal.nested(transport, conversation, nesting.get());
            return null;
        }
        conversation.messageEnded();
        return execution.nested(transport, conversation, nesting.get());
    }

    /** Whether the stream for a message's content is to be kept open if somebody else than the library closes it. */
    boolean keepsContentOpen(Conversation conversation) {
        return !settings.dryRun() && conversation.prevents(closingBreaks(conversation));
    }

    /** It was closed, and stays open. */
    void contentClosed(Object transport, Conversation conversation) {
        execution.contentClosed(transport, conversation, closingBreaks(conversation), true);
    }

    /** In DATA the connection ends with the stream; a chunk of BDAT that the app sends so is the last one. */
    private static Rule closingBreaks(Conversation conversation) {
        return conversation.isInContent() ? Rule.DATA_CONTENT : Rule.BDAT_AFTER_LAST;
    }

    /** A reply was read, or could not be; what comes back is as {@link sequitur.engine.weave.Hooks#replyRead} says. */
    @Nullable
    Object replyRead(Object transport, Conversation conversation, @Nullable Throwable failure) throws Throwable {
        SessionState before = conversation.state();
        if (failure != null) {
            return readFailed(transport, conversation, before, failure);
        }
        TransportMembers members = app.members(transport);
        int code = members.lastReturnCode(transport);
        echo.takeOut(transport, conversation, before);
        String text = members.lastServerResponse(transport);
        if (code == NO_CODE && text.equals(END_OF_STREAM)) {
            conversation.over();
            return conversation.isInserting()
                    ? null
                    : died(transport, conversation, before, new LocalReply(code, text));
        }
        conversation.received(code, text);
        if (!conversation.isInserting()) {
            lostDialogue.answered(transport, conversation, before, code);
        }
        if (tokenRefusal.mayFollow(code) && !settings.dryRun()) {
            Object hidden = interventions.attempt(() -> tokenRefusal.behind(transport, conversation, before, text));
            if (hidden != null) {
                return hidden;
            }
        }
        return !LocalReply.isRefusal(code) || conversation.isInserting()
                ? null
                : interventions.attempt(
                        () -> healer.refused(transport, conversation, before, new LocalReply(code, text)));
    }

    private @Nullable Object died(Object transport, Conversation conversation, SessionState before, LocalReply refusal)
            throws Throwable {
        return interventions.attempt(() -> healer.died(transport, conversation, before, refusal));
    }

    /** After a timeout the reply is still outstanding; after any other failure there is nobody left to send one. */
    private @Nullable Object readFailed(
            Object transport, Conversation conversation, SessionState before, Throwable failure) throws Throwable {
        if (Conversation.isTimeout(failure)) {
            conversation.unanswered();
            return null;
        }
        conversation.over();
        return conversation.isInserting() ? null : died(transport, conversation, before, new LocalReply(NO_CODE, ""));
    }

    /** A command could not be written; true if it was, to another connection. */
    boolean commandFailed(Object transport, Conversation conversation) throws Throwable {
        if (conversation.state().awaitsReplyTo(Verb.END_OF_CONTENT)) {
            contentWasClosed(transport, conversation);
        }
        if (conversation.isInserting()) {
            return false;
        }
        conversation.unsent();
        boolean rewritten = Boolean.TRUE.equals(interventions.attempt(() -> healer.rewritten(transport, conversation)));
        if (rewritten) {
            conversation.sentAgain();
        }
        return rewritten;
    }

    /** The library leaves the socket open until the dot is answered: one that is closed by then was closed with the stream. */
    private void contentWasClosed(Object transport, Conversation conversation) throws Throwable {
        TransportMembers members = app.members(transport);
        boolean told = conversation.action(Rule.DATA_CONTENT) != Action.OFF;
        if (told
                && members.hasSocket(transport)
                && members.serverSocket(transport).isClosed()) {
            if (settings.dryRun()) {
                rehearsal.contentClosed(transport, conversation);
            } else {
                execution.contentClosed(transport, conversation, Rule.DATA_CONTENT, false);
            }
        }
    }

    /** A message failed: the server may wait for the rest of its content, or for the rest of its transaction. */
    void messageFailed(Object transport, Conversation conversation, Throwable failure) throws Throwable {
        if (conversation.isInContent()) {
            conversation.setContentFailure(failure.getClass().getName());
        }
        interventions.attempt(() -> {
            cleanUp(transport, conversation);
            return null;
        });
        if (conversation.state().connection().closed()) {
            // The library reads no reply for a message that has failed.
            conversation.forgetOwedReplies();
        }
    }

    private void cleanUp(Object transport, Conversation conversation) throws Throwable {
        if (conversation.isInContent()) {
            contentBrokeOff(transport, conversation);
        } else if (conversation.takeForgeryBlocked()) {
            execution.endTransaction(transport, conversation);
        }
    }

    private void contentBrokeOff(Object transport, Conversation conversation) throws Throwable {
        if (!conversation.prevents(Rule.DATA_CONTENT)) {
            return;
        }
        if (settings.dryRun()) {
            rehearsal.contentBrokeOff(transport, conversation);
        } else {
            execution.contentBrokeOff(transport, conversation);
        }
    }

    /** Takes back what the JVM was given to hold. */
    void withdraw() {
        lessons.withdraw();
    }

    private static boolean isForgery(Verdict verdict) {
        return verdict instanceof Verdict.Block block
                && block.violation().rule().weight() == Weight.FORGERY;
    }

    private Requirements requirements(Object transport, Conversation conversation) throws Throwable {
        HostSettings hostSettings = conversation.settings();
        Requirements configured = new Requirements(
                hostSettings.tls() == RequirementMode.ALWAYS ? Requirement.NEEDED : Requirement.NOT_NEEDED,
                switch (hostSettings.authentication()) {
                    case ALWAYS -> Requirement.NEEDED;
                    case NEVER -> Requirement.NOT_NEEDED;
                    case AUTO ->
                        isSubmission(conversation.server())
                                        && (configuredCredentials.areAtHand(conversation)
                                                || credentials.exist(transport, conversation))
                                ? Requirement.NEEDED_WHERE_OFFERED
                                : Requirement.NOT_NEEDED;
                });
        return learned.over(conversation.server(), configured);
    }

    /** RFC 6409 section 4.3 and RFC 8314 section 3.3: these ports take mail from those who have authenticated. */
    private static boolean isSubmission(Server server) {
        return server.port() == SUBMISSION_PORT || server.port() == SUBMISSIONS_PORT;
    }
}
