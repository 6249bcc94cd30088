package sequitur.engine.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one source gives.
 *
 * @param file the name of the file that is to be read, if it names one
 * @param entries the settings that it holds itself
 * @param folder what relative paths in it are relative to
 */
record GivenSettings(Optional<String> file, List<ConfigEntry> entries, Path folder) {

    /** Nothing. */
    static final GivenSettings NONE = new GivenSettings(Optional.empty(), List.of(), Path.of(""));

    /** The key by which a file is named; no setting, since it can't stand in a file. */
    static final String FILE_KEY = "config";

    /** Keeps its own copy of the list. */
    GivenSettings {
        entries = List.copyOf(entries);
    }
}
