package sequitur.examples.run;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes one app out of all that is compiled here, so that its class path holds nothing else. */
public final class AppClasses {
    private AppClasses() {}

    /**
     * Copies the class, and the classes nested in it, below the folder.
     *
     * @throws IOException if there is no such class, or the folder can't be written
     */
    public static void copy(String className, Path folder) throws IOException {
        String resource = className.replace('.', '/') + ".class";
        URL url = AppClasses.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IOException("No class " + className);
        }
        try {
            if (url.openConnection() instanceof JarURLConnection connection) {
                // One of its own: by the URL two threads would have the same, and the first to be done would close it.
                Path file = Path.of(connection.getJarFileURL().toURI());
                try (FileSystem jar = FileSystems.newFileSystem(file)) {
                    copy(jar.getPath(resource), resource, folder);
                }
            } else {
                copy(Path.of(url.toURI()), resource, folder);
            }
        } catch (URISyntaxException impossible) {
            throw new IOException(impossible);
        }
    }

    private static void copy(Path classFile, String resource, Path folder) throws IOException {
        Path target = folder.resolve(resource).resolveSibling("");
        Files.createDirectories(target);
        String simpleName = classFile.getFileName().toString().replace(".class", "");
        Path siblings = classFile.resolveSibling("");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(siblings, simpleName + "{,$*}.class")) {
            for (Path file : files) {
                Files.copy(file, target.resolve(file.getFileName().toString()));
            }
        }
    }
}
