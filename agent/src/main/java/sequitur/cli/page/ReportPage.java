package sequitur.cli.page;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import sequitur.cli.recording.Start;
import sequitur.cli.walk.CheckedEntry;
import sequitur.cli.walk.CheckedSession;
import sequitur.cli.walk.Extent;
import sequitur.cli.walk.Finding;
import sequitur.engine.config.Addresses;
import sequitur.engine.config.Printable;
import sequitur.smtp.redaction.AddressMask;

/** Puts checked sessions on a page, one after another, in constant memory: the summary before them, which is known last. */
public final class ReportPage implements Closeable {

    private static final int MOST_ROWS = 20_000;

    /** More of them nobody reads, and no browser shows with ease. */
    private static final int MOST_FINDINGS = 2000;

    private final Addresses addresses;
    private final Templates templates = new Templates();
    private final Spool whole = new Spool();
    private final Spool brief = new Spool();
    private final Tally faults = new Tally("others");
    private final Tally hosts = new Tally("other servers");
    private final Tally places = new Tally("other places");
    private Extent extent;
    private AddressMask mask;
    private int sessions;
    private int parts;
    private int findings;
    private int rows;

    /**
     * Begins a page.
     *
     * @param extent which lines are shown
     * @param addresses what is shown of addresses
     * @throws IOException if there is no room for files
     */
    public ReportPage(Extent extent, Addresses addresses) throws IOException {
        this.extent = extent;
        this.addresses = addresses;
        this.mask = addresses.mask();
    }

    /**
     * Adds a session, or a part of one.
     *
     * @param file the name of its file, fit to be printed; empty text if there is only one file
     * @param number its number in that file, from 1
     * @param session the session
     */
    public void add(String file, int number, CheckedSession session) {
        if (session.start() != Start.CONTINUED) {
            sessions++;
            mask = addresses.mask();
        }
        parts++;
        List<String> anchors = count(session);
        SessionView.Title title = new SessionView.Title("session" + parts, file, number);
        if (extent != Extent.FINDINGS) {
            rows += session.entries().size();
            templates.session(SessionView.whole(title, session, mask, anchors(anchors)), whole.writer());
        }
        boolean shown = !anchors.isEmpty() && !anchors.get(0).isEmpty();
        if (extent != Extent.WHOLE && (shown || isNotJudged(session))) {
            templates.session(SessionView.brief(title, session, mask, anchors(anchors)), brief.writer());
        }
        if (extent == Extent.BY_NUMBER && (sessions > Extent.MANY || rows > MOST_ROWS)) {
            extent = Extent.FINDINGS;
        }
    }

    private static boolean isNotJudged(CheckedSession session) {
        return session.entries().stream().anyMatch(CheckedEntry.NotJudged.class::isInstance);
    }

    /** Each finding gets the next of the anchors; both ways to show a session walk through them in the same order. */
    private static Function<Finding, String> anchors(List<String> anchors) {
        Iterator<String> next = anchors.iterator();
        return finding -> next.hasNext() ? next.next() : "";
    }

    private List<String> count(CheckedSession session) {
        List<Finding> found = session.findings().toList();
        List<String> anchors = new ArrayList<>();
        for (Finding finding : found) {
            findings++;
            String anchor = findings > MOST_FINDINGS ? "" : "finding" + findings;
            anchors.add(anchor);
            faults.add(new Tally.Row(
                    finding.id(), 0, 1, mask.text(finding.what()), FindingView.kind(finding.kind()), anchor));
        }
        int one = session.start() == Start.CONTINUED ? 0 : 1;
        String host = session.server().name();
        hosts.add(
                host.isEmpty() ? "not named in the record" : Printable.of(host).toString(), one, found.size());
        if (!session.place().isEmpty() && !found.isEmpty()) {
            places.add(session.place(), one, found.size());
        }
        return anchors;
    }

    /**
     * Writes the page.
     *
     * @param file where
     * @param verdict what was found in all
     * @param maker what makes the page
     * @throws IOException if the file can't be written
     */
    public void write(PageFile file, Verdict verdict, String maker) throws IOException {
        SummaryView summary = summary(verdict, maker);
        file.write(page -> {
            templates.head(summary, page);
            (extent == Extent.FINDINGS ? brief : whole).copyTo(page);
            templates.foot(summary, page);
        });
    }

    private SummaryView summary(Verdict verdict, String maker) {
        boolean doubtful = !verdict.doubt().isEmpty() || !verdict.unread().isEmpty();
        String style = findings > 0 ? "bad" : doubtful ? "doubt" : "good";
        return new SummaryView(
                Templates.styles(),
                style,
                verdict.counted(),
                verdict.doubt(),
                verdict.unread(),
                addresses == Addresses.DOMAIN ? "names in addresses" : "",
                shown(),
                faults.rows(),
                hosts.rows(),
                places.rows(),
                maker);
    }

    private String shown() {
        if (extent != Extent.FINDINGS) {
            return "";
        }
        return "Only lines with findings are shown."
                + (findings > MOST_FINDINGS
                        ? " These are the first " + MOST_FINDINGS + " of " + findings
                                + " findings; the summary counts all."
                        : "");
    }

    @Override
    public void close() throws IOException {
        try (whole) {
            brief.close();
        }
    }
}
