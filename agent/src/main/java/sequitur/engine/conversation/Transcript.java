package sequitur.engine.conversation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import sequitur.engine.config.Printable;
import sequitur.smtp.redaction.AddressMask;
import sequitur.smtp.redaction.KnownSecrets;
import sequitur.smtp.redaction.Redaction;
import sequitur.smtp.session.SessionState;

/**
 * The dialogue of one connection as it may be shown, in the form that the command {@code check} reads: lines that begin with {@code C:} or
 * {@code S:}. No credential gets in here, no content, and of addresses what the mask leaves. It is kept as its beginning and its end, and of what
 * is left out in between the number is told.
 *
 * <p>Unless somebody begins one, nothing is kept and no object made.
 */
public final class Transcript {

    /** How many characters are kept at most: half of them for the beginning. */
    public static final int MOST = 16 * 1024;

    private static final int LONGEST_LINE = 512;

    private boolean kept;
    private final List<Line> beginning = new ArrayList<>(0);
    private final Deque<Line> end = new ArrayDeque<>(1);
    private int beginningSize;
    private int endSize;
    private int leftOut;
    private boolean news;

    private enum Side {
        CLIENT,
        SERVER
    }

    /** A line of the client's without credentials and content, or a reply as it came: a secret may be spread over its lines. */
    private record Line(Side side, String said) {}

    /** Begins one for a new connection; the one before is forgotten. */
    public void begin() {
        stop();
        kept = true;
    }

    /** Keeps nothing any more. */
    public void stop() {
        kept = false;
        beginning.clear();
        end.clear();
        beginningSize = 0;
        endSize = 0;
        leftOut = 0;
        news = false;
    }

    /** Whether one is kept. */
    public boolean isKept() {
        return kept;
    }

    /** Whether something was said since this was last asked. */
    public boolean takeNews() {
        boolean any = news;
        news = false;
        return any;
    }

    /**
     * A line was sent.
     *
     * @param before the session as it stood before the line
     * @param line its octets, without CR LF
     */
    void sent(SessionState before, byte[] line) {
        if (kept) {
            add(new Line(Side.CLIENT, Redaction.line(before, line)));
        }
    }

    /**
     * A reply has come.
     *
     * @param reply its lines
     */
    void received(String reply) {
        if (kept) {
            add(new Line(Side.SERVER, reply.substring(0, Math.min(reply.length(), KnownSecrets.LOOKED_AT))));
        }
    }

    private void add(Line line) {
        news = true;
        int size = line.said().length();
        if (end.isEmpty() && beginningSize + size <= MOST / 2) {
            beginning.add(line);
            beginningSize += size;
            return;
        }
        end.add(line);
        endSize += size;
        while (endSize > MOST / 2) {
            endSize -= end.remove().said().length();
            leftOut++;
        }
    }

    /**
     * All that is kept, as it may be shown. To be asked while the login's secrets are known: servers repeat them.
     *
     * @param login what knows the secrets
     * @param mask what takes addresses out
     * @return the lines in their order; where some were left out, one in brackets says how many
     */
    public List<String> lines(Login login, AddressMask mask) {
        List<String> lines = new ArrayList<>();
        beginning.forEach(line -> lines.addAll(shown(line, login, mask)));
        if (leftOut > 0) {
            lines.add("[" + leftOut + (leftOut == 1 ? " line or reply" : " lines and replies") + " left out]");
        }
        end.forEach(line -> lines.addAll(shown(line, login, mask)));
        return lines;
    }

    private static List<String> shown(Line line, Login login, AddressMask mask) {
        return line.side() == Side.CLIENT
                ? List.of("C: " + Printable.of(mask.command(line.said()), LONGEST_LINE))
                : login.withoutSecrets(line.said())
                        .lines()
                        .map(text -> "S: " + Printable.of(mask.text(text), LONGEST_LINE))
                        .toList();
    }
}
