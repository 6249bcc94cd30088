package sequitur.testbed.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars that the build copies into folders below {@code target}: see the module's {@code pom.xml}. */
public final class CopiedJars {

    private CopiedJars() {}

    /**
     * All that is in a folder.
     *
     * @param kind the folder of all of its kind: {@code libraries}, {@code hosts}, {@code neighbours}
     * @param name the folder's own name
     * @return the absolute paths, in order
     * @throws UncheckedIOException if there is no such folder
     */
    public static List<Path> in(String kind, String name) {
        try (Stream<Path> jars = Files.list(Path.of("target", kind, name))) {
            return jars.map(Path::toAbsolutePath).sorted().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException("The build has not copied the jars of " + name, missing);
        }
    }
}
