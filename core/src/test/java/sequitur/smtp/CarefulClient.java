package sequitur.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Hello;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;

/**
 * A client that keeps to the RFCs and knows, without the model's help, what it may send next. What it says goes to the
 * model as well: {@link #session} is where the model thinks that the session stands.
 *
 * @param session the model's view
 * @param lines the dialogue so far, for a person to read
 * @param stage what the client may do next
 * @param hello how the session was opened: {@link Hello#FORGOTTEN} after STARTTLS
 * @param offers the keywords of the last EHLO reply
 * @param tls whether TLS is on
 * @param authenticated whether AUTH has succeeded
 * @param binary whether the open transaction is one of BODY=BINARYMIME
 */
public record CarefulClient(
        SessionState session,
        List<String> lines,
        Stage stage,
        Hello hello,
        Set<String> offers,
        boolean tls,
        boolean authenticated,
        boolean binary) {

    /** What the client may do next. */
    public enum Stage {
        /** Wait for the greeting. */
        GREETING,
        /** QUIT, since the greeting was 554. */
        TURNED_AWAY,
        /** Open a transaction, once hello is said. */
        IDLE,
        /** Open a transaction; the one before ended in BDAT LAST. */
        AFTER_LAST_CHUNK,
        /** RCPT. */
        SENDER,
        /** RCPT, DATA or BDAT. */
        RECIPIENTS,
        /** Go on with BDAT. */
        CHUNKS,
        /** RSET, since a chunk was refused. */
        FAILED_CHUNK,
        /** Message content, up to the dot. */
        CONTENT,
        /** A line of the SASL exchange. */
        EXCHANGE,
        /** Nothing, after QUIT. */
        CLOSED
    }

    /** A client that has just connected, over a network on which others may read. */
    public static CarefulClient connected() {
        return new CarefulClient(
                SessionState.opened(Encryption.NONE, Peer.REMOTE, Requirements.NONE),
                List.of(),
                Stage.GREETING,
                Hello.NONE,
                Set.of(),
                false,
                false,
                false);
    }

    /** Whether a command may be sent at all. */
    public boolean commands() {
        return switch (stage) {
            case IDLE, AFTER_LAST_CHUNK, SENDER, RECIPIENTS, CHUNKS, FAILED_CHUNK -> true;
            case GREETING, TURNED_AWAY, CONTENT, EXCHANGE, CLOSED -> false;
        };
    }

    /** Whether no transaction is open. */
    public boolean idle() {
        return stage == Stage.IDLE || stage == Stage.AFTER_LAST_CHUNK;
    }

    /** Whether a transaction is open and sound. */
    public boolean inTransaction() {
        return stage == Stage.SENDER || stage == Stage.RECIPIENTS || stage == Stage.CHUNKS;
    }

    /** Whether the session was opened by EHLO or HELO. */
    public boolean greeted() {
        return hello == Hello.EHLO || hello == Hello.HELO;
    }

    /** Whether the session was opened by EHLO, and the reply named the keyword. */
    public boolean isOffered(String keyword) {
        return hello == Hello.EHLO && offers.contains(keyword);
    }

    /** The rules that a line would break now, advice left out. */
    public List<Rule> brokenBy(String line) {
        return broken(session, line);
    }

    public static List<Rule> broken(SessionState session, String line) {
        byte[] octets = Dialogue.octets(line);
        return Rulebook.check(session, session.classify(octets), octets).stream()
                .map(Violation::rule)
                .filter(rule -> !rule.advisory())
                .toList();
    }

    /** Says a line; an error if the model finds fault with it. */
    public CarefulClient says(String line) {
        List<Rule> broken = brokenBy(line);
        List<String> said = with("C: " + line);
        if (!broken.isEmpty()) {
            throw new AssertionError(broken + " after " + said);
        }
        return with(sent(session, line), said, stage);
    }

    public static SessionState sent(SessionState session, String line) {
        byte[] octets = Dialogue.octets(line);
        return session.sent(session.classify(octets), octets);
    }

    /** Hears a reply, one line or several parted by LF, and goes over to a stage. */
    public CarefulClient hears(String reply, Stage next) {
        int code = Integer.parseInt(reply.substring(0, 3));
        return with(session.received(code, reply + "\n"), with("S: " + reply), next);
    }

    /** Hears a reply that changes nothing. */
    public CarefulClient hears(String reply) {
        return hears(reply, stage);
    }

    /** The session after its hello was accepted. */
    public CarefulClient opened(Hello accepted, Set<String> offered) {
        return new CarefulClient(session, lines, Stage.IDLE, accepted, Set.copyOf(offered), tls, authenticated, false);
    }

    /** The session after its TLS handshake. */
    public CarefulClient secured() {
        return new CarefulClient(session, lines, Stage.IDLE, Hello.FORGOTTEN, Set.of(), true, false, false);
    }

    /** The session after AUTH has succeeded. */
    public CarefulClient admitted() {
        return new CarefulClient(session, lines, Stage.IDLE, hello, offers, tls, true, false);
    }

    /** The session once its MAIL was accepted. */
    public CarefulClient ofBinary(boolean binarymime) {
        return new CarefulClient(session, lines, stage, hello, offers, tls, authenticated, binarymime);
    }

    private CarefulClient with(SessionState changed, List<String> dialogue, Stage next) {
        return new CarefulClient(changed, dialogue, next, hello, offers, tls, authenticated, binary);
    }

    private List<String> with(String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return List.copyOf(more);
    }

    @Override
    public String toString() {
        return stage.name().toLowerCase(Locale.ROOT) + " after " + lines;
    }
}
