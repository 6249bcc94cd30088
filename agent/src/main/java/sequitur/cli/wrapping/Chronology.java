package sequitur.cli.wrapping;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** Puts the lines of a record in the order in which they were written: viewers of logs often show the newest line first. */
final class Chronology {

    private static final Pattern HELLO = Pattern.compile("(?<![A-Za-z])(?:EHLO|HELO) [\\w\\[]");
    private static final Pattern GREETING = Pattern.compile("(?<![\\w.:])220[ -].*(?:SMTP|smtp|[Rr]eady)");
    private static final Pattern QUIT = Pattern.compile("(?<![A-Za-z])QUIT\\b");
    private static final Pattern BYE = Pattern.compile("(?<![\\w.:])221[ -]");

    private Chronology() {}

    /** The lines, turned round if the last one was written first. */
    static List<RecordedLine> inOrder(List<RecordedLine> lines) {
        boolean turned = isTurned(place(lines, GREETING), place(lines, HELLO))
                && (isTurned(place(lines, QUIT), place(lines, BYE)) || place(lines, BYE) < 0);
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
