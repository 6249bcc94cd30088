package sequitur.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import sequitur.cli.walk.CheckedSession;
import sequitur.cli.walk.Extent;

/**
 * What {@code check} found, for people. Where there are many sessions, only those with findings are shown: the first ones are kept until
 * that is known.
 */
final class CheckText implements CheckReport {

    private static final int MOST_KEPT = 20_000;

    private final PrintWriter output;
    private final boolean named;
    private final List<String> whole = new ArrayList<>();
    private final List<String> brief = new ArrayList<>();
    private boolean onlyFindings;
    private boolean undecided;
    private String last = "";

    /** Writes all sessions, only those with findings, or whatever their number asks for. */
    CheckText(PrintWriter output, int files, Extent extent) {
        this.output = output;
        this.named = files > 1;
        this.onlyFindings = extent == Extent.FINDINGS;
        this.undecided = extent == Extent.BY_NUMBER;
    }

    @Override
    public void session(String file, int number, CheckedSession session) {
        List<String> head = new ArrayList<>();
        if (named && !file.equals(last)) {
            head.add(file + ":");
            last = file;
        }
        boolean found = session.findings().findAny().isPresent();
        if (undecided) {
            whole.addAll(head);
            whole.addAll(SessionText.whole(number, session));
            brief.addAll(head);
            brief.addAll(SessionText.brief(number, session));
            if (number > Extent.MANY || whole.size() > MOST_KEPT) {
                undecided = false;
                onlyFindings = true;
                print(brief);
            }
        } else if (onlyFindings) {
            print(found ? head : List.of());
            print(SessionText.brief(number, session));
        } else {
            print(head);
            print(SessionText.whole(number, session));
        }
    }

    @Override
    public void end(CheckSummary summary, List<BadInputException> unreadable) {
        if (undecided) {
            print(summary.sessions() == 1 ? SessionText.withoutHeading(whole) : whole);
        }
        print(WrappedText.of("", "", summary.line()));
    }

    private void print(List<String> lines) {
        lines.forEach(output::println);
    }
}
