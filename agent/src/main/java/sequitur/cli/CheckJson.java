package sequitur.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import sequitur.cli.walk.CheckedSession;
import sequitur.cli.walk.Finding;

/** What {@code check} found, for programs: one JSON object a line for each finding. */
final class CheckJson implements CheckReport {

    private final PrintWriter output;
    private final boolean named;

    /** Names the file in each object, if there are several. */
    CheckJson(PrintWriter output, int files) {
        this.output = output;
        this.named = files > 1;
    }

    @Override
    public void session(String file, int number, CheckedSession session) {
        session.findings().forEach(finding -> output.println(line(file, number, finding)));
    }

    @Override
    public void end(CheckSummary summary, List<BadInputException> unreadable) {
        // The last object is the end.
    }

    private JsonLine line(String file, int session, Finding finding) {
        JsonLine line = new JsonLine()
                .with("line", finding.line())
                .with("session", session)
                .with("rule", finding.rule())
                .with("verb", finding.verb())
                .with("reply", finding.reply())
                .with("section", finding.section())
                .with("what", finding.what())
                .with("cause", String.join(" ", finding.causes()))
                .with("change", finding.change())
                .with("kind", finding.kind().name().toLowerCase(Locale.ROOT))
                .with("id", finding.id())
                .with("follows", finding.follows());
        return named ? line.with("file", file) : line;
    }
}
