package sequitur.testbed.server;

import java.util.ArrayList;
import java.util.List;

/**
 * What went over one connection, line by line, in the order in which the server took it.
 *
 * <p>{@code C: } is a line taken as a command (or as a line of a SASL exchange), {@code c: } a line taken as message
 * content, {@code S: } a line of a reply; an asterisk after the letter means that the line went over TLS. Control
 * characters, and octets that are not UTF-8, appear as escapes ({@code \r}, {@code \x00}), a backslash as two. A line
 * ends with CRLF, with a bare LF (then {@code \n} is shown), at the end of a BDAT chunk, or where the connection was lost.
 */
public final class Transcript {
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    Transcript() {}

    synchronized void add(String line) {
        lines.add(line);
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** The lines so far. */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Whether the connection is over, so that no line will follow. */
    public synchronized boolean ended() {
        return ended;
    }

    /** Waits until the connection is over, and says whether it was so in time. */
    synchronized boolean awaitEnd(long deadlineNanos) throws InterruptedException {
        while (!ended) {
            long left = (deadlineNanos - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** All lines, each ending with a line feed. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        lines().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
