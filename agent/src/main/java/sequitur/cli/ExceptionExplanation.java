package sequitur.cli;

import java.util.ArrayList;
import java.util.List;
import sequitur.cli.exception.ExceptionFault;

/** What is said of a failure that is no reply. */
final class ExceptionExplanation {

    private static final String INDENT = "  ";

    /** An exception's own words leave little doubt. */
    private static final double CONFIDENCE = 0.95;

    private ExceptionExplanation() {}

    /** For people. */
    static List<String> text(ExceptionFault failure) {
        List<String> lines = new ArrayList<>(WrappedText.of("", INDENT, failure.meaning()));
        lines.add("");
        String label = "causes";
        for (String cause : failure.causes()) {
            lines.addAll(WrappedText.labelled(INDENT, label, "- " + cause));
            label = "";
        }
        lines.addAll(WrappedText.labelled(INDENT, "change", failure.remedy()));
        lines.addAll(WrappedText.labelled(INDENT, "fault", failure.id()));
        return lines;
    }

    /** For programs: the same members as for a reply. */
    static JsonLine json(ExceptionFault failure) {
        return new JsonLine()
                .with("fault", failure.id())
                .with("confidence", CONFIDENCE)
                .with("code", 0)
                .with("status", "")
                .with("meaning", failure.meaning())
                .with("causes", failure.causes())
                .with("remedy", failure.remedy())
                .with("section", "")
                .with("rule", "");
    }
}
