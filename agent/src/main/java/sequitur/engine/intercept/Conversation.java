package sequitur.engine.intercept;

import java.lang.ref.WeakReference;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Host;
import sequitur.engine.config.HostSettings;
import sequitur.engine.config.Printable;
import sequitur.smtp.policy.Action;
import sequitur.smtp.redaction.KnownSecrets;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.session.Transaction;
import sequitur.smtp.wire.AuthCommand;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Verb;

/**
 * What one transport and its server have said to each other, from one connection to the next. Guarded by the transport's
 * lock, which is held in every hook.
 */
final class Conversation {

    /** With the agent's own words around it, it fits into one line of a report. */
    private static final int LONGEST_REPLY = 380;

    private SessionState state = SessionState.unknown(Encryption.NONE, Peer.REMOTE, Requirements.NONE);
    private boolean followed;
    private Server server = Server.UNKNOWN;
    private @Nullable HostSettings settings;
    private boolean connecting;
    private boolean reconnectable;
    private @Nullable String givenHost;
    private int givenPort;
    private @Nullable String givenUser;
    private @Nullable String givenPassword;
    private Optional<CredentialOwner> givenOwner = Optional.empty();
    private Optional<String> socketName = Optional.empty();
    private final Command command = new Command();
    private final KnownSecrets secrets = new KnownSecrets();
    private boolean loginOfTheAgent;

    private final OwedReplies owed = new OwedReplies();

    /** What ends the library's wait for the end, in the middle of another reply. Any thread may ask about it. */
    private volatile @Nullable LocalReply parting;

    private boolean saysGoodbye;
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
    private byte[] answeredLine = {};
    private byte[] mailLine = {};
    private final List<byte[]> recipientLines = new ArrayList<>();
    private String mechanism = "";
    private boolean initialResponse;
    private boolean libraryAuthenticates;
    private int messagesUnderWay;
    private Optional<String> claimedIdentity = Optional.empty();
    private Optional<String> identity = Optional.empty();

    /**
     * The app asks the transport to connect to this host and port, with these credentials if it gave any, which belong to
     * their owner; or over a socket that is open and has this name.
     */
    void connecting(
            @Nullable String host,
            int port,
            @Nullable String user,
            @Nullable String password,
            Optional<CredentialOwner> owner,
            Optional<String> openSocket) {
        followed = false;
        settings = null;
        connecting = true;
        reconnectable = openSocket.isEmpty();
        givenOwner = owner;
        socketName = openSocket;
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
        parting = null;
        if (!inserting) {
            // A connection that the agent itself opens takes no reply from the app.
            owed.clear();
        }
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

    /**
     * Something went wrong in the agent: what is known may be wrong, so the rest of this connection is left alone. The app still gets
     * the replies that stand here, each in its turn: it would wait for them in vain.
     */
    void standAside() {
        followed = false;
        inserting = false;
        mailCorrection = null;
    }

    SessionState state() {
        return state;
    }

    /** The state as it is for a command of the thread that runs now. */
    SessionState stateForThisThread() {
        boolean stranger = state.transaction().isOpen() && !transactionOwner.refersTo(Thread.currentThread());
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

    /** What counts for the server; null while nobody knows which one that is. */
    @Nullable
    HostSettings settingsIfKnown() {
        return settings;
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

    /** Whose the given password is; nothing if none was given. */
    Optional<CredentialOwner> givenOwner() {
        return givenOwner;
    }

    /** Whether the app, or the library for it, has asked for a connection to this host and port before. */
    boolean hasBeenGiven(Host host, int port) {
        return givenPort == port
                && (givenHost != null || connecting || followed)
                && DestinationFinder.hostOrDefault(givenHost).equals(host);
    }

    /** The name of the socket that the app itself has opened for this connection; nothing if the library did. */
    Optional<String> socketName() {
        return socketName;
    }

    /** What a server has said, for a person: without the credentials of this login, fit to be printed, and short. */
    Printable words(String reply) {
        return Printable.beginning(
                withoutSecrets(reply), LONGEST_REPLY, Math.max(0, reply.length() - KnownSecrets.LOOKED_AT));
    }

    /** Whether the agent itself took part in a login on this connection, with the app's credentials or those of the configuration. */
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
            AuthCommand auth = AuthCommand.parse(line);
            auth.response().ifPresent(response -> secrets.learnResponse(auth.mechanism(), true, response));
        } else if (verb == Verb.SASL_RESPONSE) {
            String response = new String(line, StandardCharsets.ISO_8859_1);
            secrets.learnResponse(mechanism, claimedIdentity.isEmpty(), response);
        }
    }

    /** The app, or the library for it, is about to send a command, whether or not it will be sent. */
    void commandComing(Verb verb) {
        if (!inserting) {
            saysGoodbye = verb == Verb.QUIT;
            owed.goOn();
        }
    }

    /** The one command of this conversation that is looked at now: set on a line, until it is set on another one. */
    Command command(Verb verb, byte[] line) {
        return command.read(verb, line);
    }

    /** A line is on its way to the server. */
    void sending(Command sent, byte[] line) {
        Verb verb = sent.verb();
        if (!inserting) {
            owed.awaitServer(line);
        }
        if (verb == Verb.MAIL || state.transaction() == Transaction.UNKNOWN) {
            remember(Thread.currentThread());
        }
        state = state.sent(sent);
        lastLine = line;
        if (verb == Verb.AUTH || verb == Verb.SASL_RESPONSE) {
            loginOfTheAgent |= inserting;
        }
        if (verb == Verb.AUTH) {
            AuthCommand auth = AuthCommand.parse(line);
            mechanism = auth.mechanism();
            initialResponse = auth.hasInitialResponse();
            claimedIdentity = auth.identity();
        } else if (verb == Verb.SASL_RESPONSE && claimedIdentity.isEmpty()) {
            claimedIdentity = AuthCommand.identity(mechanism, new String(line, StandardCharsets.ISO_8859_1));
        }
    }

    /** A new reference only for another thread than before: a legal command makes no object. */
    private void remember(Thread owner) {
        if (!transactionOwner.refersTo(owner)) {
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
        if (state.awaitsReplyTo(Verb.MAIL) && (accepted || !state.transaction().isOpen())) {
            mailLine = answeredLine;
            recipientLines.clear();
        }
        if (accepted && state.awaitsReplyTo(Verb.RCPT)) {
            recipientLines.add(answeredLine);
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

    /** A reply was read, or could not be: in time, or at all. */
    void replyEnded(@Nullable Throwable failure) {
        reading = false;
        parting = null;
        if (isTimeout(failure)) {
            if (!inserting) {
                owed.missed();
            }
            return;
        }
        // Nothing is inserted while the server owes the app a reply, so one that is read then answers the app's
        // command.
        byte[] line = inserting ? owed.answeredEarly() : owed.answered();
        answeredLine = line == null ? lastLine : line;
    }

    /** Whether a reply may still come that could not be read. */
    static boolean isTimeout(@Nullable Throwable failure) {
        return failure != null && failure.getCause() instanceof SocketTimeoutException;
    }

    /** The line that was sent last. */
    byte[] lastLine() {
        return lastLine;
    }

    /** The line to which the last reply was. */
    byte[] answeredLine() {
        return answeredLine;
    }

    /** The MAIL command of the transaction that is open, or of the last one. */
    byte[] mailLine() {
        return mailLine;
    }

    /** The RCPT commands that were accepted in that transaction. */
    List<byte[]> recipientLines() {
        return List.copyOf(recipientLines);
    }

    /** The connection is gone, by whichever side. */
    void over() {
        state = state.over();
        handshaking = false;
    }

    /** The connection was closed from this side, by the app's wish or for a reason that it does not know yet. */
    void closed() {
        over();
        if (saysGoodbye || owed.isMissed()) {
            owed.clear();
        } else {
            owed.connectionClosed();
        }
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

    /** A command of the app's was not sent: this is the reply to it. */
    void answerLocally(LocalReply reply) {
        owed.add(reply);
    }

    /** The library says QUIT in the middle of a reply: this is the answer, before any other. */
    void answerGoodbye(LocalReply reply) {
        parting = reply;
    }

    /** A reply that the agent has read early is kept for the app. */
    void keepForApp(LocalReply reply) {
        owed.keep(reply);
    }

    /** The app's last command could not be written, and no reply to it will come. */
    void unsent() {
        owed.withdraw();
    }

    /** A command of the app's that could not be written was written after all: the last line that went out. */
    void sentAgain() {
        owed.awaitServer(lastLine);
    }

    /** Nobody waits any more for a reply on this connection. */
    void forgetOwedReplies() {
        owed.clear();
    }

    /** Whether the app has yet to read replies that the server owes: then nothing may be inserted. */
    boolean isServerOwing() {
        return owed.isServerOwing();
    }

    /** Whether the app has waited for a reply in vain. */
    boolean hasMissedReply() {
        return owed.isMissed();
    }

    /** Whether a local reply waits to be read; any thread may ask. */
    boolean hasLocalReply() {
        return owed.hasAny() || parting != null;
    }

    /** The transport is about to read a reply: the local one that is due, or null if the server's is. */
    @Nullable
    LocalReply replyAwaited() {
        LocalReply due = reading ? parting : inserting ? null : owed.take();
        if (due == null) {
            reading = true;
        } else {
            parting = null;
        }
        return due;
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
