package sequitur.examples.demo;

import static sequitur.examples.demo.Terminal.WIDTH;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import sequitur.examples.demo.Terminal.Style;
import sequitur.examples.run.App;

/** Prints all outcomes in one table, then the runs of the apps, one app below the other, and what to do next. */
final class Report {
    private static final int LABEL = 8;
    private static final int MARGIN = 4;
    private static final int TEXT = WIDTH - MARGIN - LABEL;
    private static final int LOGGED_LINES = 16;
    private static final int NAME_COLUMN = 26;
    private static final int GAP = 2;

    private final PrintStream out;
    private final Terminal terminal;

    Report(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Says what is going to be seen. */
    void introduction() {
        out.println();
        out.println(terminal.paint(
                Style.BOLD, "Sequitur: an SMTP command follows from what was said before, or it does not."));
        paragraph(
                0,
                "Five apps get the order wrong, each in its own way. Each of them runs without the agent and with it, "
                        + "under the policies log, block and correct. That takes a while; first comes what became of the "
                        + "mails, then each run.");
    }

    /** One app with all its runs, the run without the agent first. */
    void app(App app, List<AppRun> runs) {
        String library = app.library().version();
        out.println();
        out.println(terminal.heavyRule(WIDTH));
        out.println(terminal.paint(Style.BOLD, app.simpleName())
                + " ".repeat(WIDTH - app.simpleName().length() - library.length())
                + terminal.paint(Style.DIM, library));
        paragraph(0, app.fault());
        for (AppRun run : runs) {
            run(run, runs.get(0));
        }
    }

    /** All outcomes. */
    void summary(List<List<AppRun>> apps) {
        out.println();
        out.println(terminal.heavyRule(WIDTH));
        List<Mode> modes = apps.get(0).stream().map(AppRun::mode).toList();
        StringBuilder head = new StringBuilder(padded("", NAME_COLUMN));
        for (int i = 0; i < modes.size(); i++) {
            head.append(padded(modes.get(i).title(), width(apps, i)));
        }
        out.println(terminal.paint(Style.BOLD, head.toString().stripTrailing()));
        for (List<AppRun> runs : apps) {
            StringBuilder row = new StringBuilder(padded(runs.get(0).app().simpleName(), NAME_COLUMN));
            for (int i = 0; i < runs.size(); i++) {
                row.append(terminal.paint(style(runs.get(i)), padded(outcome(runs.get(i)), width(apps, i))));
            }
            out.println(row.toString().stripTrailing());
        }
        out.println();
        paragraph(
                0,
                "sent: the message arrived. lost: the server refused it. stopped: the app was told before the "
                        + "server saw anything wrong.");
        out.println();
        paragraph(
                0,
                "Below, on the wire, C is the app, S the server, c message content, and * means TLS; ! marks what went "
                        + "wrong, + and - what the agent changed.");
    }

    /** What whoever has seen this may do with an app of their own. */
    void next() {
        out.println();
        out.println(terminal.heavyRule(WIDTH));
        out.println(terminal.paint(Style.BOLD, "What next"));
        step("Your own app, with nothing changed on the wire:");
        command("java -javaagent:agent/target/sequitur-agent.jar -jar your-app.jar");
        step("The same, with what is missing inserted:");
        command("java -javaagent:agent/target/sequitur-agent.jar=policy=correct \\");
        command("     -jar your-app.jar");
        step("A log with the output of mail.debug=true:");
        command("java -jar agent/target/sequitur-agent.jar check mail.log");
        step("A single reply:");
        command("java -jar agent/target/sequitur-agent.jar explain \"503 5.5.1 ...\"");
        out.println();
    }

    private void step(String text) {
        out.println();
        paragraph(0, text);
    }

    private void command(String text) {
        out.println(" ".repeat(MARGIN) + text);
    }

    /** How many columns the outcomes of one mode take. */
    private static int width(List<List<AppRun>> apps, int mode) {
        int widest = apps.stream()
                .mapToInt(runs -> outcome(runs.get(mode)).length())
                .max()
                .orElse(0);
        return Math.max(widest, apps.get(0).get(mode).mode().title().length()) + GAP;
    }

    private void run(AppRun run, AppRun reference) {
        String title = terminal.rule(2) + " " + run.mode().title() + ": ";
        String outcome = outcome(run);
        out.println();
        out.println(terminal.paint(Style.BOLD, title)
                + terminal.paint(style(run), outcome)
                + " "
                + terminal.paint(Style.DIM, terminal.rule(WIDTH - title.length() - outcome.length() - 1)));
        block("set", run.mode().told(run.app()));
        block("app", run.finished().output());
        if (run.mode() == reference.mode()) {
            reference(run);
        } else if (run.wire().equals(reference.wire())) {
            line("wire", "  the same as without the agent");
        } else {
            differences(Difference.between(reference.wire(), run.wire()));
        }
        List<String> errors = run.finished().errors();
        if (run.broken() || run.mode() == Mode.LOG) {
            block(run.broken() ? "stderr" : "log", shortened(errors));
        } else if (!errors.isEmpty()) {
            block("log", essence(errors));
        }
    }

    /** What was wrong and what was done about it: of each event the first line, which alone is not indented, and the last. */
    private static List<String> essence(List<String> logged) {
        return logged.stream()
                .filter(line -> !line.startsWith("    ") || line.startsWith("    done "))
                .toList();
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= LOGGED_LINES) {
            return lines;
        }
        List<String> shown = new ArrayList<>(lines.subList(0, LOGGED_LINES));
        shown.add("... and " + (lines.size() - LOGGED_LINES) + " lines more");
        return shown;
    }

    private void differences(List<Difference> differences) {
        String label = "wire";
        for (Difference difference : differences) {
            String line = switch (difference.kind()) {
                case SAME -> "  " + terminal.cut(difference.text(), TEXT - 2);
                case GAP -> terminal.paint(Style.DIM, "  " + difference.text());
                case GONE -> terminal.paint(Style.RED, "- " + terminal.cut(difference.text(), TEXT - 2));
                case NEW -> terminal.paint(Style.GREEN, "+ " + terminal.cut(difference.text(), TEXT - 2));
            };
            line(label, line);
            label = "";
        }
    }

    private void block(String label, List<String> lines) {
        String next = label;
        for (String text : lines) {
            for (String line : terminal.wrap(text, TEXT - 2)) {
                line(next, "  " + line);
                next = "";
            }
        }
    }

    private void reference(AppRun run) {
        List<Boolean> blemishes = Blemishes.in(run.wire(), run.app().subject());
        String label = "wire";
        for (int i = 0; i < run.wire().size(); i++) {
            String text = terminal.cut(run.wire().get(i), TEXT - 2);
            line(label, blemishes.get(i) ? terminal.paint(Style.RED, "! " + text) : "  " + text);
            label = "";
        }
    }

    private void line(String label, String text) {
        out.println((" ".repeat(MARGIN) + terminal.paint(Style.DIM, padded(label, LABEL)) + text).stripTrailing());
    }

    private void paragraph(int indent, String text) {
        terminal.wrap(text, WIDTH - indent).forEach(line -> out.println(" ".repeat(indent) + line));
    }

    private static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - text.length()));
    }

    private static String outcome(AppRun run) {
        return run.broken() ? "did not run" : run.outcome().text();
    }

    private static Style style(AppRun run) {
        if (run.broken()) {
            return Style.RED;
        }
        return switch (run.outcome().kind()) {
            case GOOD -> Style.GREEN;
            case SAFE -> Style.YELLOW;
            case BAD -> Style.RED;
        };
    }
}
