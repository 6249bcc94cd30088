package sequitur.compatibility.attach;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import sequitur.examples.run.AppClasses;

/** Another agent: writes down the class file that the JVM shows to a transformer which comes last. */
public final class ClassFileProbe {

    private ClassFileProbe() {}

    /** Called by the JVM. The text is the name of a class and that of the file to write, with a line end between them. */
    public static void agentmain(String text, Instrumentation instrumentation) throws Exception {
        String[] words = text.split("\n", 2);
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (loaded.getName().equals(words[0])) {
                Recorder recorder = new Recorder(loaded, Path.of(words[1]));
                instrumentation.addTransformer(recorder, true);
                try {
                    instrumentation.retransformClasses(loaded);
                } finally {
                    instrumentation.removeTransformer(recorder);
                }
            }
        }
    }

    /** The jar of this agent. */
    static Path jar(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", ClassFileProbe.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        Path classes = Files.createTempDirectory(folder, "probe");
        AppClasses.copy(ClassFileProbe.class.getName(), classes);
        Path jar = folder.resolve("probe.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(file, manifest)) {
            for (Class<?> type : new Class<?>[] {ClassFileProbe.class, Recorder.class}) {
                String name = type.getName().replace('.', '/') + ".class";
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(classes.resolve(name)));
                zip.closeEntry();
            }
        }
        return jar;
    }

    private record Recorder(Class<?> type, Path file) implements ClassFileTransformer {
        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                String className,
                @Nullable Class<?> redefined,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            if (type.equals(redefined)) {
                try {
                    Files.write(file, bytes);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            }
            return null;
        }
    }
}
