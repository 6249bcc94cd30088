package sequitur.compatibility.neighbour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars that the build has copied for one neighbour, logging or library, in a folder of its own. */
final class Jars {

    private Jars() {}

    /** All jars of the folder. */
    static List<Path> in(String folder) {
        try (Stream<Path> jars = Files.list(Path.of("target", "neighbours", folder))) {
            return jars.map(Path::toAbsolutePath).sorted().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException("The build has not copied the jars of " + folder, missing);
        }
    }

    /** The only jar of the folder. */
    static Path only(String folder) {
        List<Path> jars = in(folder);
        if (jars.size() != 1) {
            throw new IllegalStateException("One jar was expected for " + folder + ", not " + jars);
        }
        return jars.get(0);
    }
}
