package sequitur.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sequitur.cli.recording.RecordedSession;
import sequitur.cli.recording.Server;
import sequitur.cli.recording.Start;
import sequitur.cli.walk.CheckedSession;
import sequitur.cli.walk.Step;
import sequitur.engine.config.Printable;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.wire.Reply;

/** What {@code check} found, for people: the dialogue, and under each command what it breaks. */
final class CheckText {

    private static final String UNDER = " ".repeat(9);
    private static final String INSIDE = "  ";
    private static final String NOT_RECORDED = " (not in the record)";

    private final List<String> lines = new ArrayList<>();

    private CheckText() {}

    static List<String> of(List<CheckedSession> sessions) {
        CheckText text = new CheckText();
        for (int i = 0; i < sessions.size(); i++) {
            text.session(i + 1, sessions.get(i), sessions.size() > 1);
        }
        text.lines.add(summary(sessions));
        return List.copyOf(text.lines);
    }

    private void session(int number, CheckedSession session, boolean headed) {
        RecordedSession recorded = session.recorded();
        Server server = recorded.server();
        if (headed || !server.name().isEmpty()) {
            String name = server.name().isEmpty() ? "" : ", " + Printable.of(server.name());
            String tls = server.tls() ? ", TLS from the start" : "";
            lines.add("session " + number + name + tls + ", from line " + recorded.firstLine());
        }
        if (recorded.start() == Start.MIDDLE) {
            lines.addAll(WrappedText.of(
                    UNDER,
                    UNDER,
                    "note: the record begins in the middle of a session, so nothing is said about the order before its first"
                            + " EHLO or RSET."));
        }
        session.steps().forEach(this::step);
        lines.add("");
    }

    private void step(Step step) {
        if (step instanceof Step.Command command) {
            said(command.line(), "C: ", command.text() + (command.recorded() ? "" : NOT_RECORDED));
            command.violations().forEach(this::violation);
        } else if (step instanceof Step.Answer answer) {
            answer(answer);
        } else if (step instanceof Step.Content content) {
            said(content.line(), "C: ", content(content.count()));
        } else {
            said(step.line(), "", "(the connection ended)");
        }
    }

    private void answer(Step.Answer answer) {
        String first = String.format(Locale.ROOT, "%6d  S: ", answer.line());
        for (String line : answer.text().lines().toList()) {
            lines.addAll(
                    WrappedText.of(first, " ".repeat(first.length()), line + (answer.recorded() ? "" : NOT_RECORDED)));
            first = " ".repeat(8) + "S: ";
        }
        answer.refusal().ifPresent(this::refusal);
    }

    private void refusal(Step.Refusal refusal) {
        String follows =
                refusal.first().isEmpty() ? "" : " This only follows from the refusal of " + refusal.first() + ".";
        lines.addAll(WrappedText.of(
                UNDER + "refused: ", UNDER + INSIDE, refusal.meaning() + follows + " (" + refusal.fault() + ")"));
    }

    private void violation(Violation violation) {
        Rule rule = violation.rule();
        Reply reply = violation.strictReply();
        lines.addAll(WrappedText.of(
                UNDER + (rule.advisory() ? "^ note: " : "^ violation: "),
                UNDER + INSIDE,
                rule.describe(violation.verb())));
        label("rule", rule.id() + ", " + rule.section());
        label("cause", rule.fault().cause());
        label("change", rule.fault().remedy());
        label(
                "reply",
                "a strict server says " + reply.code()
                        + reply.status().map(code -> " " + code).orElse(""));
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

    private static String summary(List<CheckedSession> sessions) {
        long violations =
                sessions.stream().mapToLong(CheckedSession::violations).sum();
        long commands = sessions.stream().mapToLong(CheckedSession::commands).sum();
        return (violations == 0 ? "No violation" : counted(violations, "violation")) + " in "
                + counted(sessions.size(), "session") + " (" + counted(commands, "command") + ")";
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
