package sequitur.cli;

import java.util.ArrayList;
import java.util.List;
import sequitur.engine.config.EffectiveSetting;
import sequitur.engine.config.Printable;

/**
 * The settings that count in another JVM, as the agent there tells them.
 *
 * @param settings each setting
 * @param faults what is wrong with them: lines of printable ASCII
 */
record RunningSettings(List<EffectiveSetting> settings, List<String> faults) {

    /** As many parts as a setting has. */
    private static final int PARTS = 4;

    /** Reads the lines of the answer: the parts of a setting with tabs between them, or a fault behind a tab. */
    static RunningSettings of(List<String> lines) {
        List<EffectiveSetting> settings = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            if (parts.length == PARTS) {
                settings.add(new EffectiveSetting(parts[0], parts[1], parts[2], parts[3]));
            } else if (line.startsWith("\t")) {
                faults.add(Printable.lines(line.substring(1)));
            }
        }
        return new RunningSettings(List.copyOf(settings), List.copyOf(faults));
    }
}
