package sequitur.engine.conversation;

import java.net.Socket;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.HostSettings;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.MailServer;
import sequitur.engine.transport.TimeLimit;
import sequitur.engine.transport.Wire;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.session.Stage;
import sequitur.smtp.session.Transaction;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Verb;

/**
 * What one transport and its server say to each other, from one connection to the next. It is made of parts, each of which is
 * cleared when what it is about ends: what the app gave to {@linkplain Opening open} the connection, the connection itself, the {@linkplain
 * Login login}, the {@linkplain OpenMail mail transaction}, and the {@linkplain OwedReplies replies} that the app has yet to read.
 *
 * <p>Guarded by the transport's lock, which is held in every hook.
 */
public final class Conversation {

    private final Wire wire;
    private Phase phase = Phase.UNMET;
    private Opening opening = Opening.UNSEEN;
    private Dialogue dialogue = Dialogue.unseen();
    private final Login login = new Login();
    private final OpenMail mail = new OpenMail();
    private final OwedReplies owed = new OwedReplies();
    private final ReplyReading reading = new ReplyReading();
    private final TimeLimit limit = new TimeLimit();
    private final Attempts attempts = new Attempts();
    private final MailProgress progress = new MailProgress();
    private final Waiting waiting = new Waiting();
    private @Nullable StandIn standIn;
    private final ReceiptNotes notes = new ReceiptNotes();
    private final Transcript transcript = new Transcript();
    private boolean inserting;

    /** Whether a refusal in the app's transaction was mended, or tried to be. */
    private boolean mended;

    private int hooksUnderWay;

    Conversation(Wire wire) {
        this.wire = wire;
    }

    /** The transport. */
    public Wire wire() {
        return wire;
    }

    /** What the app gave to open the connection, or the last one. */
    public Opening opening() {
        return opening;
    }

    /** The login on the connection. */
    public Login login() {
        return login;
    }

    /** The mail transaction that is open, or the last one. */
    public OpenMail mail() {
        return mail;
    }

    /** The replies that the app has yet to read. */
    public OwedReplies owed() {
        return owed;
    }

    /** The reply that the transport is just reading. */
    public ReplyReading reading() {
        return reading;
    }

    /** What is waited for at this moment, if anything is. */
    public Waiting waiting() {
        return waiting;
    }

    /** What receipts will tell. */
    public ReceiptNotes notes() {
        return notes;
    }

    /** The dialogue as it may be shown. */
    public Transcript transcript() {
        return transcript;
    }

    /** How far the mail has come that is being sent, or was sent last. */
    public MailProgress progress() {
        return progress;
    }

    /** The messages that are being sent. */
    public MessagesUnderWay messages() {
        return attempts.messages();
    }

    /** What is attempted, and what has gone wrong in it. */
    public Attempts attempts() {
        return attempts;
    }

    /** What is said on the connection that is open, or was. */
    public Dialogue dialogue() {
        return dialogue;
    }

    /** The app asks the transport to connect, and gives this for it. */
    public void connecting(Opening asked) {
        phase = Phase.CONNECTING;
        opening = asked;
        dialogue = dialogue.left();
        if (!inserting) {
            login.forgetSecrets();
            progress.begin();
        }
        login.begin(asked.password());
    }

    /** Whether the app has asked for a connection that is not open yet. */
    public boolean isConnecting() {
        return phase == Phase.CONNECTING;
    }

    /**
     * A connection is joined midway: what was said on it before, and what the app gave to open it, nobody knows. The thread
     * that uses it now is taken for the owner of a transaction that may be open.
     */
    public void joinedMidway(MailServer server, HostSettings settings, SessionState unknown) {
        opened(server, settings, unknown);
        opening = opening.unrepeatable();
        mail.ownedBy(Thread.currentThread());
    }

    /** A new connection is open and awaits the greeting in this state. */
    public void opened(MailServer server, HostSettings settings, SessionState opened) {
        phase = Phase.FOLLOWED;
        waiting.end();
        standIn = null;
        attempts.answeredBy(Optional.empty());
        dialogue = new Dialogue(server, Optional.of(settings), opened);
        login.clear();
        mail.clear();
        reading.end();
        if (!inserting) {
            // A connection that the agent itself opens takes no reply from the app.
            owed.clear();
        }
    }

    /** Somebody stands between transport and server from now on, until there is another connection. */
    public void setStandIn(StandIn other) {
        standIn = other;
    }

    /** Whether this connection is followed; one that is not is left alone. */
    public boolean isFollowed() {
        return phase == Phase.FOLLOWED || phase == Phase.HANDSHAKING;
    }

    /**
     * Something went wrong in the agent: what is known may be wrong, so the rest of this connection is left alone. The app still gets
     * the replies that stand here, each in its turn: it would wait for them in vain.
     */
    public void standAside() {
        phase = Phase.LEFT_ALONE;
        standIn = null;
        inserting = false;
        mail.takeCorrection();
    }

    /** Whether something went wrong in the agent on this connection. */
    public boolean isLeftAlone() {
        return phase == Phase.LEFT_ALONE;
    }

    /** Where the session stands. */
    public SessionState state() {
        return dialogue.state();
    }

    /** The state as it is for a command of the thread that runs now: an interrupted one if another has opened the transaction. */
    public SessionState stateForThisThread() {
        SessionState state = dialogue.state();
        boolean stranger = state.transaction().isOpen() && !mail.isOwnedBy(Thread.currentThread());
        return stranger ? state.interrupted() : state;
    }

    /** The server at the other end, or the last one. */
    public MailServer server() {
        return dialogue.server();
    }

    /** What counts for the server of a connection that was opened; else {@link Dialogue#settings()} is to be asked. */
    public HostSettings settings() {
        return dialogue.settings().orElseThrow(() -> new IllegalStateException("no connection was opened"));
    }

    /** A command of the app's comes: what counts for it may be something else than for the one before. */
    public void settle(CurrentSettings current) {
        if (!inserting && dialogue.settings().isPresent()) {
            dialogue.settle(current);
        }
    }

    /** What is to happen to a command here that breaks these rules. */
    public Verdict verdict(List<Violation> violations) {
        return dialogue.softened(settings().policy().verdict(violations));
    }

    /** What is to be done about a rule here. */
    public Action action(Rule rule) {
        return settings().policy().action(rule);
    }

    /** Whether what breaks a rule is to be kept from happening, be it blocked or corrected. */
    public boolean prevents(Rule rule) {
        Action action = action(rule);
        return action == Action.BLOCK || action == Action.CORRECT;
    }

    /** The app, or the library for it, is about to send a command, whether or not it will be sent. */
    public void commandComing(Verb verb) {
        if (!inserting) {
            owed.commandComing(verb);
            progress.commandComing(verb);
        }
    }

    /** A line is on its way to the server. */
    public void sending(Command sent, byte[] line) {
        Verb verb = sent.verb();
        if (standIn != null) {
            standIn.sending(verb, line);
        }
        if (inserting) {
            login.inserting(verb);
        } else {
            owed.awaitServer(line);
            mended &= verb != Verb.MAIL;
        }
        if (verb == Verb.MAIL || dialogue.state().transaction() == Transaction.UNKNOWN) {
            mail.ownedBy(Thread.currentThread());
        }
        transcript.sent(dialogue.state(), line);
        dialogue.become(dialogue.state().sent(sent));
        dialogue.sent(line);
        notes.sending(verb);
        progress.sending(verb);
        waiting.begin(Stage.BLOCK, Waiting.Way.WRITING, settings());
        login.sending(verb, line);
    }

    /** A command of the app's that could not be written was written after all: the last line that went out. */
    public void sentAgain() {
        owed.awaitServer(dialogue.lastLine());
    }

    /** A reply has come from the server: its code, and all of its text. */
    public void received(int code, String text) {
        SessionState before = dialogue.state();
        boolean accepted = LocalReply.isAcceptance(code);
        note(before.awaited(), code, text);
        phase = accepted && before.awaitsReplyTo(Verb.STARTTLS) ? Phase.HANDSHAKING : Phase.FOLLOWED;
        if (phase == Phase.HANDSHAKING) {
            waiting.begin(Stage.COMMAND, Waiting.Way.HANDSHAKE, settings());
            dialogue.tlsBegins();
        }
        if (accepted && (before.awaitsReplyTo(Verb.AUTH) || before.awaitsReplyTo(Verb.SASL_RESPONSE))) {
            login.accepted(text);
        }
        if (before.awaitsReplyTo(Verb.MAIL)
                && (accepted || !before.transaction().isOpen())) {
            mail.begun(dialogue.answeredLine());
            progress.begun();
        }
        if (accepted && before.awaitsReplyTo(Verb.RCPT)) {
            mail.addressed(dialogue.answeredLine());
            progress.addressed();
        }
        if (before.awaitsReplyTo(Verb.END_OF_CONTENT) || before.awaitsReplyTo(Verb.BDAT_LAST)) {
            progress.answered(code);
        }
        dialogue.received(code, text);
        if (dialogue.isInContent() && settings().action(Precaution.REPLY_TIMEOUT) == Action.LOG) {
            // The content is written to the transport's own stream, where nobody sees each write.
            waiting.begin(Stage.BLOCK, Waiting.Way.WRITING, settings());
        }
    }

    private void note(Verb answered, int code, String text) {
        notes.received(answered, code, text);
        transcript.received(text);
    }

    /** The transport is about to read a reply: the local one that is due, or null if the server's is. */
    public @Nullable LocalReply replyAwaited() {
        LocalReply due =
                reading.isUnderWay() ? reading.takeGoodbye() : inserting ? reading.takeInserted() : owed.take();
        if (due == null) {
            reading.begin();
            progress.replyAwaited();
            if (isFollowed()) {
                waiting.begin(Stage.of(dialogue.state().awaited()), Waiting.Way.READING, settings());
            }
        }
        return due;
    }

    /** A reply was read, or could not be for this reason: in time, or at all. */
    public void replyEnded(Optional<Throwable> failure) {
        reading.end();
        if (failure.filter(Wire::isTimeout).isPresent()) {
            if (!inserting) {
                owed.missed();
            }
            return;
        }
        // Nothing is inserted while the server owes the app a reply, so one that is read then answers the app's
        // command.
        byte[] line = inserting ? owed.answeredEarly() : owed.answered();
        dialogue.answered(line == null ? dialogue.lastLine() : line);
    }

    /** Whether a local reply waits to be read; any thread may ask. */
    boolean hasLocalReply() {
        return owed.hasAny() || reading.hasGoodbye();
    }

    /** Whether the server has agreed to STARTTLS and the handshake is under way. */
    public boolean isHandshaking() {
        return phase == Phase.HANDSHAKING;
    }

    /** The handshake of STARTTLS is done. */
    public void handshakeDone() {
        notes.handshakeDone();
        phase = Phase.FOLLOWED;
        waiting.end();
    }

    /** A line is sent where the handshake of STARTTLS should be: nobody will do it, so TLS is not on. */
    public void handshakeMissed() {
        phase = Phase.FOLLOWED;
        dialogue.become(dialogue.state().inClear());
    }

    /** The connection is gone, by whichever side. */
    public void connectionEnded() {
        dialogue.become(dialogue.state().over());
        if (isHandshaking()) {
            phase = Phase.FOLLOWED;
        }
    }

    /** The connection was closed from this side, by the app's wish or for a reason that it does not know yet. */
    public void connectionClosed() {
        if (!inserting && phase != Phase.CONNECTING) {
            attempts.lost(isHandshaking() ? Verb.STARTTLS : dialogue.standsAt(), Optional.empty(), dialogue.state());
        }
        connectionEnded();
        waiting.close();
        owed.connectionClosed();
        login.end();
    }

    /** A hook is called for this transport, perhaps within another one. */
    public void hookBegins() {
        hooksUnderWay++;
    }

    /** It is done. After the outermost one nothing more is said of a login whose connection was closed. */
    public void hookEnds() {
        hooksUnderWay--;
        if (hooksUnderWay == 0) {
            login.forgetIfEnded();
        }
    }

    /** Whether the commands that are sent now are those of a correction. */
    public boolean isInserting() {
        return inserting;
    }

    /** Whether nothing was mended yet in the transaction that the app has begun last; to be asked once, before it is. */
    public boolean mayMendTransaction() {
        boolean may = !mended;
        mended = true;
        return may;
    }

    /**
     * Carries an insertion out within a time of its own, and returns what came of it. A connection on which a reply did not come in
     * time is closed: it would be taken for the reply to another command. An insertion may be made within another one.
     */
    public <T> T inserting(Insertion<T> insertion) throws Throwable {
        if (inserting) {
            return insertion.carryOut();
        }
        inserting = true;
        limit.begin(wire.findSocket());
        try {
            return insertion.carryOut();
        } catch (Throwable failure) {
            if (Wire.isTimeout(failure)) {
                wire.close();
            }
            throw failure;
        } finally {
            inserting = false;
            limit.end();
        }
    }

    /** Streams were opened over another socket: one for a new connection, or for TLS on the same one. */
    public void socketChanged() throws Throwable {
        Optional<Socket> socket = wire.findSocket();
        if (!inserting || socket.isEmpty()) {
            return;
        }
        if (isHandshaking()) {
            limit.goesOnOver(socket.get());
        } else {
            limit.begin(socket);
        }
    }
}
