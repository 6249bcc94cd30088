package sequitur.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import sequitur.engine.config.Printable;
import sequitur.smtp.rule.Rule;

/** An event in words: what happened, then one line for each thing that helps. */
final class ViolationText {

    private static final String PROPERTY = "mail.smtp.";

    private ViolationText() {}

    /** The text of several lines, ended by no line break; printable ASCII between the breaks. */
    static String of(Event event) {
        Rule rule = event.violation().rule();
        List<String> lines = new ArrayList<>();
        lines.add(Printable.of(event.what() + " (" + event.server() + ")", Printable.LONGEST)
                .toString());
        lines.add(line("rule", rule.id() + ", " + rule.section()));
        if (!event.alsoBroken().isEmpty()) {
            lines.add(line(
                    "also",
                    event.alsoBroken().stream()
                            .map(also -> also.id() + " (" + also.section() + ")")
                            .collect(Collectors.joining(", "))));
        }
        lines.add(line("cause", named(rule.fault().cause(), event)));
        lines.add(line("change", named(rule.fault().remedy(), event)));
        event.callSite().ifPresent(place -> lines.add(line("from", place)));
        lines.add(line("done", event.outcome().describe()));
        event.remark().ifPresent(remark -> lines.add(line("note", remark)));
        return String.join("\n", lines);
    }

    /** Names the properties as the mail session does, so that they can be copied. */
    private static String named(String advice, Event event) {
        return advice.replace(PROPERTY, "mail." + event.protocol() + ".");
    }

    private static String line(String label, String text) {
        return String.format(Locale.ROOT, "    %-8s %s", label, Printable.of(text, Printable.LONGEST));
    }
}
