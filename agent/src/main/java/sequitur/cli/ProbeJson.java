package sequitur.cli;

import java.io.PrintWriter;
import java.util.List;
import sequitur.cli.probe.Answer;
import sequitur.cli.probe.Result;
import sequitur.cli.probe.Step;
import sequitur.cli.probe.Trouble;
import sequitur.cli.probe.setup.Security;
import sequitur.cli.probe.setup.SettingsStyle;

/** Tells a probe to programs: one object a line, all with the same members. */
final class ProbeJson implements ProbeReport {

    private final PrintWriter output;

    ProbeJson(PrintWriter output) {
        this.output = output;
    }

    @Override
    public void begin(String host, int port) {
        // Each line names the port.
    }

    @Override
    public void step(Step step) {
        Trouble trouble = step.trouble().orElse(new Trouble("", List.of(), "", ""));
        print(line(step.stage().id(), step.port(), step.tls(), step.result())
                .with("sent", step.sent())
                .with("reply", String.join("\n", step.heard()))
                .with("what", step.meaning())
                .with("id", trouble.id())
                .with("cause", String.join(" ", trouble.causes()))
                .with("change", trouble.change())
                .with("section", trouble.section())
                .with("milliseconds", step.time().toMillis())
                .with("settings", ""));
    }

    @Override
    public void end(Answer answer, ProbeVerdict verdict, List<SettingsStyle> styles) {
        answer.setup()
                .ifPresent(setup -> styles.forEach(style ->
                        print(line("settings", answer.port(), setup.security() != Security.NONE, Result.OK)
                                .with("sent", "")
                                .with("reply", "")
                                .with("what", "Settings for " + style.place() + ".")
                                .with("id", style.id())
                                .with("cause", "")
                                .with("change", "")
                                .with("section", "")
                                .with("milliseconds", 0)
                                .with("settings", String.join("\n", style.write(setup))))));
        Trouble trouble = verdict.step().flatMap(Step::trouble).orElse(new Trouble("", List.of(), "", ""));
        boolean tls = answer.setup()
                .filter(setup -> setup.security() != Security.NONE)
                .isPresent();
        print(line("end", answer.port(), tls, answer.goesOut() ? Result.OK : Result.CHANGE)
                .with("sent", "")
                .with("reply", "")
                .with("what", verdict.summary())
                .with("id", trouble.id())
                .with("cause", String.join(" ", trouble.causes()))
                .with("change", verdict.change())
                .with("section", trouble.section())
                .with("milliseconds", 0)
                .with("settings", ""));
    }

    private static JsonLine line(String step, int port, boolean tls, Result result) {
        return new JsonLine()
                .with("step", step)
                .with("port", port)
                .with("tls", tls)
                .with("result", result.id());
    }

    private void print(JsonLine line) {
        output.println(line);
        output.flush();
    }
}
