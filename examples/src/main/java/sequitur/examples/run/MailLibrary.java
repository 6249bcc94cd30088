package sequitur.examples.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The mail library that an app uses. The build puts the jars of each beside the classes, in a folder of its own. */
public enum MailLibrary {
    /** Angus Mail, namespace jakarta.mail. */
    ANGUS("angus"),
    /** JavaMail, namespace javax.mail. */
    JAVAX("javax");

    private final String folder;

    MailLibrary(String folder) {
        this.folder = folder;
    }

    /** The library and what it needs. */
    public List<Path> jars() {
        try (Stream<Path> jars = Files.list(builtIn().resolve("lib").resolve(folder))) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException("The build has not copied the jars of " + folder, missing);
        }
    }

    /** The library's own name and version, as its jar has them. */
    public String version() {
        return jars().stream()
                .map(jar -> jar.getFileName().toString().replace(".jar", ""))
                .filter(name -> name.matches("(angus-mail|javax\\.mail)-.*"))
                .findFirst()
                .orElse(folder);
    }

    private static Path builtIn() {
        try {
            Path classes = Path.of(MailLibrary.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolveSibling("");
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
