package sequitur.cli;

import java.io.PrintWriter;
import java.util.List;
import sequitur.cli.probe.Answer;
import sequitur.cli.probe.Result;
import sequitur.cli.probe.Step;
import sequitur.cli.probe.Trouble;
import sequitur.cli.probe.setup.Security;
import sequitur.cli.probe.setup.SettingsStyle;
import sequitur.smtp.session.Encryption;

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
        print(line(step.stage().id(), step.port(), step.encryption(), step.result())
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
                .ifPresent(setup ->
                        styles.forEach(style -> print(line("settings", answer.port(), encryption(answer), Result.OK)
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
        print(line("end", answer.port(), encryption(answer), answer.goesOut() ? Result.OK : Result.CHANGE)
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

    /** Whether mail goes out under TLS. */
    private static Encryption encryption(Answer answer) {
        return answer.setup()
                .filter(setup -> setup.security() != Security.NONE)
                .map(setup -> Encryption.TLS)
                .orElse(Encryption.NONE);
    }

    private static JsonLine line(String step, int port, Encryption encryption, Result result) {
        return new JsonLine()
                .with("step", step)
                .with("port", port)
                .with("tls", encryption == Encryption.TLS)
                .with("result", result.id());
    }

    private void print(JsonLine line) {
        output.println(line);
        output.flush();
    }
}
