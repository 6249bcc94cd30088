package sequitur.compatibility.neighbour;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import sequitur.examples.run.ForkedJvm;

/** An app whose classes are in a jar, as archives and caches of classes want it. */
final class JarredApp {

    private JarredApp() {}

    /**
     * Puts them there.
     *
     * @param app the app, whose own classes are in the first folder of its class path
     * @param folder where the jar is made
     */
    static ForkedJvm of(ForkedJvm app, Path folder) throws IOException {
        Path classes = app.classPath().get(0);
        Path jar = folder.resolve("app.jar");
        try (JarOutputStream archive = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                archive.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                archive.write(Files.readAllBytes(file));
            }
        }
        List<Path> classPath = new ArrayList<>(app.classPath());
        classPath.set(0, jar);
        return new ForkedJvm(app.java(), app.options(), classPath, app.mainClass(), app.environment());
    }
}
