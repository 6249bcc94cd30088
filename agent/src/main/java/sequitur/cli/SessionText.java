package sequitur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sequitur.cli.recording.RecordedServer;
import sequitur.cli.recording.Start;
import sequitur.cli.walk.AdvisedViolation;
import sequitur.cli.walk.CheckedEntry;
import sequitur.cli.walk.CheckedSession;
import sequitur.cli.walk.Finding;
import sequitur.cli.walk.Remedy;
import sequitur.engine.config.Printable;
import sequitur.smtp.rule.Violation;

/** A checked session for people: the dialogue, and under each line what has to be mended. */
final class SessionText {

    private static final String UNDER = " ".repeat(9);
    private static final String INSIDE = "  ";
    private static final String NOT_RECORDED = " (not in the record)";
    private static final String PLAIN_HEADING = "session 1, from line ";

    private final List<String> lines = new ArrayList<>();

    private SessionText() {}

    /** The whole dialogue. */
    static List<String> whole(int number, CheckedSession session) {
        SessionText text = new SessionText();
        text.head(number, session);
        session.entries().forEach(text::entry);
        text.lines.add("");
        return text.lines;
    }

    /** The lines with findings, and what is not judged; nothing if there are none. */
    static List<String> brief(int number, CheckedSession session) {
        List<CheckedEntry> shown = session.entries().stream()
                .filter(entry -> !entry.findings().isEmpty() || entry instanceof CheckedEntry.NotJudged)
                .toList();
        if (shown.isEmpty()) {
            return List.of();
        }
        SessionText text = new SessionText();
        text.head(number, session);
        shown.forEach(text::entry);
        text.lines.add("");
        return text.lines;
    }

    /** One session alone needs no heading, unless that names the server. */
    static List<String> withoutHeading(List<String> lines) {
        return !lines.isEmpty() && lines.get(0).startsWith(PLAIN_HEADING) ? lines.subList(1, lines.size()) : lines;
    }

    private void head(int number, CheckedSession session) {
        RecordedServer server = session.server();
        String name = server.name().isEmpty() ? "" : ", " + Printable.of(server.name());
        String tls = server.tls() ? ", TLS from the start" : "";
        String goesOn = session.start() == Start.CONTINUED ? " (goes on)" : "";
        lines.add("session " + number + goesOn + name + tls + ", from line " + session.firstLine());
        if (session.start() == Start.MIDDLE) {
            note(
                    "the record begins in the middle of a session, so nothing is said about the order before its first EHLO or"
                            + " RSET.");
        }
    }

    private void entry(CheckedEntry entry) {
        if (entry instanceof CheckedEntry.CheckedCommand command) {
            said(command.line(), "C: ", command.text() + (command.recorded() ? "" : NOT_RECORDED));
            command.violations().forEach(this::violation);
        } else if (entry instanceof CheckedEntry.CheckedReply answer) {
            answer(answer);
        } else if (entry instanceof CheckedEntry.CheckedContent content) {
            said(content.line(), "C: ", content(content.count()));
        } else if (entry instanceof CheckedEntry.CheckedRemark remark) {
            said(remark.line(), "", remark(remark.finding()));
            finding(remark.finding());
        } else if (entry instanceof CheckedEntry.NotJudged none) {
            said(none.line(), "", "(from here on)");
            note(none.why());
        } else if (entry instanceof CheckedEntry.CheckedEnd) {
            said(entry.line(), "", "(the connection ended)");
        }
    }

    private static String remark(Finding finding) {
        return switch (finding.kind()) {
            case FAILURE -> "(an exception)";
            case UNANSWERED -> "(no reply)";
            case VIOLATION, REFUSAL -> "(told by an exception) " + finding.reply();
        };
    }

    private void answer(CheckedEntry.CheckedReply answer) {
        String first = String.format(Locale.ROOT, "%6d  S: ", answer.line());
        for (String line : answer.text().lines().toList()) {
            lines.addAll(
                    WrappedText.of(first, " ".repeat(first.length()), line + (answer.recorded() ? "" : NOT_RECORDED)));
            first = " ".repeat(8) + "S: ";
        }
        answer.refusal().ifPresent(this::finding);
    }

    private void violation(AdvisedViolation broken) {
        Violation violation = broken.violation();
        boolean advice = violation.rule().advisory();
        lines.addAll(WrappedText.of(
                UNDER + (advice ? "^ note: " : "^ violation: "),
                UNDER + INSIDE,
                violation.rule().describe(violation.verb())));
        label("rule", violation.rule().id() + ", " + violation.rule().section());
        label("cause", Remedy.cause(broken.counsel()));
        label("change", Remedy.change(broken.counsel()));
        label(
                "reply",
                "a strict server says " + violation.strictReply().code()
                        + violation
                                .strictReply()
                                .status()
                                .map(code -> " " + code)
                                .orElse(""));
    }

    private void finding(Finding finding) {
        String follows =
                finding.follows().isEmpty() ? "" : " This only follows from the refusal of " + finding.follows() + ".";
        lines.addAll(WrappedText.of(
                UNDER + word(finding.kind()), UNDER + INSIDE, finding.what() + follows + " (" + finding.id() + ")"));
        if (!finding.follows().isEmpty()) {
            return;
        }
        String label = "cause";
        for (String cause : finding.causes()) {
            label(label, cause);
            label = "or";
        }
        if (!finding.change().isEmpty()) {
            label("change", finding.change());
        }
    }

    private static String word(Finding.Kind kind) {
        return switch (kind) {
            case VIOLATION -> "^ violation: ";
            case REFUSAL -> "refused: ";
            case FAILURE -> "failed: ";
            case UNANSWERED -> "unanswered: ";
        };
    }

    private void note(String text) {
        lines.addAll(WrappedText.of(UNDER, UNDER, "note: " + text));
    }

    private void label(String label, String text) {
        lines.addAll(WrappedText.labelled(UNDER + INSIDE, label, text));
    }

    private void said(int line, String side, String text) {
        String first = String.format(Locale.ROOT, "%6d  %s", line, side);
        lines.addAll(WrappedText.of(first, " ".repeat(first.length()), text));
    }

    private static String content(int count) {
        return switch (count) {
            case 0 -> "[message content]";
            case 1 -> "[1 line of message content]";
            default -> "[" + count + " lines of message content]";
        };
    }
}
