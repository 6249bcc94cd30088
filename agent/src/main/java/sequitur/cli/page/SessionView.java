package sequitur.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import sequitur.cli.recording.Start;
import sequitur.cli.walk.CheckedEntry;
import sequitur.cli.walk.CheckedSession;
import sequitur.cli.walk.Finding;
import sequitur.engine.config.Printable;
import sequitur.smtp.redaction.AddressMask;
import sequitur.smtp.session.Encryption;

/**
 * A session, or a part of one, as the page shows it.
 *
 * @param anchor its name in the page
 * @param heading which one it is
 * @param origin where it stands, with whom it was, and where in the app it comes from
 * @param note what is not judged, and why; or empty text
 * @param rows the rungs of its ladder
 */
record SessionView(String anchor, String heading, String origin, String note, List<RowView> rows) {

    private static final String MIDDLE =
            "The record begins in the middle of a session, so nothing is said about the order before its first EHLO or RSET.";

    /**
     * Which session it is.
     *
     * @param anchor its name in the page
     * @param file the file's name, or empty text if there is only one
     * @param number its number in that file
     */
    record Title(String anchor, String file, int number) {}

    /** Every line of it, with the anchor that each finding gets. */
    static SessionView whole(Title title, CheckedSession session, AddressMask mask, Function<Finding, String> anchors) {
        Rows rows = new Rows(session, mask, anchors);
        session.entries().forEach(rows::add);
        return of(title, session, rows.all);
    }

    /** The lines with findings, and what is not judged. */
    static SessionView brief(Title title, CheckedSession session, AddressMask mask, Function<Finding, String> anchors) {
        Rows rows = new Rows(session, mask, anchors);
        for (CheckedEntry entry : session.entries()) {
            if (entry.findings().isEmpty() && !(entry instanceof CheckedEntry.NotJudged)) {
                rows.pass(entry);
            } else {
                rows.endGap();
                rows.add(entry);
            }
        }
        rows.endGap();
        return of(title, session, rows.all);
    }

    private static SessionView of(Title title, CheckedSession session, List<RowView> rows) {
        List<String> origin = new ArrayList<>();
        String server = session.server().name();
        origin.add("with " + (server.isEmpty() ? "a server that the record does not name" : Printable.of(server)));
        if (session.server().tls()) {
            origin.add("TLS from the start");
        }
        origin.add("from line " + session.firstLine() + (title.file().isEmpty() ? "" : " of " + title.file()));
        if (!session.place().isEmpty()) {
            origin.add("sent by " + session.place());
        }
        String goesOn = session.start() == Start.CONTINUED ? " (goes on)" : "";
        return new SessionView(
                title.anchor(),
                "Session " + title.number() + goesOn,
                String.join(", ", origin),
                session.start() == Start.MIDDLE ? MIDDLE : "",
                rows);
    }

    /** Makes a rung of each entry. */
    private static final class Rows {

        private static final String NOT_RECORDED = "not in the record";

        private final AddressMask mask;
        private final Function<Finding, String> anchors;
        private final List<RowView> all = new ArrayList<>();
        private boolean tls;
        private int passed;

        Rows(CheckedSession session, AddressMask mask, Function<Finding, String> anchors) {
            this.mask = mask;
            this.anchors = anchors;
            this.tls = session.tls() == Encryption.TLS;
        }

        void add(CheckedEntry entry) {
            RowView row = row(entry);
            all.add(tls ? row.underTls() : row);
        }

        /** It is not shown. */
        void pass(CheckedEntry entry) {
            row(entry);
            passed += entry instanceof CheckedEntry.TlsBegan ? 0 : 1;
        }

        void endGap() {
            if (passed > 0) {
                all.add(RowView.gap(passed));
            }
            passed = 0;
        }

        private RowView row(CheckedEntry entry) {
            if (entry instanceof CheckedEntry.CheckedCommand command) {
                return command(command);
            }
            if (entry instanceof CheckedEntry.CheckedReply answer) {
                return answer(answer);
            }
            if (entry instanceof CheckedEntry.CheckedContent content) {
                return RowView.client(content.line(), content(content.count()), "");
            }
            if (entry instanceof CheckedEntry.CheckedRemark remark) {
                return RowView.remark(remark.line(), remark(remark.finding())).with(findings(remark));
            }
            if (entry instanceof CheckedEntry.TlsBegan) {
                tls = true;
                return RowView.remark(entry.line(), "TLS begins");
            }
            return RowView.remark(
                    entry.line(), entry instanceof CheckedEntry.NotJudged none ? none.why() : "The connection ended.");
        }

        private RowView command(CheckedEntry.CheckedCommand command) {
            List<FindingView> found = new ArrayList<>(findings(command));
            command.violations().stream()
                    .filter(broken -> broken.violation().rule().advisory())
                    .forEach(broken -> found.add(FindingView.ofNote(broken, mask)));
            RowView row = RowView.client(
                            command.line(), mask.command(command.text()), command.recorded() ? "" : NOT_RECORDED)
                    .with(found);
            return command.insertion()
                    .map(insertion -> row.after(insertion.text(), insertion.commands()))
                    .orElse(row);
        }

        private RowView answer(CheckedEntry.CheckedReply answer) {
            RowView row = RowView.server(
                            answer.line(),
                            mask.text(answer.text().stripTrailing()),
                            answer.recorded() ? "" : NOT_RECORDED)
                    .with(findings(answer));
            return answer.insertion()
                    .map(insertion -> row.before(insertion.text(), insertion.commands()))
                    .orElse(row);
        }

        private List<FindingView> findings(CheckedEntry entry) {
            return entry.findings().stream()
                    .map(finding -> FindingView.of(anchors.apply(finding), finding, mask))
                    .toList();
        }

        private String remark(Finding finding) {
            return switch (finding.kind()) {
                case FAILURE -> "An exception";
                case UNANSWERED -> "No reply";
                case VIOLATION, REFUSAL -> "Told by an exception: " + mask.text(finding.reply());
            };
        }

        private static String content(int count) {
            return switch (count) {
                case 0 -> "[message content]";
                case 1 -> "[1 line of message content]";
                default -> "[" + count + " lines of message content]";
            };
        }
    }
}
