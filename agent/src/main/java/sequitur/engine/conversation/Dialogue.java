package sequitur.engine.conversation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.HostSettings;
import sequitur.engine.transport.MailServer;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Passwords;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.session.Transaction;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Verb;

/**
 * What is said on one connection: which server it leads to, what counts there, where the session stands, and the last line and reply.
 * It ends with the connection.
 */
public final class Dialogue {

    private static final int COMMAND_UNKNOWN = 500;
    private static final int COMMAND_NOT_IMPLEMENTED = 502;

    private final MailServer server;
    private final Terms terms;
    private Optional<HostSettings> settings;
    private final Command command = new Command();
    private SessionState state;
    private byte[] lastLine = {};
    private byte[] answeredLine = {};
    private byte[] helloLine = {};
    private boolean used;
    private Optional<Extensions> offeredInClear = Optional.empty();
    private List<Violation> flagged = List.of();

    private boolean resetUnknown;
    private boolean surplus;
    private boolean unreadTold;

    /** A state in which MAIL was found to be legal, whatever stands in it. Message after message, it is the same object. */
    private @Nullable SessionState readyForMail;

    Dialogue(MailServer server, Optional<HostSettings> settings, SessionState state) {
        this.server = server;
        this.terms = new Terms(server);
        this.settings = settings;
        this.state = state;
    }

    /** That of a transport whose connections were never seen. */
    static Dialogue unseen() {
        SessionState unknown = SessionState.unknown(Encryption.NONE, Peer.REMOTE, Requirements.NONE);
        return new Dialogue(MailServer.UNKNOWN, Optional.empty(), unknown);
    }

    /** The same once the app asks for another connection: what counted there counts no more. */
    Dialogue left() {
        return new Dialogue(server, Optional.empty(), state);
    }

    MailServer server() {
        return server;
    }

    /** What counts for the server; nothing while nobody knows which one that is. */
    public Optional<HostSettings> settings() {
        return settings;
    }

    SessionState state() {
        return state;
    }

    void become(SessionState next) {
        state = next;
    }

    /** Looks whether something else counts for the command that comes next. */
    void settle(CurrentSettings current) {
        HostSettings changed = terms.changed(current);
        if (changed != null) {
            settings = Optional.of(changed);
        }
    }

    /** Whether the server takes what is sent now for message content. */
    public boolean isInContent() {
        return state.transaction() == Transaction.CONTENT;
    }

    /** The command at which the dialogue stands: the first that awaits its reply, or else the last that was sent. */
    public Verb standsAt() {
        List<Verb> outstanding = state.outstanding();
        if (state.inSaslExchange()) {
            return Verb.SASL_RESPONSE;
        }
        if (!outstanding.isEmpty()) {
            return outstanding.get(0);
        }
        if (isInContent()) {
            return Verb.of(lastLine) == Verb.BDAT ? Verb.BDAT : Verb.DATA;
        }
        return lastLine.length == 0 ? Verb.CONNECT : Verb.of(lastLine);
    }

    /** What this server insists on, from now on. */
    public void require(Requirements requirements) {
        state = state.requiring(requirements);
    }

    /** A correction may authenticate in clear text here, where the server has no TLS to offer. */
    public void allowClearText() {
        state = state.allowingClearText();
    }

    /** What is known of how this server takes passwords. */
    public void takePasswords(Passwords known) {
        state = state.takingPasswords(known);
    }

    /** The reply to what was sent last did not come in time. */
    public void unanswered() {
        state = state.unanswered();
    }

    /** The one command of this connection that is looked at now: set on a line, until it is set on another one. */
    public Command command(Verb verb, byte[] line) {
        if (verb == Verb.EHLO || verb == Verb.HELO) {
            helloLine = line;
        }
        return command.read(verb, line);
    }

    /** The line that was sent last, without CR LF. */
    public byte[] lastLine() {
        return lastLine;
    }

    void sent(byte[] line) {
        lastLine = line;
    }

    /** The line to which the last reply was, without CR LF. */
    public byte[] answeredLine() {
        return answeredLine;
    }

    void answered(byte[] line) {
        answeredLine = line;
    }

    /** The EHLO or HELO that was sent last, or was about to be, without CR LF. */
    public byte[] helloLine() {
        return helloLine;
    }

    /** A message was sent over the connection, or at least begun. */
    public void use() {
        used = true;
    }

    /** Whether one was. */
    public boolean isUsed() {
        return used;
    }

    /** TLS begins: what was offered before is kept, for whoever asks what the server offers in clear text. */
    void tlsBegins() {
        offeredInClear = Optional.of(state.connection().extensions());
    }

    /** What the server offered before TLS began; nothing if TLS has not begun by STARTTLS. */
    public Optional<Extensions> offeredInClear() {
        return offeredInClear;
    }

    /** A reply has come from the server: its code, and all of its text. */
    void received(int code, String text) {
        if (state.awaitsReplyTo(Verb.RSET)) {
            resetUnknown = code == COMMAND_UNKNOWN || code == COMMAND_NOT_IMPLEMENTED;
        }
        state = state.received(code, text);
    }

    /**
     * Whether the server has said that it does not know RSET, which RFC 5321 section 4.5.1 has every server know. It has its own ways to end a
     * transaction then, and may well take MAIL for the beginning of another.
     */
    public boolean knowsNoReset() {
        return resetUnknown;
    }

    /** Where the server knows no RSET, only it can say whether MAIL begins another transaction: that is never blocked, and nothing inserted for it. */
    Verdict softened(Verdict verdict) {
        if (resetUnknown && verdict instanceof Verdict.Block block && isNestedMail(block.violation())) {
            return new Verdict.Log(block.violation(), block.all());
        }
        return resetUnknown && verdict instanceof Verdict.Correct correct && isNestedMail(correct.violation())
                ? new Verdict.Log(correct.violation(), correct.all())
                : verdict;
    }

    private static boolean isNestedMail(Violation violation) {
        return violation.rule() == Rule.MAIL_NESTED;
    }

    /** The server has said something that no command has asked for. */
    public void surplusSeen() {
        surplus = true;
    }

    /** Whether it has, so that each reply since then may be another's. */
    public boolean hasSurplus() {
        return surplus;
    }

    /** Whether it was told already that the server has said what nobody asked for; to be asked before it is. */
    public boolean wasUnreadTold() {
        boolean told = unreadTold;
        unreadTold = true;
        return told;
    }

    /** Keeps what the line that is about to be sent was found to break: nothing for a legal command. */
    public void flag(List<Violation> violations) {
        flagged = violations;
    }

    /** Whether the last line was found to break a rule, so that nobody needs to be told again. */
    public boolean isFlaggedFor(Rule rule) {
        return flagged.stream().anyMatch(violation -> violation.rule() == rule);
    }

    /** MAIL was found to be legal in this state, whatever stands in it. */
    public void readyForMail(SessionState found) {
        readyForMail = found;
    }

    /** Whether MAIL was found to be legal in this very state before. */
    @SuppressWarnings(
            "ReferenceEquality") // States have no equals; an equal one is judged once more, and no harm is done.
    public boolean isReadyForMail(SessionState now) {
        return now == readyForMail;
    }
}
