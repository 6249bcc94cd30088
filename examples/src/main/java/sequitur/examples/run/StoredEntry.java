package sequitur.examples.run;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A file that is put into a jar as it is, without compression, as the agent's jar and jars within jars have theirs. */
public final class StoredEntry {

    private StoredEntry() {}

    /**
     * Puts a file into a jar.
     *
     * @param jar the jar
     * @param name the file's name
     * @param bytes what it holds
     * @throws IOException if the jar can't be written
     */
    public static void write(ZipOutputStream jar, String name, byte[] bytes) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        jar.putNextEntry(entry);
        jar.write(bytes);
        jar.closeEntry();
    }
}
