package sequitur.compatibility.neighbour;

import java.nio.file.Path;
import java.util.List;
import sequitur.testbed.library.CopiedJars;

/** The jars that the build has copied for one neighbour, logging or library, in a folder of its own. */
final class Jars {

    private Jars() {}

    /** All jars of the folder. */
    static List<Path> in(String folder) {
        return CopiedJars.in("neighbours", folder);
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
