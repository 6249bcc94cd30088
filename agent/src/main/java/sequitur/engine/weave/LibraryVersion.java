package sequitur.engine.weave;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The version of the library that a class comes from. It is asked for while that class is being loaded, so no class or
 * resource is looked up in the app's class loaders.
 */
public final class LibraryVersion {

    private static final List<String> ATTRIBUTES = List.of("Implementation-Version", "Bundle-Version");

    private LibraryVersion() {}

    /**
     * Looks at the package, as its loader has defined it, then into the jar: at the manifest, and at what Maven leaves there.
     *
     * @param loader the class's loader; null for the boot loader
     * @param className the class's name, with slashes
     * @param domain where it comes from, if that is known
     * @return the version as the library states it, or nothing if none of these does
     */
    public static Optional<String> of(
            @Nullable ClassLoader loader, String className, @Nullable ProtectionDomain domain) {
        return ofPackage(loader, className).or(() -> jar(domain).flatMap(LibraryVersion::ofJar));
    }

    private static Optional<String> ofPackage(@Nullable ClassLoader loader, String className) {
        int end = className.lastIndexOf('/');
        return Optional.ofNullable(loader)
                .filter(present -> end > 0)
                .map(present ->
                        present.getDefinedPackage(className.substring(0, end).replace('/', '.')))
                .map(Package::getImplementationVersion);
    }

    /** Only a file: any other URL would be opened by a handler that may be the app's. */
    private static Optional<Path> jar(@Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL location = source == null ? null : source.getLocation();
        if (location == null || !"file".equals(location.getProtocol())) {
            return Optional.empty();
        }
        try {
            URI uri = location.toURI();
            return Optional.of(Path.of(uri)).filter(Files::isRegularFile);
        } catch (URISyntaxException | IllegalArgumentException noFile) {
            return Optional.empty();
        }
    }

    private static Optional<String> ofJar(Path file) {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            Optional<String> stated = ATTRIBUTES.stream()
                    .flatMap(name -> Stream.ofNullable(attributes.getValue(name)))
                    .findFirst();
            return stated.isPresent() ? stated : ofMaven(jar);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** A jar that holds several libraries has several of these files, and none tells about the class. */
    private static Optional<String> ofMaven(JarFile jar) throws IOException {
        List<JarEntry> files = jar.stream()
                .filter(entry -> entry.getName().startsWith("META-INF/maven/")
                        && entry.getName().endsWith("/pom.properties"))
                .toList();
        if (files.size() != 1) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var stream = jar.getInputStream(files.get(0))) {
            properties.load(stream);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return Optional.ofNullable(properties.getProperty("version"));
    }
}
