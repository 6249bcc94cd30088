package sequitur.engine.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the settings among the system properties: their keys are those of a file. */
final class SystemProperties {

    private static final String CONFIG = Notation.PROPERTY.written(GivenSettings.FILE_KEY);

    /** What the agent itself tells by system properties to those who ask from outside. */
    private static final List<String> ANSWERS = List.of("sequitur.agent", "sequitur.answer");

    private SystemProperties() {}

    /** Takes all properties of ours; none, and a problem, if they may not be read. */
    static GivenSettings read(Surroundings surroundings, Problems problems) {
        return surroundings
                .properties()
                .map(properties -> read(properties, surroundings.folder()))
                .orElseGet(() -> forbidden(problems));
    }

    private static GivenSettings read(Map<String, String> properties, Path folder) {
        List<ConfigEntry> entries = new ArrayList<>();
        new TreeMap<>(properties).forEach((name, value) -> {
            if (!name.equals(CONFIG) && !isAnswer(name)) {
                entries.add(ConfigEntry.of(new Source.SystemProperty(name), name, value));
            }
        });
        Optional<String> file =
                Optional.ofNullable(properties.get(CONFIG)).map(String::strip).filter(name -> !name.isEmpty());
        return new GivenSettings(file, entries, folder);
    }

    private static GivenSettings forbidden(Problems problems) {
        problems.add(
                Source.SystemProperty.NAME,
                () -> "the security manager forbids to read them.",
                "There are no settings from there.");
        return GivenSettings.NONE;
    }

    private static boolean isAnswer(String name) {
        return ANSWERS.stream().anyMatch(answer -> name.equals(answer) || name.startsWith(answer + "."));
    }
}
