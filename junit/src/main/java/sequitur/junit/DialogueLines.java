package sequitur.junit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The lines of a test's dialogues: of long ones the beginning and the end. */
final class DialogueLines {

    private static final int FIRST = 200;
    private static final int LAST = 300;

    private final List<Line> first = new ArrayList<>();
    private final Deque<Line> last = new ArrayDeque<>();
    private long leftOut;

    /** A line, and the connection that it was said on, if it is one that was said. */
    private record Line(Optional<Long> session, String text) {}

    /** Adds a line that was said. */
    synchronized void said(long session, String text) {
        add(new Line(Optional.of(session), text));
    }

    /** Adds a remark on the line that comes next. */
    synchronized void remark(String text) {
        add(new Line(Optional.empty(), "! " + text));
    }

    private void add(Line line) {
        if (first.size() < FIRST) {
            first.add(line);
            return;
        }
        last.add(line);
        if (last.size() > LAST) {
            last.remove();
            leftOut++;
        }
    }

    /** The lines, with the number of their connection where there are several. */
    synchronized List<String> lines() {
        List<Long> sessions = first.stream()
                .flatMap(line -> line.session().stream())
                .distinct()
                .toList();
        boolean several = sessions.size() > 1
                || last.stream().flatMap(line -> line.session().stream()).anyMatch(found -> !sessions.contains(found));
        List<String> lines = new ArrayList<>();
        first.forEach(line -> lines.add(shown(line, several)));
        if (leftOut > 0) {
            lines.add("... " + leftOut + " lines left out");
        }
        last.forEach(line -> lines.add(shown(line, several)));
        return List.copyOf(lines);
    }

    private static String shown(Line line, boolean several) {
        return line.session()
                .filter(session -> several)
                .map(session -> session + " " + line.text())
                .orElse(line.text());
    }
}
