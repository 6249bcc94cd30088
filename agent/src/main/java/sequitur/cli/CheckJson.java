package sequitur.cli;

import java.util.ArrayList;
import java.util.List;
import sequitur.cli.walk.CheckedSession;
import sequitur.cli.walk.Step;
import sequitur.smtp.rule.Violation;

/** What {@code check} found, for programs: one JSON object a line for each violation. */
final class CheckJson {

    private CheckJson() {}

    static List<String> of(List<CheckedSession> sessions) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            for (Step step : sessions.get(i).steps()) {
                if (step instanceof Step.Command command) {
                    for (Violation violation : command.faults()) {
                        lines.add(line(i + 1, command, violation).toString());
                    }
                }
            }
        }
        return lines;
    }

    private static JsonLine line(int session, Step.Command command, Violation violation) {
        return new JsonLine()
                .with("line", command.line())
                .with("session", session)
                .with("rule", violation.rule().id())
                .with("verb", command.verb())
                .with("reply", violation.strictReply().line())
                .with("section", violation.rule().section())
                .with("what", violation.rule().describe(violation.verb()))
                .with("cause", violation.rule().fault().cause())
                .with("change", violation.rule().fault().remedy());
    }
}
