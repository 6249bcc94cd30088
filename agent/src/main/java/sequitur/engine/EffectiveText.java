package sequitur.engine;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.Printable;

/** The settings as they count, as a text for the command line in another JVM: a line for each, its parts with tabs between them. */
final class EffectiveText {

    private EffectiveText() {}

    /** Key, value, place and meaning of each; then what is wrong with them, each a line that begins with a tab. */
    static String of(CurrentSettings settings) {
        Stream<String> lines = settings.now().effective().stream()
                .map(setting -> Stream.of(setting.key(), setting.shown(), setting.source(), setting.meaning())
                        .map(Printable::of)
                        .map(Printable::toString)
                        .collect(Collectors.joining("\t")));
        Stream<String> faults = settings.problems().stream().map(problem -> "\t" + problem.text());
        return Stream.concat(lines, faults).collect(Collectors.joining("\n"));
    }
}
