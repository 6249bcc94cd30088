package sequitur.cli.wrapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Puts the lines of a record in the order in which they were written: viewers of logs often show the newest line first. */
final class Chronology {

    private static final Pattern HELLO = Pattern.compile("(?<![A-Za-z])(?:EHLO|HELO) [\\w\\[]");
    private static final Pattern ENVELOPE = Pattern.compile("(?:MAIL FROM|RCPT TO):\\s?(?:<|&lt;)");
    private static final Pattern GREETING = Pattern.compile("(?<![\\w.:,])220[ -]");
    private static final Pattern QUIT = Pattern.compile("(?<![A-Za-z])QUIT\\b");
    private static final Pattern BYE = Pattern.compile("(?<![\\w.:])221[ -]");

    private Chronology() {}

    /** The lines, turned round if the last one was written first. */
    static List<RecordedLine> inOrder(List<RecordedLine> lines) {
        int hello = place(lines, HELLO);
        int bye = place(lines, BYE);
        // One of these alone may be a client that does not wait for the server.
        boolean turned = isTurned(hello, place(lines, ENVELOPE))
                && isTurned(place(lines, GREETING), hello)
                && (bye < 0 || isTurned(place(lines, QUIT), bye));
        if (!turned) {
            return lines;
        }
        List<RecordedLine> inOrder = new ArrayList<>(lines);
        Collections.reverse(inOrder);
        return inOrder;
    }

    private static boolean isTurned(int first, int second) {
        return first >= 0 && second >= 0 && second < first;
    }

    private static int place(List<RecordedLine> lines, Pattern pattern) {
        for (int place = 0; place < lines.size(); place++) {
            if (pattern.matcher(lines.get(place).text()).find()) {
                return place;
            }
        }
        return -1;
    }
}
