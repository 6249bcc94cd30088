package sequitur.smtp;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where one SMTP session stands: an immutable value that replies drive. A command that the server accepted has happened,
 * whatever a rule thought of it; one that it refused has not.
 *
 * <p>Its facts have two scopes: those of the {@link Connection}, which change a few times after it was opened, and those
 * of the dialogue on it, which change with every line. The states of one connection share a table of one another, so that
 * each is made once: message after message, a legal dialogue walks through the same few objects and allocates nothing.
 */
public final class SessionState {

    private static final int VERBS = Verb.values().length;
    private static final int TRANSACTIONS = Transaction.values().length;

    private final Connection connection;
    private final Transaction transaction;
    private final boolean saslExchange;
    private final @Nullable Verb outstanding;

    /** The states that differ from this one in the dialogue only; filled as they are met. */
    private final @Nullable SessionState[] siblings;

    private SessionState(
            Connection connection,
            Transaction transaction,
            boolean saslExchange,
            @Nullable Verb outstanding,
            @Nullable SessionState[] siblings) {
        this.connection = Objects.requireNonNull(connection, "connection");
        this.transaction = Objects.requireNonNull(transaction, "transaction");
        this.saslExchange = saslExchange;
        this.outstanding = outstanding;
        this.siblings = siblings;
    }

    /**
     * A connection that was just opened and awaits the server's greeting (RFC 5321 section 3.1).
     *
     * @param tls whether TLS is on from the start (RFC 8314 section 3)
     * @param loopback whether the peer is on the loopback interface
     * @param requirements what the server insists on
     * @return the state before the first reply
     */
    public static SessionState opened(boolean tls, boolean loopback, Requirements requirements) {
        return of(Connection.opened(tls, loopback, requirements), Transaction.NONE, false, Verb.CONNECT);
    }

    /**
     * A session that was met in its middle: everything is legal until EHLO, RSET or a new connection tells more.
     *
     * @param tls whether TLS is on
     * @param loopback whether the peer is on the loopback interface
     * @param requirements what the server insists on
     * @return a state in which no ordering rule can be broken
     */
    public static SessionState unknown(boolean tls, boolean loopback, Requirements requirements) {
        Connection connection = Connection.opened(tls, loopback, requirements).unknown();
        return of(connection, Transaction.UNKNOWN, false, null);
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
     * The line whose reply is outstanding.
     *
     * @return what the line was, or nothing if every line was answered
     */
    public Optional<Verb> outstanding() {
        return Optional.ofNullable(outstanding);
    }

    /**
     * Whether it is this line whose reply is outstanding. Allocates nothing.
     *
     * @param verb what the line may be
     * @return true if the next reply answers it
     */
    public boolean awaitsReplyTo(Verb verb) {
        return outstanding == verb;
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
     * @return the same state with this line's reply outstanding
     */
    public SessionState sent(Verb verb) {
        return sibling(transaction, saslExchange, verb);
    }

    /**
     * The state once the reply to the outstanding line has been received. A reply with no line outstanding changes nothing
     * but for a 421.
     *
     * @param code the reply's code; any number is taken, and one outside 200 to 599 is no reply of SMTP
     * @param text the whole reply as received, which is read for EHLO alone
     * @return the state that the reply leads to
     */
    public SessionState received(int code, String text) {
        Verb answered = outstanding;
        if (code == 421) {
            return over();
        }
        if (answered == null) {
            return this;
        }
        return switch (code / 100) {
            case 2 -> accepted(answered, code, text);
            case 3 -> intermediate(answered);
            case 4, 5 -> refused(answered);
            default -> lost();
        };
    }

    /**
     * The state when the dialogue is over: the server has gone, or the client closed the connection.
     *
     * @return a state in which only another connection helps
     */
    public SessionState over() {
        return of(connection.ended(), Transaction.NONE, false, null);
    }

    /**
     * The state when nobody can tell any more what a reply belongs to, or what it meant.
     *
     * @return a state in which no ordering rule can be broken
     */
    public SessionState lost() {
        return of(connection.unknown(), Transaction.UNKNOWN, false, null);
    }

    /**
     * The same state for a server that insists on something else.
     *
     * @param requirements what it insists on
     * @return the state with these requirements
     */
    public SessionState requiring(Requirements requirements) {
        return of(connection.requiring(requirements), transaction, saslExchange, outstanding);
    }

    /** Whether authentication is needed here and was not done. */
    boolean lacksAuthentication() {
        return connection.authentication() == Authentication.NONE
                && connection
                        .requirements()
                        .authentication()
                        .holds(connection.extensions().offers("AUTH"));
    }

    /** Whether TLS is needed here and is not on. */
    boolean lacksTls() {
        return connection.isKnown()
                && !connection.tls()
                && connection.requirements().tls().holds(connection.extensions().offers("STARTTLS"));
    }

    private SessionState accepted(Verb answered, int code, String text) {
        return switch (answered) {
            case CONNECT -> with(connection.greeted(Greeting.ACCEPTED), Transaction.NONE);
            case EHLO -> with(connection.helloAccepted(Hello.EHLO, Extensions.parse(text)), Transaction.NONE);
            case HELO -> with(connection.helloAccepted(Hello.HELO, Extensions.NONE), Transaction.NONE);
            // LMTP answers once per recipient, which this model does not follow: it stands aside.
            case LHLO -> lost();
            case STARTTLS -> with(connection.tlsStarted(), Transaction.NONE);
            case AUTH, SASL_RESPONSE -> with(connection.authenticated(), transaction);
            case MAIL -> sibling(Transaction.SENDER, false, null);
            case RCPT ->
                sibling(transaction == Transaction.UNKNOWN ? transaction : Transaction.RECIPIENTS, false, null);
            // 354 is the only reply to DATA that means something; after another nobody knows who waits for what.
            case DATA -> lost();
            case BDAT -> sibling(Transaction.CHUNKS, false, null);
            case END_OF_CONTENT, BDAT_LAST, RSET -> sibling(Transaction.NONE, false, null);
            case QUIT -> over();
            case XCLIENT -> code == 220 ? with(connection.restarted(), Transaction.NONE) : answered();
            case VRFY, EXPN, HELP, NOOP, OTHER -> answered();
        };
    }

    private SessionState intermediate(Verb answered) {
        return switch (answered) {
            case DATA -> sibling(Transaction.CONTENT, false, null);
            case AUTH, SASL_RESPONSE -> sibling(transaction, true, null);
            case OTHER -> answered();
            default -> lost();
        };
    }

    private SessionState refused(Verb answered) {
        return switch (answered) {
            case CONNECT -> with(connection.greeted(Greeting.REFUSED), Transaction.NONE);
            case SASL_RESPONSE -> sibling(transaction, false, null);
            // RFC 5321 section 4.1.1.4: the buffers are cleared, whatever the reply.
            case END_OF_CONTENT -> sibling(Transaction.NONE, false, null);
            // RFC 3030 section 2: the state is indeterminate until RSET.
            case BDAT, BDAT_LAST -> sibling(Transaction.UNKNOWN, false, null);
            default -> answered();
        };
    }

    private SessionState answered() {
        return sibling(transaction, saslExchange, null);
    }

    private SessionState with(Connection changed, Transaction stage) {
        return changed.equals(connection) ? sibling(stage, false, null) : of(changed, stage, false, null);
    }

    private SessionState sibling(Transaction stage, boolean exchange, @Nullable Verb awaited) {
        int place = place(stage, exchange, awaited);
        SessionState sibling = siblings[place];
        if (sibling == null) {
            sibling = new SessionState(connection, stage, exchange, awaited, siblings);
            siblings[place] = sibling;
        }
        return sibling;
    }

    private static SessionState of(Connection connection, Transaction stage, boolean exchange, @Nullable Verb awaited) {
        @Nullable SessionState[] siblings = new SessionState[TRANSACTIONS * 2 * (VERBS + 1)];
        SessionState state = new SessionState(connection, stage, exchange, awaited, siblings);
        siblings[place(stage, exchange, awaited)] = state;
        return state;
    }

    // An EnumMap has no place for three keys at once, and none for the case that no reply is awaited.
    @SuppressWarnings("EnumOrdinal")
    private static int place(Transaction stage, boolean exchange, @Nullable Verb awaited) {
        int exchanges = stage.ordinal() * 2 + (exchange ? 1 : 0);
        return exchanges * (VERBS + 1) + (awaited == null ? VERBS : awaited.ordinal());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SessionState state
                && connection.equals(state.connection)
                && transaction == state.transaction
                && saslExchange == state.saslExchange
                && outstanding == state.outstanding;
    }

    @Override
    public int hashCode() {
        return Objects.hash(connection, transaction, saslExchange, outstanding);
    }

    @Override
    public String toString() {
        return "SessionState[" + connection + ", transaction=" + transaction + ", saslExchange=" + saslExchange
                + ", outstanding=" + (outstanding == null ? "none" : outstanding) + "]";
    }
}
