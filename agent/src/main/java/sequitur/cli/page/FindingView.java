package sequitur.cli.page;

import java.util.List;
import sequitur.cli.walk.AdvisedViolation;
import sequitur.cli.walk.Finding;
import sequitur.cli.walk.Remedy;
import sequitur.smtp.redaction.AddressMask;
import sequitur.smtp.rule.Violation;

/**
 * A finding, or a note, as the page shows it. Empty texts are left out.
 *
 * @param anchor its name in the page
 * @param kind what sort of thing it is, in a word or two
 * @param style what it looks like: {@code bad}, or {@code note} for what need not be mended
 * @param what what happened
 * @param id the name of the rule, fault or failure
 * @param section the RFC and its section
 * @param causes what it mostly comes from
 * @param change the one thing to change
 * @param strict what a strict server says to it
 */
record FindingView(
        String anchor,
        String kind,
        String style,
        String what,
        String id,
        String section,
        List<String> causes,
        String change,
        String strict) {

    /** A finding of the walk. */
    static FindingView of(String anchor, Finding finding, AddressMask mask) {
        boolean follows = !finding.follows().isEmpty();
        String what =
                finding.what() + (follows ? " This only follows from the refusal of " + finding.follows() + "." : "");
        boolean violation = finding.kind() == Finding.Kind.VIOLATION;
        return new FindingView(
                anchor,
                kind(finding.kind()),
                "bad",
                mask.text(what),
                finding.id(),
                finding.section(),
                follows ? List.of() : finding.causes().stream().map(mask::text).toList(),
                follows ? "" : mask.text(finding.change()),
                violation
                        ? mask.text(finding.reply().replaceFirst("(?s)^(\\d{3}(?: \\d\\.\\d+\\.\\d+)?).*", "$1"))
                        : "");
    }

    /** A rule that only advises was broken. */
    static FindingView ofNote(AdvisedViolation broken, AddressMask mask) {
        Violation violation = broken.violation();
        return new FindingView(
                "",
                "Note",
                "note",
                mask.text(violation.rule().describe(violation.verb())),
                violation.rule().id(),
                violation.rule().section(),
                List.of(mask.text(Remedy.cause(broken.counsel()))),
                mask.text(Remedy.change(broken.counsel())),
                "");
    }

    static String kind(Finding.Kind kind) {
        return switch (kind) {
            case VIOLATION -> "Violation";
            case REFUSAL -> "Refused";
            case FAILURE -> "Failed";
            case UNANSWERED -> "No reply";
        };
    }
}
