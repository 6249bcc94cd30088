package sequitur.cli;

import java.util.List;
import sequitur.cli.probe.Answer;
import sequitur.cli.probe.Step;
import sequitur.cli.probe.setup.SettingsStyle;

/** How a probe is told. */
interface ProbeReport {

    /** A port is asked now. */
    void begin(String host, int port);

    /** A step is done. */
    void step(Step step);

    /** All is done: what came of it, and the settings, if there are any. */
    void end(Answer answer, ProbeVerdict verdict, List<SettingsStyle> styles);
}
