package sequitur.cli;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** The jar that this runs from. */
final class AgentFile {

    private AgentFile() {}

    /** Its absolute path. */
    static Path path() {
        @Nullable CodeSource source = AgentFile.class.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
            throw new IllegalStateException("this does not run from a jar");
        }
        try {
            return Path.of(source.getLocation().toURI()).toAbsolutePath();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
