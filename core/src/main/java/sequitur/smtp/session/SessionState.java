package sequitur.smtp.session;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Limits;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * Where one SMTP session stands: an immutable value that replies drive. A command that the server accepted has happened,
 * whatever a rule thought of it; one that it refused has not.
 *
 * <p>Its facts have three scopes: those of the {@link Connection}, which change a few times after it was opened; those of
 * the mail transaction, which RSET clears; and the lines whose replies are outstanding. The states of one connection share a
 * table of one another, so that each is made once: message after message, a legal dialogue walks through the same few objects
 * and allocates nothing. A refusal that is remembered begins a table of its own. Left out are states that something was counted
 * for: where the server states limits, and in a group of commands.
 */
public final class SessionState {

    private static final int SERVICE_READY = 220;
    private static final int SERVICE_NOT_AVAILABLE = 421;
    private static final int COMMAND_UNKNOWN = 500;
    private static final int COMMAND_NOT_IMPLEMENTED = 502;
    private static final int BAD_SEQUENCE = 503;
    private static final int ASSUMED = 250;

    private final Connection connection;
    private final Transaction transaction;
    private final Envelope envelope;
    private final boolean saslExchange;
    private final boolean interrupted;
    private final History history;
    private final List<Awaited> outstanding;

    /** The states of the same connection, as far as they were met. */
    private final StateTable siblings;

    /** What {@link #assumingAllAccepted()} says, once it was asked: a long group would else be gone through for each of its commands. */
    private @Nullable SessionState allAccepted;

    private SessionState(
            Connection connection,
            Transaction transaction,
            Envelope envelope,
            boolean saslExchange,
            boolean interrupted,
            History history,
            List<Awaited> outstanding,
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
                Awaited.of(Verb.CONNECT).alone());
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
        return start(Connection.opened(encryption, peer, requirements).unknown(), Transaction.UNKNOWN, List.of());
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
        return outstanding.stream().map(Awaited::verb).toList();
    }

    /**
     * Whether it is this line that the next reply answers. Allocates nothing.
     *
     * @param verb what the line may be
     * @return true if it is the first of the lines whose replies are outstanding
     */
    public boolean awaitsReplyTo(Verb verb) {
        return !outstanding.isEmpty() && outstanding.get(0).verb() == verb;
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
        if (outstanding.isEmpty()) {
            return of(connection, transaction, envelope, saslExchange, history, awaited.alone(), siblings);
        }
        List<Awaited> queue =
                Stream.concat(outstanding.stream(), Stream.of(awaited)).toList();
        SessionState sent = of(connection, transaction, envelope, saslExchange, history, queue, siblings);
        sent.allAccepted = assumingAllAccepted().assuming(awaited);
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
                    outstanding.isEmpty() ? Verb.OTHER : outstanding.get(0).verb();
            return over(Closing.BY_SERVER, history.refused(answered, reply(code, text)));
        }
        if (outstanding.isEmpty()) {
            return this;
        }
        Awaited answered = outstanding.get(0);
        return switch (code / 100) {
            case 2 -> reopened(answered).accepted(answered, code, text);
            case 3 -> reopened(answered).intermediate(answered);
            case 4, 5 -> refused(answered, code, text);
            default -> lost();
        };
    }

    /**
     * The state when reading the next reply took too long: the client has stopped to wait, but the reply may still come, and would be
     * taken for the one to whatever is sent now.
     *
     * @return the state in which nothing else may be sent before that reply was read, whether the server offers PIPELINING or
     *     not
     */
    public SessionState unanswered() {
        if (outstanding.isEmpty()) {
            return this;
        }
        int last = outstanding.size() - 1;
        List<Awaited> queue = Stream.concat(
                        outstanding.subList(0, last).stream(),
                        Stream.of(outstanding.get(last).endingGroup()))
                .toList();
        return of(connection, transaction, envelope, saslExchange, history, queue, siblings);
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
        return switch (outstanding.get(0).verb()) {
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
        return start(connection.unknown(), Transaction.UNKNOWN, List.of());
    }

    /**
     * The same state for a server that insists on something else.
     *
     * @param requirements what it insists on
     * @return the state with these requirements
     */
    public SessionState requiring(Requirements requirements) {
        Connection changed = connection.requiring(requirements);
        return of(changed, transaction, envelope, saslExchange, history, outstanding, new StateTable());
    }

    /**
     * The same state where the configuration lets a correction authenticate in clear text if the server offers no TLS. What the
     * app sends itself is judged as before.
     *
     * @return the state with that permission, which lasts as long as the connection
     */
    public SessionState allowingClearText() {
        Connection changed = connection.allowingClearText();
        return of(changed, transaction, envelope, saslExchange, history, outstanding, new StateTable());
    }

    /**
     * The same state with TLS off: the server has agreed to STARTTLS, but nobody did the handshake, so that whatever is said
     * now is still said in clear (RFC 3207 section 4).
     *
     * @return the state without TLS
     */
    public SessionState inClear() {
        return of(connection.inClear(), transaction, envelope, saslExchange, history, outstanding, new StateTable());
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
            known = of(connection, transaction, envelope, saslExchange, history, List.of(), siblings);
            for (Awaited awaited : outstanding) {
                known = known.assuming(awaited);
            }
            allAccepted = known;
        }
        return known;
    }

    /** The state that a new connection comes to when everything goes as it did on this one. */
    public SessionState reconnected() {
        return start(connection.reconnected(), Transaction.NONE, List.of());
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
        return !outstanding.isEmpty() && outstanding.get(outstanding.size() - 1).endsGroup();
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

    private SessionState accepted(Awaited answered, int code, String text) {
        Verb verb = answered.verb();
        return switch (verb) {
            case CONNECT -> next(verb, connection.greeted(Greeting.ACCEPTED), Transaction.NONE, Envelope.PLAIN);
            case EHLO -> greeted(verb, Hello.EHLO, Extensions.parse(text));
            case HELO -> greeted(verb, Hello.HELO, Extensions.NONE);
            // LMTP answers once per recipient, which this model does not follow: it stands aside.
            case LHLO -> lost();
            case STARTTLS ->
                next(verb, connection.tlsStarted(), Transaction.NONE, Envelope.PLAIN)
                        .discarding();
            case AUTH, SASL_RESPONSE -> next(verb, connection.authenticated(), transaction, envelope);
            case MAIL -> next(verb, connection, Transaction.SENDER, answered.envelope());
            case RCPT -> recipient(answered);
            // 354 is the only reply to DATA that means something; after another nobody knows who waits for what.
            case DATA -> lost();
            case BDAT -> next(verb, connection, Transaction.CHUNKS, envelope);
            case BDAT_LAST -> next(verb, connection, Transaction.LAST_CHUNK, Envelope.PLAIN);
            case END_OF_CONTENT, RSET -> next(verb, connection, Transaction.NONE, Envelope.PLAIN);
            case QUIT -> over(Closing.BY_CLIENT, history);
            case XCLIENT ->
                code == SERVICE_READY
                        ? next(verb, connection.restarted(), Transaction.NONE, Envelope.PLAIN)
                        : afterReply(history);
            case VRFY, EXPN, HELP, NOOP, OTHER -> afterReply(history);
        };
    }

    private SessionState greeted(Verb verb, Hello hello, Extensions offered) {
        return next(verb, connection.helloAccepted(hello, offered), Transaction.NONE, Envelope.PLAIN);
    }

    private SessionState recipient(Awaited answered) {
        Limits limits = connection.extensions().limits();
        boolean counts = limits.limitsRecipients() || limits.limitsDomains();
        Envelope addressed = counts ? envelope.with(answered.domain()) : envelope;
        return switch (transaction) {
            case UNKNOWN, CHUNKS -> next(answered.verb(), connection, transaction, addressed);
            default -> next(answered.verb(), connection, Transaction.RECIPIENTS, addressed);
        };
    }

    private SessionState intermediate(Awaited answered) {
        return switch (answered.verb()) {
            case DATA -> next(answered.verb(), connection, Transaction.CONTENT, envelope);
            case AUTH, SASL_RESPONSE -> inExchange(true, history);
            case OTHER -> afterReply(history);
            default -> lost();
        };
    }

    private SessionState refused(Awaited answered, int code, String text) {
        History remembered = history.refused(answered.verb(), reply(code, text));
        return switch (answered.verb()) {
            case CONNECT -> next(connection.greeted(Greeting.REFUSED), Transaction.NONE, Envelope.PLAIN, remembered);
            case SASL_RESPONSE -> inExchange(false, remembered);
            // RFC 5321 section 4.1.1.4: the buffers are cleared, whatever the reply.
            case END_OF_CONTENT -> next(connection, Transaction.NONE, Envelope.PLAIN, remembered);
            case BDAT, BDAT_LAST -> chunkRefused(code, remembered);
            case DATA -> transaction == Transaction.CHUNKS ? chunkRefused(code, remembered) : afterReply(remembered);
            default -> afterReply(remembered);
        };
    }

    /** RFC 3030 section 2, unless the server does not know the command, and so has done nothing. */
    private SessionState chunkRefused(int code, History remembered) {
        if (code == COMMAND_UNKNOWN || code == COMMAND_NOT_IMPLEMENTED) {
            return afterReply(remembered);
        }
        boolean chunking = transaction == Transaction.CHUNKS
                || transaction == Transaction.INDETERMINATE
                || connection.extensions().offers("CHUNKING");
        boolean outOfSequence = code == BAD_SEQUENCE || transaction == Transaction.INDETERMINATE;
        return next(
                connection,
                chunking && outOfSequence ? Transaction.INDETERMINATE : Transaction.FAILED_CHUNK,
                envelope,
                remembered);
    }

    /** What becomes of the state if a line that was sent without waiting is accepted. */
    private SessionState assuming(Awaited awaited) {
        return switch (awaited.verb()) {
            // What follows these is out of place in any case; that it also is text, or an afterword, says nothing new.
            case DATA, QUIT, LHLO -> afterReply(history);
            case EHLO -> greeted(Verb.EHLO, Hello.EHLO, connection.extensions());
            default -> accepted(awaited, ASSUMED, "");
        };
    }

    /** RFC 5321 section 3.8 lets nothing follow a 421, but a server that goes on has taken it back. */
    private SessionState reopened(Awaited answered) {
        return connection.closing() == Closing.BY_SERVER && answered.verb() != Verb.QUIT
                ? of(
                        connection.ended(Closing.NOT_YET),
                        transaction,
                        envelope,
                        saslExchange,
                        history,
                        outstanding,
                        new StateTable())
                : this;
    }

    private SessionState over(Closing closing, History remembered) {
        return of(
                connection.ended(closing),
                Transaction.NONE,
                Envelope.PLAIN,
                false,
                remembered,
                List.of(),
                new StateTable());
    }

    private SessionState afterReply(History remembered) {
        return inExchange(saslExchange, remembered);
    }

    private SessionState inExchange(boolean exchange, History remembered) {
        return of(connection, transaction, envelope, exchange, remembered, remaining(), siblings);
    }

    /** The state after a line was accepted. */
    private SessionState next(Verb accepted, Connection changed, Transaction stage, Envelope kept) {
        boolean counted = accepted == Verb.MAIL && changed.extensions().limits().limitsTransactions();
        return next(changed, stage, kept, history.accepted(accepted, counted));
    }

    private SessionState next(Connection changed, Transaction stage, Envelope kept, History remembered) {
        boolean same = changed.equals(connection);
        return of(
                same ? connection : changed,
                stage,
                kept,
                false,
                remembered,
                remaining(),
                same ? siblings : new StateTable());
    }

    /** RFC 3207 section 4.2: what was sent in the same group behind STARTTLS is thrown away, and gets no reply. */
    private SessionState discarding() {
        return of(connection, transaction, envelope, saslExchange, history, List.of(), siblings);
    }

    private List<Awaited> remaining() {
        return outstanding.size() < 2 ? List.of() : List.copyOf(outstanding.subList(1, outstanding.size()));
    }

    private static Reply reply(int code, String text) {
        Reply read = Reply.parse(text);
        return new Reply(code, read.status(), read.text());
    }

    private static SessionState start(Connection connection, Transaction transaction, List<Awaited> outstanding) {
        return of(connection, transaction, Envelope.PLAIN, false, History.NONE, outstanding, new StateTable());
    }

    private static SessionState of(
            Connection connection,
            Transaction transaction,
            Envelope envelope,
            boolean saslExchange,
            History history,
            List<Awaited> outstanding,
            StateTable siblings) {
        int awaited = outstanding.isEmpty() ? -1 : outstanding.get(0).place();
        boolean kept = history.isUncounted()
                && envelope.isUncounted()
                && (outstanding.isEmpty() || (outstanding.size() == 1 && awaited >= 0));
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
