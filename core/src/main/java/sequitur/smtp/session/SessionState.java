package sequitur.smtp.session;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Verb;

/**
 * Where one SMTP session stands: an immutable value that replies drive.
 *
 * <p>How it works. A line that is sent changes nothing but that its reply is outstanding ({@link #sent}). The reply makes the
 * next state ({@link #received}; {@link ReplyEffect} has an arm for each verb). A command that the server accepted has
 * happened, whatever a rule thought of it. One that it refused has not. So the model is never ahead of the server.
 *
 * <p>The facts have three scopes, each an object that ends as a whole: the {@link Connection}, whose facts change a few times;
 * the mail transaction with its {@link Envelope}, which RSET clears; and the lines whose replies are {@link Outstanding}. A
 * command that is sent in a group before the replies have come is judged as if all of them were favourable
 * ({@link #forNextOfGroup}).
 *
 * <p>The states of one connection share a {@link StateTable}, so that each is made once: message after message, a legal
 * dialogue walks through the same few objects and allocates nothing. A refusal that is remembered begins a table of its own.
 * Left out are states that something was counted for: where the server states limits, and in a group of commands.
 *
 * <p>What does not fit. LMTP answers the content once for each recipient: from an accepted LHLO on everything is legal. After a
 * reply that makes no sense (2yz to DATA, or no code at all) nobody knows which reply belongs to what: everything is legal until
 * EHLO or RSET tells more. A server that goes on after 421 has taken it back. Which thread sends a line is no fact of SMTP: it is
 * said for one line alone ({@link #interrupted()}).
 *
 * <p>The legal ways through it are drawn in {@code docs/model.md}, by a test.
 */
public final class SessionState {

    private static final int SERVICE_READY = 220;
    private static final int SERVICE_NOT_AVAILABLE = 421;

    private final Connection connection;
    private final Transaction transaction;
    private final Envelope envelope;
    private final boolean saslExchange;
    private final boolean interrupted;
    private final History history;
    private final Outstanding outstanding;

    /** The states of the same connection, as far as they were met. */
    private final StateTable siblings;

    /** What {@link #assumingAllAccepted()} says, once it was asked: a long group would else be gone through for each of its commands. */
    private @Nullable SessionState allAccepted;

    /** The verbs for which {@link #holds} was found to be true, one bit each. Where two threads forget one for each other, it is asked again. */
    private int holding;

    private SessionState(
            Connection connection,
            Transaction transaction,
            Envelope envelope,
            boolean saslExchange,
            boolean interrupted,
            History history,
            Outstanding outstanding,
            StateTable siblings) {
        this.connection = Objects.requireNonNull(connection, "connection");
        this.transaction = Objects.requireNonNull(transaction, "transaction");
        this.envelope = envelope;
        this.saslExchange = saslExchange;
        this.interrupted = interrupted;
        this.history = history;
        this.outstanding = outstanding;
        this.siblings = siblings;
    }

    /**
     * A connection that was just opened and awaits the server's greeting (RFC 5321 section 3.1).
     *
     * @param encryption {@link Encryption#TLS} where it is on from the start (RFC 8314 section 3)
     * @param peer where the server is
     * @param requirements what the server insists on
     * @return the state before the first reply
     */
    public static SessionState opened(Encryption encryption, Peer peer, Requirements requirements) {
        return start(
                Connection.opened(encryption, peer, requirements),
                Transaction.NONE,
                Outstanding.of(Awaited.of(Verb.CONNECT)));
    }

    /**
     * A session that was met in its middle: everything is legal until EHLO, RSET or a new connection tells more.
     *
     * @param encryption whether TLS is on
     * @param peer where the server is
     * @param requirements what the server insists on
     * @return a state in which no ordering rule can be broken
     */
    public static SessionState unknown(Encryption encryption, Peer peer, Requirements requirements) {
        return start(
                Connection.opened(encryption, peer, requirements).unknown(), Transaction.UNKNOWN, Outstanding.NONE);
    }

    /**
     * What is known of the connection.
     *
     * @return its facts
     */
    public Connection connection() {
        return connection;
    }

    /**
     * How far the mail transaction has come.
     *
     * @return the stage
     */
    public Transaction transaction() {
        return transaction;
    }

    /**
     * Whether the server waits for a line of a SASL exchange (RFC 4954 section 4).
     *
     * @return true after a 334 reply
     */
    public boolean inSaslExchange() {
        return saslExchange;
    }

    /**
     * The refusal that later ones can follow from: of the greeting, EHLO, STARTTLS or AUTH as long as nothing has made it good,
     * or of MAIL or RCPT in this mail transaction. Servers name only what is missing; this is why it is missing.
     *
     * @return the first such refusal, or nothing
     */
    public Optional<Refusal> firstRefusal() {
        return history.firstRefusal();
    }

    /**
     * The lines whose replies are outstanding.
     *
     * @return what they were, in the order in which they were sent
     */
    public List<Verb> outstanding() {
        return outstanding.lines().stream().map(Awaited::verb).toList();
    }

    /**
     * Whether it is this line that the next reply answers. Allocates nothing.
     *
     * @param verb what the line may be
     * @return true if it is the first of the lines whose replies are outstanding
     */
    public boolean awaitsReplyTo(Verb verb) {
        return outstanding.beginsWith(verb);
    }

    /**
     * The line that the next reply answers. Allocates nothing.
     *
     * @return what it is; {@link Verb#OTHER} if no reply is outstanding
     */
    public Verb awaited() {
        return outstanding.isEmpty() ? Verb.OTHER : outstanding.first().verb();
    }

    /**
     * Says what a line would be to the server in this state: a command, a line of a SASL exchange, or the dot that ends
     * the message content. Allocates nothing.
     *
     * @param line the line's octets without CR LF
     * @return what it is
     */
    public Verb classify(byte[] line) {
        if (saslExchange) {
            return Verb.SASL_RESPONSE;
        }
        if (transaction == Transaction.CONTENT && line.length == 1 && line[0] == '.') {
            return Verb.END_OF_CONTENT;
        }
        return Verb.of(line);
    }

    /**
     * The state once a line has been sent.
     *
     * @param verb what the line is, as {@link #classify} says
     * @param line the line's octets without CR LF
     * @return the same state with this line's reply outstanding, after those that were outstanding before
     */
    public SessionState sent(Verb verb, byte[] line) {
        return sent(Command.of(verb, line));
    }

    /**
     * The state once a command has been sent. Allocates nothing where no reply is outstanding.
     *
     * @param command the command, its verb as {@link #classify} says
     * @return the same state with its reply outstanding, after those that were outstanding before
     */
    public SessionState sent(Command command) {
        Awaited awaited = Awaited.of(command, connection.extensions());
        SessionState sent = waitingFor(outstanding.and(awaited));
        if (!outstanding.isEmpty()) {
            sent.allAccepted = ReplyEffect.assuming(assumingAllAccepted(), awaited);
        }
        return sent;
    }

    /**
     * The state once the reply to the first outstanding line has been received. A reply with no line outstanding changes
     * nothing but for a 421.
     *
     * @param code the reply's code; any number is taken, and one outside 200 to 599 is no reply of SMTP
     * @param text the whole reply as received
     * @return the state that the reply leads to
     */
    public SessionState received(int code, String text) {
        if (code == SERVICE_NOT_AVAILABLE) {
            Verb answered =
                    outstanding.isEmpty() ? Verb.OTHER : outstanding.first().verb();
            return over(Closing.BY_SERVER, history.refused(answered, ReplyEffect.reply(code, text)));
        }
        return outstanding.isEmpty() ? this : ReplyEffect.of(this, outstanding.first(), code, text);
    }

    /**
     * The state when reading the next reply took too long: the client has stopped to wait, but the reply may still come, and would be
     * taken for the one to whatever is sent now.
     *
     * @return the state in which nothing else may be sent before that reply was read, whether the server offers PIPELINING or
     *     not
     */
    public SessionState unanswered() {
        return outstanding.isEmpty() ? this : waitingFor(outstanding.endingGroup());
    }

    /**
     * Whether a reply can't be the one to the line that it should answer: commands and replies are out of step (RFC 5321 section
     * 4.3.2). Only 354 starts message content, and nothing but content starts with it; 220 opens a session; 334 belongs to
     * AUTH. Allocates nothing.
     *
     * @param code the reply's code
     * @return true if replies answer other commands than those that they seem to answer
     */
    public boolean isOutOfStep(int code) {
        if (outstanding.isEmpty()) {
            return false;
        }
        return switch (outstanding.first().verb()) {
            case DATA -> code / 100 == 2;
            case MAIL, RCPT, BDAT, BDAT_LAST, END_OF_CONTENT, RSET, NOOP, VRFY, EXPN ->
                code / 100 == 3 || code == SERVICE_READY;
            default -> false;
        };
    }

    /**
     * The state when the dialogue is over since the server has gone, or the client closed the connection.
     *
     * @return a state in which only another connection helps
     */
    public SessionState over() {
        return over(Closing.BY_SERVER, history);
    }

    /**
     * The state when nobody can tell any more what a reply belongs to, or what it meant.
     *
     * @return a state in which no ordering rule can be broken
     */
    public SessionState lost() {
        return start(connection.unknown(), Transaction.UNKNOWN, Outstanding.NONE);
    }

    /**
     * The same state for a server that insists on something else.
     *
     * @param requirements what it insists on
     * @return the state with these requirements
     */
    public SessionState requiring(Requirements requirements) {
        return with(connection.requiring(requirements));
    }

    /**
     * The same state where the configuration lets a correction authenticate in clear text if the server offers no TLS. What the
     * app sends itself is judged as before.
     *
     * @return the state with that permission, which lasts as long as the connection
     */
    public SessionState allowingClearText() {
        return with(connection.allowingClearText());
    }

    /**
     * The same state with TLS off: the server has agreed to STARTTLS, but nobody did the handshake, so that whatever is said
     * now is still said in clear (RFC 3207 section 4).
     *
     * @return the state without TLS
     */
    public SessionState inClear() {
        return with(connection.inClear());
    }

    /**
     * The same state as it is for a command of another thread than the one that opened the mail transaction.
     *
     * @return the state in which the next line is the other thread's; it ends with that line
     */
    public SessionState interrupted() {
        return new SessionState(connection, transaction, envelope, saslExchange, true, history, outstanding, siblings);
    }

    /**
     * The state as the client may expect it to be once the server has accepted all that is outstanding, and nothing is
     * outstanding any more. This same state where nothing is.
     */
    public SessionState assumingAllAccepted() {
        if (outstanding.isEmpty()) {
            return this;
        }
        SessionState known = allAccepted;
        if (known == null) {
            known = waitingFor(Outstanding.NONE);
            for (Awaited awaited : outstanding.lines()) {
                known = ReplyEffect.assuming(known, awaited);
            }
            allAccepted = known;
        }
        return known;
    }

    /** The state that a new connection comes to when everything goes as it did on this one. */
    public SessionState reconnected() {
        return start(connection.reconnected(), Transaction.NONE, Outstanding.NONE);
    }

    /** Whether the next line is another thread's than the one that opened the mail transaction. */
    public boolean isInterrupted() {
        return interrupted;
    }

    /** What is kept of the envelope. */
    public Envelope envelope() {
        return envelope;
    }

    /** How many transactions this session has had; 0 where the server does not limit them. */
    public int transactions() {
        return history.transactions();
    }

    /** Whether the line that was sent last is unanswered and has to be the last one of its group (RFC 2920 section 3.1). */
    public boolean awaitsLastOfGroup() {
        return outstanding.endsGroup();
    }

    /** Whether replies are outstanding. */
    public boolean isAwaitingReply() {
        return !outstanding.isEmpty();
    }

    /**
     * The state as it is for the next command of a group, which is sent without knowing how those before it are answered (RFC
     * 2920 section 3.1): as if the server accepts them, and with their replies outstanding.
     */
    public SessionState forNextOfGroup() {
        SessionState expected = assumingAllAccepted();
        return new SessionState(
                expected.connection,
                expected.transaction,
                expected.envelope,
                saslExchange,
                interrupted,
                expected.history,
                outstanding,
                expected.siblings);
    }

    /**
     * Whether something is true of this state and a verb. That it is true is remembered with the state, which never becomes another: message after
     * message, a legal dialogue comes back to the same few states. Allocates nothing.
     *
     * @param verb the verb
     * @param question what is asked, about nothing but the two; the same in each call
     * @return true if it is true
     */
    // An EnumSet would be changed by two threads at once.
    @SuppressWarnings("EnumOrdinal")
    public boolean holds(Verb verb, BiPredicate<SessionState, Verb> question) {
        int bit = 1 << verb.ordinal();
        if ((holding & bit) != 0) {
            return true;
        }
        boolean found = question.test(this, verb);
        if (found) {
            holding |= bit;
        }
        return found;
    }

    /** What is kept of the past. */
    History history() {
        return history;
    }

    /** The same state on a connection of which something else holds. */
    SessionState with(Connection changed) {
        return of(changed, transaction, envelope, saslExchange, history, outstanding, new StateTable());
    }

    SessionState over(Closing closing, History remembered) {
        Connection ended = connection.ended(closing);
        return of(ended, Transaction.NONE, Envelope.PLAIN, false, remembered, Outstanding.NONE, new StateTable());
    }

    /** The line was answered, and nothing else has changed. */
    SessionState afterReply(History remembered) {
        return inExchange(saslExchange, remembered);
    }

    /** The line was answered, and a SASL exchange goes on, or is over. */
    SessionState inExchange(boolean exchange, History remembered) {
        return of(connection, transaction, envelope, exchange, remembered, outstanding.withoutFirst(), siblings);
    }

    /** The line was answered, and the connection or the transaction has come to something else. */
    SessionState next(Connection changed, Transaction stage, Envelope kept, History remembered) {
        boolean same = changed.equals(connection);
        StateTable table = same ? siblings : new StateTable();
        return of(same ? connection : changed, stage, kept, false, remembered, outstanding.withoutFirst(), table);
    }

    /** RFC 3207 section 4.2: what was sent in the same group behind STARTTLS is thrown away, and gets no reply. */
    SessionState discarding() {
        return waitingFor(Outstanding.NONE);
    }

    private SessionState waitingFor(Outstanding replies) {
        return of(connection, transaction, envelope, saslExchange, history, replies, siblings);
    }

    private static SessionState start(Connection connection, Transaction transaction, Outstanding outstanding) {
        return of(connection, transaction, Envelope.PLAIN, false, History.NONE, outstanding, new StateTable());
    }

    private static SessionState of(
            Connection connection,
            Transaction transaction,
            Envelope envelope,
            boolean saslExchange,
            History history,
            Outstanding outstanding,
            StateTable siblings) {
        int awaited = outstanding.place();
        boolean kept = history.isUncounted() && envelope.isUncounted() && awaited >= 0;
        int place = StateTable.place(transaction, saslExchange, awaited);
        StateTable table = kept ? siblings.with(history) : siblings;
        SessionState known = kept ? table.get(envelope, place) : null;
        if (known != null) {
            return known;
        }
        SessionState made =
                new SessionState(connection, transaction, envelope, saslExchange, false, history, outstanding, table);
        if (kept) {
            table.put(envelope, place, made);
        }
        return made;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionState state
                && connection.equals(state.connection)
                && transaction == state.transaction
                && envelope.equals(state.envelope)
                && saslExchange == state.saslExchange
                && interrupted == state.interrupted
                && history.equals(state.history)
                && outstanding.equals(state.outstanding);
    }

    @Override
    public int hashCode() {
        return Objects.hash(connection, transaction, envelope, saslExchange, interrupted, history, outstanding);
    }

    @Override
    public String toString() {
        return "SessionState[" + connection + ", transaction=" + transaction + ", " + envelope + ", saslExchange="
                + saslExchange + ", outstanding=" + outstanding() + "]";
    }
}
