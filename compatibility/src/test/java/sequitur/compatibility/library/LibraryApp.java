package sequitur.compatibility.library;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import sequitur.examples.run.AppJvm;
import sequitur.examples.run.ForkedJvm;

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
                Files.write(file, moved(Files.readAllBytes(file), namespace));
                return FileVisitResult.CONTINUE;
            }
        });
        return jvm;
    }

    private static byte[] moved(byte[] original, Namespace namespace) {
        ClassWriter moved = new ClassWriter(0);
        new ClassReader(original).accept(new ClassRemapper(moved, new Mover(namespace)), 0);
        return moved.toByteArray();
    }

    /** Moves names of classes, also where a string constant holds one. */
    private static final class Mover extends Remapper {
        private final Namespace namespace;

        Mover(Namespace namespace) {
            super(net.bytebuddy.jar.asm.Opcodes.ASM9);
            this.namespace = namespace;
        }

        @Override
        public String map(String internalName) {
            return namespace.here(internalName);
        }

        @Override
        public Object mapValue(Object value) {
            return value instanceof String text ? namespace.here(text) : super.mapValue(value);
        }
    }
}
