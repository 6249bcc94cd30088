package sequitur.compatibility.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars of a host. The build puts those of each in a folder of its own. */
final class HostJars {

    private HostJars() {}

    /** The jars in the folder of this name. */
    static List<Path> of(String host) {
        try (Stream<Path> jars = Files.list(Path.of("target", "hosts", host))) {
            return jars.map(Path::toAbsolutePath).sorted().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException("The build has not copied the jars of " + host, missing);
        }
    }
}
