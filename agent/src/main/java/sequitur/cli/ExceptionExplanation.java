package sequitur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sequitur.advice.Counsel;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.advice.failure.FailureKind;
import sequitur.advice.failure.Incident;
import sequitur.advice.failure.Thrown;
import sequitur.cli.walk.Remedy;
import sequitur.smtp.wire.Verb;

/** What is said of a failure of which only the exception is known. */
final class ExceptionExplanation {

    private static final String INDENT = "  ";

    /** An exception's own words leave little doubt. */
    private static final double CONFIDENCE = 0.95;

    private final FailureKind kind;
    private final Counsel counsel;

    ExceptionExplanation(FailureKind kind, Thrown thrown) {
        this.kind = kind;
        Failure failure = new Failure(kind, Optional.empty(), Incident.thrown(Verb.OTHER, thrown));
        this.counsel = Counsel.on(failure, Facts.unknown());
    }

    /** For people. */
    List<String> text() {
        List<String> lines = new ArrayList<>(WrappedText.of("", INDENT, Remedy.cause(counsel)));
        lines.add("");
        String label = "causes";
        for (String cause : kind.causes()) {
            lines.addAll(WrappedText.labelled(INDENT, label, "- " + cause));
            label = "";
        }
        lines.addAll(WrappedText.labelled(INDENT, "change", Remedy.change(counsel)));
        lines.addAll(WrappedText.labelled(INDENT, "fault", kind.id()));
        return lines;
    }

    /** For programs: the same members as for a reply. */
    JsonLine json() {
        return new JsonLine()
                .with("fault", kind.id())
                .with("confidence", CONFIDENCE)
                .with("code", 0)
                .with("status", "")
                .with("meaning", Remedy.cause(counsel))
                .with("causes", kind.causes())
                .with("remedy", Remedy.change(counsel))
                .with("section", "")
                .with("rule", "");
    }
}
