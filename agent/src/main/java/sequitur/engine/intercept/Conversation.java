package sequitur.engine.intercept;

import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.HostSettings;
import sequitur.engine.config.Printable;
import sequitur.smtp.Action;
import sequitur.smtp.AuthCommand;
import sequitur.smtp.KnownSecrets;
import sequitur.smtp.Requirements;
import sequitur.smtp.Rule;
import sequitur.smtp.SessionState;
import sequitur.smtp.Transaction;
import sequitur.smtp.Verb;
import sequitur.smtp.Violation;

/**
 * What one transport and its server have said to each other, from one connection to the next. Guarded by the transport's
 * lock, which is held in every hook.
 */
final class Conversation {

    /** With the agent's own words around it, it fits into one line of a report. */
    private static final int LONGEST_REPLY = 380;

    private SessionState state = SessionState.unknown(false, false, Requirements.NONE);
    private boolean followed;
    private Server server = Server.UNKNOWN;
    private @Nullable HostSettings settings;
    private boolean connecting;
    private boolean reconnectable;
    private @Nullable String givenHost;
    private int givenPort;
    private @Nullable String givenUser;
    private @Nullable String givenPassword;
    private final KnownSecrets secrets = new KnownSecrets();
    private boolean loginOfTheAgent;

    /** Volatile, since whoever wants the engine to stop asks about it from another thread. */
    private volatile @Nullable LocalReply localReply;

    private @Nullable CorrectionResult mailCorrection;
    private List<Violation> flagged = List.of();
    private boolean inserting;
    private boolean reading;
    private boolean handshaking;
    private boolean forgeryBlocked;
    private WeakReference<Thread> transactionOwner = new WeakReference<>(null);
    private String transactionOwnerName = "";
    private Optional<String> contentFailure = Optional.empty();
    private byte[] lastLine = {};
    private byte[] mailLine = {};
    private final List<byte[]> recipientLines = new ArrayList<>();
    private String mechanism = "";
    private boolean initialResponse;
    private boolean libraryAuthenticates;
    private int messagesUnderWay;
    private Optional<String> claimedIdentity = Optional.empty();
    private Optional<String> identity = Optional.empty();

    /** The app asks the transport to connect to this host and port, with these credentials if it gave any; or over an open socket. */
    void connecting(
            @Nullable String host, int port, @Nullable String user, @Nullable String password, boolean socketIsOpen) {
        followed = false;
        connecting = true;
        reconnectable = !socketIsOpen;
        handshaking = false;
        givenHost = host;
        givenPort = port;
        givenUser = user;
        givenPassword = password;
        if (!inserting) {
            secrets.forget();
        }
        if (password != null) {
            secrets.learn(password.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Whether the app has asked for a connection that is not open yet. */
    boolean isConnecting() {
        return connecting;
    }

    /**
     * A connection was met in its middle: what was said on it before, and what the app gave to open it, nobody knows. The thread
     * that uses it now is taken for the owner of a transaction that may be open.
     */
    void met(Server peer, HostSettings hostSettings, SessionState unknown) {
        opened(peer, hostSettings, unknown);
        reconnectable = false;
        remember(Thread.currentThread());
    }

    /** A new connection is open and awaits the greeting. */
    void opened(Server peer, HostSettings hostSettings, SessionState opened) {
        server = peer;
        settings = hostSettings;
        state = opened;
        connecting = false;
        followed = true;
        handshaking = false;
        reading = false;
        localReply = null;
        mailCorrection = null;
        forgeryBlocked = false;
        contentFailure = Optional.empty();
        claimedIdentity = Optional.empty();
        identity = Optional.empty();
        loginOfTheAgent = false;
    }

    /** What this server insists on. */
    void require(Requirements requirements) {
        state = state.requiring(requirements);
    }

    /** A correction may authenticate in clear text here, where the server has no TLS to offer. */
    void allowClearText() {
        state = state.allowingClearText();
    }

    /** What this server insists on. */
    Requirements requirements() {
        return state.connection().requirements();
    }

    /** What the line that is about to be sent was found to break. */
    void setFlagged(List<Violation> violations) {
        flagged = violations;
    }

    /** Whether the last line was found to break this rule, so that nobody needs to be told again. */
    boolean wasFlaggedFor(Rule rule) {
        return flagged.stream().anyMatch(violation -> violation.rule() == rule);
    }

    /** Whether this connection is followed; one that is not is left alone. */
    boolean isFollowed() {
        return followed;
    }

    /** Something went wrong in the agent: what is known may be wrong, so the rest of this connection is left alone. */
    void standAside() {
        followed = false;
        inserting = false;
        localReply = null;
        mailCorrection = null;
    }

    SessionState state() {
        return state;
    }

    /** The state as it is for a command of the thread that runs now. */
    SessionState stateForThisThread() {
        boolean stranger =
                state.transaction().isOpen() && !Thread.currentThread().equals(transactionOwner.get());
        return stranger ? state.interrupted() : state;
    }

    Server server() {
        return server;
    }

    HostSettings settings() {
        HostSettings present = settings;
        if (present == null) {
            throw new IllegalStateException("no connection was opened");
        }
        return present;
    }

    /** What is to be done about a rule here. */
    Action action(Rule rule) {
        return settings().policy().action(rule);
    }

    /** Whether what breaks a rule is to be kept from happening, be it blocked or corrected. */
    boolean prevents(Rule rule) {
        Action action = action(rule);
        return action == Action.BLOCK || action == Action.CORRECT;
    }

    /** Whether the connection can be opened once more: the library opened it, with what is known here. */
    boolean isReconnectable() {
        return reconnectable;
    }

    @Nullable
    String givenHost() {
        return givenHost;
    }

    int givenPort() {
        return givenPort;
    }

    @Nullable
    String givenUser() {
        return givenUser;
    }

    @Nullable
    String givenPassword() {
        return givenPassword;
    }

    /** What a server has said, for a person: without the credentials of this login, fit to be printed, and short. */
    Printable words(String reply) {
        return Printable.beginning(
                withoutSecrets(reply), LONGEST_REPLY, Math.max(0, reply.length() - KnownSecrets.LOOKED_AT));
    }

    /** Whether the agent itself has taken part in a login on this connection, with the app's own credentials or those of the configuration. */
    boolean hasLoginOfTheAgent() {
        return loginOfTheAgent;
    }

    /** What a server has said, without the credentials of this login: all of it, or the beginning of what is very long. */
    String withoutSecrets(String reply) {
        return secrets.hide(reply);
    }

    /** A line is to be sent, whether or not it will be: the credentials in it are not to be shown. */
    void keepSecret(Verb verb, byte[] line) {
        if (verb == Verb.AUTH) {
            AuthCommand command = AuthCommand.parse(line);
            command.response().ifPresent(response -> secrets.learnResponse(command.mechanism(), true, response));
        } else if (verb == Verb.SASL_RESPONSE) {
            String response = new String(line, StandardCharsets.ISO_8859_1);
            secrets.learnResponse(mechanism, claimedIdentity.isEmpty(), response);
        }
    }

    /** A line is on its way to the server. */
    void sending(Verb verb, byte[] line) {
        if (localReply != null) {
            localReply = null;
        }
        if (verb == Verb.MAIL || state.transaction() == Transaction.UNKNOWN) {
            remember(Thread.currentThread());
        }
        state = state.sent(verb, line);
        lastLine = line;
        if (verb == Verb.MAIL) {
            mailLine = line;
            recipientLines.clear();
        }
        if (verb == Verb.AUTH || verb == Verb.SASL_RESPONSE) {
            loginOfTheAgent |= inserting;
        }
        if (verb == Verb.AUTH) {
            AuthCommand command = AuthCommand.parse(line);
            mechanism = command.mechanism();
            initialResponse = command.hasInitialResponse();
            claimedIdentity = command.identity();
        } else if (verb == Verb.SASL_RESPONSE && claimedIdentity.isEmpty()) {
            claimedIdentity = AuthCommand.identity(mechanism, new String(line, StandardCharsets.ISO_8859_1));
        }
    }

    /** A new reference only for another thread than before: a legal command makes no object. */
    private void remember(Thread owner) {
        if (!owner.equals(transactionOwner.get())) {
            transactionOwner = new WeakReference<>(owner);
        }
        transactionOwnerName = owner.getName();
    }

    /** Whether AUTH by this mechanism was sent last, with all that the mechanism has to say. */
    boolean sentWholeResponseOf(String name) {
        return initialResponse && mechanism.equals(name);
    }

    /** Whether an AUTH that is sent now is one of the library's own authenticators. */
    boolean isLibraryAuthenticating() {
        return libraryAuthenticates;
    }

    void setLibraryAuthenticating(boolean nowAuthenticating) {
        libraryAuthenticates = nowAuthenticating;
    }

    /** A message is about to be sent; true if another one is under way on the same transport. */
    boolean messageStarted() {
        messagesUnderWay++;
        return messagesUnderWay > 1;
    }

    /** A message was sent, or could not be. */
    void messageEnded() {
        messagesUnderWay = Math.max(0, messagesUnderWay - 1);
    }

    /** The name of the thread that sent the last MAIL, or the last line while nothing was known. */
    String transactionOwnerName() {
        return transactionOwnerName;
    }

    /** A reply has come from the server. */
    void received(int code, String text) {
        boolean accepted = code / 100 == 2;
        handshaking = accepted && state.awaitsReplyTo(Verb.STARTTLS);
        if (accepted && (state.awaitsReplyTo(Verb.AUTH) || state.awaitsReplyTo(Verb.SASL_RESPONSE))) {
            identity = claimedIdentity;
        }
        if (accepted && state.awaitsReplyTo(Verb.RCPT)) {
            recipientLines.add(lastLine);
        }
        state = state.received(code, text);
    }

    /** The reply to what was sent last did not come in time. */
    void unanswered() {
        state = state.unanswered();
    }

    /** Whether the transport is reading a reply: whatever it sends now comes from there. */
    boolean isReading() {
        return reading;
    }

    void setReading(boolean nowReading) {
        reading = nowReading;
    }

    /** The line that was sent last. */
    byte[] lastLine() {
        return lastLine;
    }

    /** The MAIL command of the transaction that is open, or of the last one. */
    byte[] mailLine() {
        return mailLine;
    }

    /** The RCPT commands that were accepted in that transaction. */
    List<byte[]> recipientLines() {
        return List.copyOf(recipientLines);
    }

    /** Nobody can tell any more what a reply belongs to. */
    void lost() {
        state = state.lost();
    }

    /** The connection is gone, by whichever side. */
    void over() {
        state = state.over();
        handshaking = false;
    }

    /** Whether the server has agreed to STARTTLS and the handshake is under way. */
    boolean isHandshaking() {
        return handshaking;
    }

    /** A line is sent where the handshake of STARTTLS should be: nobody will do it, so TLS is not on. */
    void handshakeMissed() {
        handshaking = false;
        state = state.inClear();
    }

    /** The handshake of STARTTLS is done. */
    void handshakeDone() {
        handshaking = false;
    }

    /** Whether an AUTH command is for the user who has authenticated already. */
    boolean isAuthenticatedAs(AuthCommand command) {
        return identity.isPresent() && identity.equals(command.identity());
    }

    /** Whether the commands that are sent now are those of a correction. */
    boolean isInserting() {
        return inserting;
    }

    void setInserting(boolean nowInserting) {
        inserting = nowInserting;
    }

    /** Sends a command that the app has not asked for, and gives back the code of its reply. */
    int inserting(Insertion insertion) throws Throwable {
        boolean before = inserting;
        inserting = true;
        try {
            return insertion.send();
        } finally {
            inserting = before;
        }
    }

    /** How a command is inserted. */
    @FunctionalInterface
    interface Insertion {
        /** Sends it; gives back the code of its reply. */
        int send() throws Throwable;
    }

    /** The next reply that the transport reads is this one. */
    void answerLocally(LocalReply reply) {
        localReply = reply;
    }

    /** Whether a local reply waits to be read. */
    boolean hasLocalReply() {
        return localReply != null;
    }

    /** The local reply that waits to be read; at most once. */
    @Nullable
    LocalReply takeLocalReply() {
        LocalReply waiting = localReply;
        if (waiting != null) {
            localReply = null;
        }
        return waiting;
    }

    /** What came of correcting before MAIL was built, for the MAIL line that follows. */
    void setMailCorrection(@Nullable CorrectionResult result) {
        mailCorrection = result;
    }

    /** What came of correcting before this MAIL was built; at most once. */
    @Nullable
    CorrectionResult takeMailCorrection() {
        CorrectionResult result = mailCorrection;
        mailCorrection = null;
        return result;
    }

    /** A forged command was blocked, and the transaction that it stood in may still be open. */
    void forgeryWasBlocked() {
        forgeryBlocked = true;
    }

    /** Whether a transaction was left open by a forged command that was blocked; asked once after each message. */
    boolean takeForgeryBlocked() {
        boolean left = forgeryBlocked && state.transaction().isOpen() && !isInContent();
        forgeryBlocked = false;
        return left;
    }

    /** Whether the server takes what is sent now for message content. */
    boolean isInContent() {
        return state.transaction() == Transaction.CONTENT;
    }

    /** What broke off the content of the last message. */
    Optional<String> contentFailure() {
        return contentFailure;
    }

    void setContentFailure(String className) {
        contentFailure = Optional.of(className);
    }
}
