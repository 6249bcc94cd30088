package sequitur.cli;

import java.util.ArrayList;
import java.util.List;
import sequitur.smtp.diagnosis.Diagnosis;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.wire.Reply;

/** What is said of a reply. Its own words are not repeated: servers echo what they got. */
final class Explanation {

    private static final String INDENT = "  ";

    private Explanation() {}

    /** For people. */
    static List<String> text(Reply reply, Diagnosis diagnosis) {
        Fault fault = diagnosis.fault();
        List<String> lines = new ArrayList<>(WrappedText.of("", INDENT, codes(reply) + ": " + fault.meaning()));
        lines.add("");
        for (int i = 0; i < fault.causes().size(); i++) {
            lines.addAll(WrappedText.labelled(
                    INDENT, i == 0 ? "causes" : "", "- " + fault.causes().get(i)));
        }
        if (!fault.remedy().isEmpty()) {
            lines.addAll(WrappedText.labelled(INDENT, "change", fault.remedy()));
        }
        if (!fault.section().isEmpty()) {
            lines.addAll(WrappedText.labelled(INDENT, "section", fault.section()));
        }
        lines.addAll(WrappedText.labelled(
                INDENT, "fault", fault.id() + " (" + Math.round(diagnosis.confidence() * 100) + " % sure)"));
        Rule.of(fault)
                .map(Rule::id)
                .ifPresent(id -> lines.addAll(WrappedText.labelled(
                        INDENT,
                        "more",
                        "java -jar sequitur-agent.jar rules " + id + " shows the rule, with an example")));
        return lines;
    }

    /** For programs. */
    static JsonLine json(Reply reply, Diagnosis diagnosis) {
        Fault fault = diagnosis.fault();
        return new JsonLine()
                .with("fault", fault.id())
                .with("confidence", diagnosis.confidence())
                .with("code", reply.code())
                .with("status", reply.status().orElse(""))
                .with("meaning", fault.meaning())
                .with("causes", fault.causes())
                .with("remedy", fault.remedy())
                .with("section", fault.section())
                .with("rule", Rule.of(fault).map(Rule::id).orElse(""));
    }

    private static String codes(Reply reply) {
        return reply.code() + reply.status().map(status -> " " + status).orElse("");
    }
}
