package sequitur.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sequitur.cli.page.ReportPage;
import sequitur.cli.page.Verdict;
import sequitur.cli.walk.CheckedSession;

/** Tells a page what {@code report} found. */
final class PageReport implements CheckReport {

    private final ReportPage page;
    private final boolean named;
    private @Nullable Verdict verdict;

    /** Tells this page; files are named if there are several. */
    PageReport(ReportPage page, int files) {
        this.page = page;
        this.named = files > 1;
    }

    @Override
    public void session(String file, int number, CheckedSession session) {
        page.add(named ? RecordFile.lastName(file) : "", number, session);
    }

    @Override
    public void end(CheckSummary summary, List<BadInputException> unreadable) {
        verdict = new Verdict(
                summary.line(),
                summary.doubt().orElse(""),
                unreadable.stream().map(PageReport::withoutDirectories).toList());
    }

    private static String withoutDirectories(BadInputException bad) {
        String message = String.valueOf(bad.getMessage());
        int end = Math.max(0, message.indexOf(": "));
        return RecordFile.lastName(message.substring(0, end)) + message.substring(end);
    }

    /** What was found in all, once there are no more sessions. */
    Verdict verdict() {
        if (verdict == null) {
            throw new IllegalStateException("not all sessions were told");
        }
        return verdict;
    }
}
