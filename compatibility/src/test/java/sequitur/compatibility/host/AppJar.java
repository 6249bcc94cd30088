package sequitur.compatibility.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import sequitur.examples.run.AppClasses;
import sequitur.examples.run.StoredEntry;

/** A jar, file by file, with its manifest first. */
final class AppJar {

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** Begins a jar with the attributes of its manifest. */
    AppJar(Map<String, String> attributes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        files.put(JarFile.MANIFEST_NAME, bytes.toByteArray());
    }

    /** Adds a file. */
    AppJar file(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    /** Adds classes, with those nested in them, below a folder of the jar: {@code ""} or one that ends with a slash. */
    AppJar classes(String below, Class<?>... types) throws IOException {
        Path folder = Files.createTempDirectory("sequitur");
        for (Class<?> type : types) {
            AppClasses.copy(type.getName(), folder);
        }
        List<Path> found;
        try (Stream<Path> all = Files.walk(folder)) {
            found = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : found) {
            files.put(below + folder.relativize(file), Files.readAllBytes(file));
        }
        return this;
    }

    /** Adds the classes of another jar. */
    AppJar classesOf(Path jar) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(jar))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    files.put(entry.getName(), entries.readAllBytes());
                }
            }
        }
        return this;
    }

    /** Writes it, with every file stored, as jars within jars have to be. */
    Path write(Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                StoredEntry.write(zip, each.getKey(), each.getValue());
            }
        }
        return jar;
    }
}
