package sequitur.engine.conversation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;
import sequitur.smtp.redaction.AddressMask;
import sequitur.smtp.redaction.Redaction;
import sequitur.smtp.session.SessionState;

/**
 * The dialogue of one connection as it may be shown, in the form that the command {@code check} reads: lines that begin with {@code C:} or
 * {@code S:}. No credential gets in here, no content, and of addresses what the mask leaves. It is kept as its beginning and its end, and of what
 * is left out in between the number of lines is told.
 *
 * <p>Unless somebody begins one, nothing is kept and no object made.
 */
public final class Transcript {

    /** How many characters are kept at most: half of them for the beginning. */
    public static final int MOST = 16 * 1024;

    private static final int LONGEST_LINE = 512;

    private @Nullable AddressMask mask;
    private final List<String> beginning = new ArrayList<>(0);
    private final Deque<String> end = new ArrayDeque<>(1);
    private int beginningSize;
    private int endSize;
    private int leftOut;
    private boolean news;

    /**
     * Begins one for a new connection; the one before is forgotten.
     *
     * @param shown what takes addresses out
     */
    public void begin(AddressMask shown) {
        stop();
        mask = shown;
    }

    /** Keeps nothing any more. */
    public void stop() {
        mask = null;
        beginning.clear();
        end.clear();
        beginningSize = 0;
        endSize = 0;
        leftOut = 0;
        news = false;
    }

    /** Whether one is kept. */
    public boolean isKept() {
        return mask != null;
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
        if (mask != null) {
            add("C: " + Printable.of(mask.command(Redaction.line(before, line)), LONGEST_LINE));
        }
    }

    /**
     * A reply has come.
     *
     * @param reply its lines, without credentials
     */
    void received(String reply) {
        AddressMask shown = mask;
        if (shown != null) {
            reply.lines().forEach(line -> add("S: " + Printable.of(shown.text(line), LONGEST_LINE)));
        }
    }

    private void add(String line) {
        news = true;
        if (end.isEmpty() && beginningSize + line.length() <= MOST / 2) {
            beginning.add(line);
            beginningSize += line.length();
            return;
        }
        end.add(line);
        endSize += line.length();
        while (endSize > MOST / 2) {
            endSize -= end.remove().length();
            leftOut++;
        }
    }

    /**
     * All that is kept.
     *
     * @return the lines in their order; where some were left out, one in brackets says how many
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(beginning);
        if (leftOut > 0) {
            lines.add("[" + leftOut + (leftOut == 1 ? " line" : " lines") + " left out]");
        }
        lines.addAll(end);
        return lines;
    }
}
