package sequitur.engine.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Loads settings from the text of a file that is called {@code sequitur.properties}. */
final class FromFile {

    static final String NAME = "sequitur.properties";

    private FromFile() {}

    static Settings.Loaded load(Path directory, String... lines) {
        write(directory, String.join("\n", lines).getBytes(UTF_8));
        return Settings.load("", directory);
    }

    static List<String> problems(Path directory, String... lines) {
        return load(directory, lines).problems().stream().map(Problem::text).toList();
    }

    static void write(Path directory, byte[] content) {
        try {
            Files.write(directory.resolve(NAME), content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
