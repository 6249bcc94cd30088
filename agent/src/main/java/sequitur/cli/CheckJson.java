package sequitur.cli;

import java.util.ArrayList;
import java.util.List;
import sequitur.cli.walk.CheckedEntry;
import sequitur.cli.walk.CheckedSession;
import sequitur.smtp.Violation;

/** What {@code check} found, for programs: one JSON object a line for each violation. */
final class CheckJson {

    private CheckJson() {}

    static List<String> of(List<CheckedSession> sessions) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < sessions.size(); i++) {
            for (CheckedEntry entry : sessions.get(i).entries()) {
                if (entry instanceof CheckedEntry.CheckedCommand command) {
                    for (Violation violation : command.faults()) {
                        lines.add(line(i + 1, command, violation).toString());
                    }
                }
            }
        }
        return lines;
    }

    private static JsonLine line(int session, CheckedEntry.CheckedCommand command, Violation violation) {
        return new JsonLine()
                .with("line", command.line())
                .with("session", session)
                .with("rule", violation.rule().id())
                .with("verb", command.verb())
                .with("reply", violation.strictReply().line())
                .with("section", violation.rule().section())
                .with("what", violation.rule().describe(violation.verb()))
                .with("cause", violation.rule().cause())
                .with("change", violation.rule().advice());
    }
}
