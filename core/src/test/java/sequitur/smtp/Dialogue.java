package sequitur.smtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.Encryption;
import sequitur.smtp.session.Peer;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;

/** A dialogue written down: lines of the client and replies of the server, one after another, walked through the model. */
public final class Dialogue {

    private SessionState state;
    private final List<Rule> broken = new ArrayList<>();

    private Dialogue(SessionState state) {
        this.state = state;
    }

    /** A dialogue over a new connection in clear. */
    public static Dialogue opened() {
        return new Dialogue(SessionState.opened(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE));
    }

    /** A dialogue over a new connection to a server that insists on something. */
    public static Dialogue opened(Requirements requirements) {
        return new Dialogue(SessionState.opened(Encryption.NONE, Peer.LOOPBACK, requirements));
    }

    /** A dialogue over a new connection that crosses a network in clear. */
    public static Dialogue remote() {
        return new Dialogue(SessionState.opened(Encryption.NONE, Peer.REMOTE, Requirements.NONE));
    }

    /** A dialogue that was met in its middle. */
    public static Dialogue unknown() {
        return new Dialogue(SessionState.unknown(Encryption.NONE, Peer.LOOPBACK, Requirements.NONE));
    }

    /**
     * Walks on: {@code C: } and a line of the client, {@code S: } and a line of a reply, several of which make one reply as
     * long as a hyphen follows the code.
     */
    public Dialogue then(String... lines) {
        return then(List.of(lines));
    }

    /** Walks on. */
    public Dialogue then(List<String> lines) {
        StringBuilder reply = new StringBuilder();
        for (String line : lines) {
            String text = line.substring(3);
            if (line.startsWith("C: ")) {
                client(text);
            } else {
                reply.append(text).append('\n');
                if (text.length() < 4 || text.charAt(3) != '-') {
                    state = state.received(code(text), reply.toString());
                    reply.setLength(0);
                }
            }
        }
        return this;
    }

    /** Where the session stands. */
    public SessionState state() {
        return state;
    }

    /** The rules that were broken so far. */
    public List<Rule> broken() {
        return List.copyOf(broken);
    }

    /** The rules that a line would break now, those that only advise left out. */
    public List<Rule> brokenBy(String line) {
        return flaggedBy(line).stream().filter(rule -> !rule.advisory()).toList();
    }

    /** The rules that a line would break now, those that only advise among them. */
    public List<Rule> flaggedBy(String line) {
        byte[] octets = octets(line);
        return Rulebook.check(state, state.classify(octets), octets).stream()
                .map(Violation::rule)
                .toList();
    }

    /** Another thread than the one that opened the transaction goes on. */
    public Dialogue interrupted() {
        state = state.interrupted();
        return this;
    }

    public static byte[] octets(String line) {
        return line.getBytes(StandardCharsets.ISO_8859_1);
    }

    private void client(String line) {
        broken.addAll(brokenBy(line));
        state = state.sent(state.classify(octets(line)), octets(line));
    }

    private static int code(String text) {
        return text.matches("\\d{3}.*") ? Integer.parseInt(text.substring(0, 3)) : -1;
    }
}
