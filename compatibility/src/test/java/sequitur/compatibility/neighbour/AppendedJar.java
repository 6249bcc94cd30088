package sequitur.compatibility.neighbour;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import sequitur.examples.run.StoredEntry;

/** The agent's jar as another build of it might be: each file lies somewhere else. */
final class AppendedJar {

    private AppendedJar() {}

    /** The octets of a copy with one more file at its beginning. */
    static byte[] of(Path jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile original = new ZipFile(jar.toFile());
                OutputStream out = bytes;
                ZipOutputStream copy = new ZipOutputStream(out)) {
            StoredEntry.write(copy, "META-INF/build", "another\n".repeat(1000).getBytes(StandardCharsets.US_ASCII));
            for (Enumeration<? extends ZipEntry> entries = original.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    StoredEntry.write(
                            copy,
                            entry.getName(),
                            original.getInputStream(entry).readAllBytes());
                }
            }
        }
        return Files.size(jar) < bytes.size() ? bytes.toByteArray() : new byte[0];
    }
}
