package sequitur.cli;

import java.io.IOException;
import java.io.InputStream;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version of the jar that this runs from. */
final class Version implements IVersionProvider {

    private static final String UNKNOWN = "(development build)";

    @Override
    public String[] getVersion() {
        String version = attributes()
                .map(attributes -> attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION) + " "
                        + attributes.getValue("Implementation-Commit"))
                .orElse(UNKNOWN);
        return new String[] {"Sequitur " + version + ", on Java " + Runtime.version()};
    }

    /** The release alone. */
    static String number() {
        return attributes()
                .map(attributes -> attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
                .orElse(UNKNOWN);
    }

    private static Optional<Attributes> attributes() {
        @Nullable CodeSource source = Version.class.getProtectionDomain().getCodeSource();
        if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
            return Optional.empty();
        }
        try (InputStream file = source.getLocation().openStream();
                JarInputStream jar = new JarInputStream(file)) {
            return Optional.ofNullable(jar.getManifest()).map(Manifest::getMainAttributes);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
