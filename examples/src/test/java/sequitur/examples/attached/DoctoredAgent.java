package sequitur.examples.attached;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import sequitur.examples.run.AgentJar;
import sequitur.examples.run.StoredEntry;

/** The agent's jar with a fault put into its engine. */
final class DoctoredAgent {

    private static final String ENGINE = "engine.jar.gz";

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
        return new DoctoredAgent(shim, read(new GZIPInputStream(new ByteArrayInputStream(packed))));
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

    /** The same agent without a class. */
    DoctoredAgent without(String className) {
        Map<String, byte[]> changed = new LinkedHashMap<>(engine);
        changed.remove(entry(className));
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
            all.put(ENGINE, compress(pack(engine)));
        }
        return Files.write(Files.createTempFile(folder, "doctored", ".jar"), pack(all));
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

    private static byte[] compress(byte[] jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(jar);
        }
        return bytes.toByteArray();
    }

    private static byte[] pack(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = bytes;
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                StoredEntry.write(zip, file.getKey(), file.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
