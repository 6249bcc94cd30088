package sequitur.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sequitur.advice.Counsel;
import sequitur.advice.FailureText;
import sequitur.engine.config.Printable;
import sequitur.smtp.rule.Rule;

/** A report in words: what happened and what mends it, then one line for each thing that helps. Lines are parted by LF. */
final class ReportText {

    /** The agent's own words, and those of a server. */
    private static final int LONGEST = 2 * Printable.LONGEST;

    private ReportText() {}

    /** A violation, in one line. */
    static String headline(Event event) {
        Rule rule = event.violation().rule();
        return printable(FailureText.headline(event.what() + " (" + event.server() + ")", rule.id(), event.counsel()));
    }

    /** A failure, in one line. */
    static String headline(FailedAttempt failure) {
        return printable(FailureText.headline(
                (failure.origin() == FailedAttempt.Origin.REHEARSAL ? "rehearsal: " : "") + "mail to "
                        + failure.server() + " " + failure.fate().clause(),
                failure.id(),
                failure.counsel()));
    }

    /** Something that was seen, in one line. */
    static String headline(Observation seen) {
        return printable(FailureText.headline(
                seen.what() + " (" + seen.server() + ")", seen.precaution().id(), seen.counsel()));
    }

    /** The same with what helps at once. */
    static String line(Observation seen) {
        return printable(headline(seen) + "."
                + seen.counsel().note().map(note -> " " + note).orElse("")
                + seen.callSite().map(place -> " From " + place + ".").orElse(""));
    }

    /** All that is known of it. */
    static String of(Observation seen) {
        return lines(
                headline(seen), seen.counsel(), Optional.of(seen.precaution().section()), seen.callSite(), seen.done());
    }

    /** All that is known of a violation. */
    static String of(Event event) {
        Counsel counsel = event.counsel().noting(List.of(Event.alsoBroken(event.alsoBroken()), event.remark()));
        return lines(
                headline(event),
                counsel,
                Optional.of(event.violation().rule().section()),
                event.callSite(),
                event.outcome().describe());
    }

    /** All that is known of a failure. */
    static String of(FailedAttempt failure) {
        return lines(headline(failure), failure.counsel(), failure.section(), failure.callSite(), failure.done());
    }

    private static String lines(
            String headline, Counsel counsel, Optional<String> section, Optional<String> place, String done) {
        List<String> lines = new ArrayList<>();
        lines.add(headline);
        lines.add(line("cause", FailureText.cause(counsel.cause(), section)));
        counsel.note().ifPresent(note -> lines.add(line("note", note)));
        place.ifPresent(found -> lines.add(line("from", found)));
        lines.add(line("done", done));
        return String.join("\n", lines);
    }

    private static String line(String label, String text) {
        return printable(FailureText.line(label, text));
    }

    private static String printable(String text) {
        return Printable.of(text, LONGEST).toString();
    }
}
