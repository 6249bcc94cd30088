package sequitur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sequitur.smtp.policy.Precaution;

/** What is looked after besides the rules, for whoever has read its name in a report. */
final class PrecautionText {

    private static final String INDENT = "  ";

    private PrecautionText() {}

    /** All that is known of one, for a person. */
    static List<String> full(Precaution precaution) {
        List<String> lines = new ArrayList<>(WrappedText.of(
                "", "", precaution.id() + ": " + meaning(precaution) + " It is no rule of the dialogue."));
        lines.add("");
        lines.addAll(WrappedText.labelled(INDENT, "section", precaution.section()));
        lines.addAll(WrappedText.labelled(
                INDENT, "set", "sequitur.rule." + precaution.id() + " = " + String.join(", ", actions(precaution))));
        lines.addAll(WrappedText.labelled(INDENT, "more", "docs/timeouts.md"));
        return lines;
    }

    /** The same for a program. */
    static String json(Precaution precaution) {
        return new JsonLine()
                .with("id", precaution.id())
                .with("what", meaning(precaution))
                .with("section", precaution.section())
                .with("actions", actions(precaution))
                .toString();
    }

    private static List<String> actions(Precaution precaution) {
        return precaution.actions().stream()
                .map(action -> action.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String meaning(Precaution precaution) {
        return switch (precaution) {
            case REPLY_TIMEOUT -> "A reply takes longer than the RFC allows, or may take for ever.";
            case DUPLICATE_SUSPECTED -> "A mail is sent again while it is in doubt whether the server has taken it.";
        };
    }
}
