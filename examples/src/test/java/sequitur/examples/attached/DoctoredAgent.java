package sequitur.examples.attached;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.matcher.ElementMatchers;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.params.provider.Arguments;
import sequitur.examples.run.AgentJar;

/** The agent's jar with a fault put into its engine. */
final class DoctoredAgent {

    private static final String ENGINE = "engine.jar";

    private final Map<String, byte[]> shim;
    private final Map<String, byte[]> engine;

    private DoctoredAgent(Map<String, byte[]> shim, Map<String, byte[]> engine) {
        this.shim = shim;
        this.engine = engine;
    }

    /** The jar as the build made it. */
    static DoctoredAgent sound() throws IOException {
        Map<String, byte[]> shim = read(Files.newInputStream(AgentJar.path()));
        byte[] packed = shim.get(ENGINE);
        if (packed == null) {
            throw new IOException("no " + ENGINE);
        }
        return new DoctoredAgent(shim, read(new ByteArrayInputStream(packed)));
    }

    /** The names of the engine's own classes. */
    List<String> classes() {
        return engine.keySet().stream()
                .filter(name -> name.startsWith("sequitur/") && name.endsWith(".class"))
                .map(name -> name.replace('/', '.').substring(0, name.length() - ".class".length()))
                .filter(name -> !name.endsWith("package-info"))
                .sorted()
                .toList();
    }

    /** The names of the methods that a class of the engine declares. */
    List<String> methods(String className) {
        return new ArrayList<>(type(className)
                .getDeclaredMethods()
                .filter(ElementMatchers.isMethod()
                        .and(ElementMatchers.not(ElementMatchers.isSynthetic()))
                        .and(ElementMatchers.not(ElementMatchers.isPrivate())))
                .stream()
                .map(method -> method.getName())
                .distinct()
                .toList());
    }

    /** All that is done at a moment of a transport's life: the names of classes of the engine, each with one of its methods. */
    Stream<Arguments> moments() {
        return Stream.of("Connecting", "Sending", "Receiving", "Messaging")
                .map("sequitur.engine.intercept."::concat)
                .flatMap(name -> methods(name).stream().map(method -> Arguments.of(name, method)));
    }

    /** The same agent without a class. */
    DoctoredAgent without(String className) {
        Map<String, byte[]> changed = new LinkedHashMap<>(engine);
        changed.remove(entry(className));
        return new DoctoredAgent(shim, changed);
    }

    /** The same agent with a method that only throws. */
    DoctoredAgent throwing(String className, String method) {
        Map<String, byte[]> changed = new LinkedHashMap<>(engine);
        changed.put(
                entry(className),
                new ByteBuddy()
                        .redefine(type(className), locator())
                        .method(ElementMatchers.named(method).and(ElementMatchers.isDeclaredBy(type(className))))
                        .intercept(ExceptionMethod.throwing(IllegalStateException.class, "sabotage"))
                        .make()
                        .getBytes());
        return new DoctoredAgent(shim, changed);
    }

    /** The same agent with this in the place of its engine. */
    DoctoredAgent withEngine(byte[] bytes) {
        Map<String, byte[]> changed = new LinkedHashMap<>(shim);
        changed.put(ENGINE, bytes);
        return new DoctoredAgent(changed, Map.of());
    }

    /** The same agent with these lines as its manifest. */
    DoctoredAgent withManifest(String lines) {
        Map<String, byte[]> changed = new LinkedHashMap<>(shim);
        changed.put("META-INF/MANIFEST.MF", ("Manifest-Version: 1.0\n" + lines).getBytes(StandardCharsets.UTF_8));
        return new DoctoredAgent(changed, engine);
    }

    /** Writes the jar. */
    Path write(Path folder) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>(shim);
        if (!engine.isEmpty()) {
            all.put(ENGINE, pack(engine));
        }
        return Files.write(Files.createTempFile(folder, "doctored", ".jar"), pack(all));
    }

    private TypeDescription type(String className) {
        return TypePool.Default.of(locator()).describe(className).resolve();
    }

    private ClassFileLocator locator() {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        engine.forEach((name, bytes) -> {
            if (name.endsWith(".class")) {
                classes.put(name.replace('/', '.').substring(0, name.length() - ".class".length()), bytes);
            }
        });
        return new ClassFileLocator.Compound(
                new ClassFileLocator.Simple(classes), ClassFileLocator.ForClassLoader.ofPlatformLoader());
    }

    private static String entry(String className) {
        return className.replace('.', '/') + ".class";
    }

    private static Map<String, byte[]> read(InputStream stream) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(stream)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return files;
    }

    private static byte[] pack(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = bytes;
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(1);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
