package sequitur.compatibility.library;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.ForkedJvm;
import sequitur.testbed.library.Library;
import sequitur.testbed.library.Namespace;

/** An app in a JVM of its own with one release of the mail library, its classes moved to that release's namespace. */
public final class LibraryApp {

    private LibraryApp() {}

    /**
     * A JVM for this app.
     *
     * @param app the class with the {@code main} method, compiled against Angus Mail 2; it calls nothing that the oldest
     *     release lacks
     * @param library the release
     * @param folder where its classes are copied to
     * @param called the other classes that it needs; those nested in a class come with it
     * @return the JVM, not yet started
     * @throws IOException if the classes can't be copied
     */
    public static ForkedJvm of(Class<?> app, Library library, Path folder, Class<?>... called) throws IOException {
        return of(app, library.jars(), library.namespace(), folder, called);
    }

    /**
     * A JVM for this app with these jars.
     *
     * @param app the class with the {@code main} method, compiled against Angus Mail 2
     * @param jars the mail library, and whatever else the app finds on its class path
     * @param namespace where the library's classes are
     * @param folder where the app's classes are copied to
     * @param called the other classes that it needs; those nested in a class come with it
     * @return the JVM, not yet started
     * @throws IOException if the classes can't be copied
     */
    public static ForkedJvm of(Class<?> app, List<Path> jars, Namespace namespace, Path folder, Class<?>... called)
            throws IOException {
        ForkedJvm jvm = AppJvm.of(app, jars, folder, called);
        Path classes = jvm.classPath().get(0);
        Files.walkFileTree(classes, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.write(file, namespace.moved(Files.readAllBytes(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return jvm;
    }
}
