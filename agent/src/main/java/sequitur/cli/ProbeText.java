package sequitur.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sequitur.cli.probe.Answer;
import sequitur.cli.probe.Result;
import sequitur.cli.probe.Stage;
import sequitur.cli.probe.Step;
import sequitur.cli.probe.Trouble;
import sequitur.cli.probe.setup.SettingsStyle;

/** Tells a probe to people, each step as soon as it is done. */
final class ProbeText implements ProbeReport {

    private static final String INDENT = " ".repeat(14);
    private static final int LABEL = 12;

    /** What takes longer is worth to be told. */
    private static final Duration LONG = Duration.ofSeconds(1);

    private static final int BEHIND_CODE = 4;

    private final PrintWriter output;

    ProbeText(PrintWriter output) {
        this.output = output;
    }

    @Override
    public void begin(String host, int port) {
        output.println("Probe of " + host + ", port " + port);
        output.println();
        output.flush();
    }

    @Override
    public void step(Step step) {
        List<String> lines = new ArrayList<>();
        if (!step.sent().isEmpty()) {
            lines.add("C: " + step.sent());
        }
        lines.addAll(heard(step));
        lines.add(step.meaning() + time(step.time()));
        step.trouble().ifPresent(trouble -> addTrouble(lines, step, trouble));
        String first = (step.result() == Result.CHANGE ? "! " : "  ")
                + String.format(Locale.ROOT, "%-" + LABEL + "s", step.stage().label());
        for (String line : lines) {
            WrappedText.of(first, INDENT, line).forEach(output::println);
            first = INDENT;
        }
        output.flush();
    }

    private static List<String> heard(Step step) {
        if (step.stage() == Stage.CERTIFICATE) {
            return step.heard();
        }
        if (step.stage() == Stage.EHLO && step.heard().size() > 1) {
            return List.of("S: " + step.heard().get(0).substring(0, BEHIND_CODE - 1) + " "
                    + String.join(
                            ", ",
                            step.heard().stream()
                                    .map(line -> line.length() > BEHIND_CODE ? line.substring(BEHIND_CODE) : line)
                                    .toList()));
        }
        return step.heard().stream().map(line -> "S: " + line).toList();
    }

    private static void addTrouble(List<String> lines, Step step, Trouble trouble) {
        if (step.result() == Result.CHANGE) {
            trouble.causes().forEach(cause -> lines.add("cause: " + cause));
            lines.add("change: " + trouble.change());
        }
    }

    private static String time(Duration time) {
        return time.compareTo(LONG) < 0
                ? ""
                : String.format(Locale.ROOT, " It took %.1f s.", time.toMillis() / 1_000.0);
    }

    @Override
    public void end(Answer answer, ProbeVerdict verdict, List<SettingsStyle> styles) {
        output.println();
        WrappedText.of("", "", verdict.summary()).forEach(output::println);
        if (!verdict.change().isEmpty()) {
            WrappedText.of("To change: ", "", verdict.change()).forEach(output::println);
            WrappedText.of("It is about ", "", verdict.where() + ".").forEach(output::println);
        }
        answer.setup()
                .ifPresent(setup -> styles.forEach(style -> {
                    output.println();
                    output.println(
                            (verdict.change().isEmpty() ? "Settings for " : "Settings, once that is changed, for ")
                                    + style.place() + ":");
                    output.println();
                    style.write(setup).forEach(output::println);
                }));
        output.flush();
    }
}
