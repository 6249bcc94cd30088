package sequitur.cli.page;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Sessions of the page that wait until what stands before them is known: in a file that nobody else may read, since they may be many. */
final class Spool implements Closeable {

    private final Path file;
    private final Writer writer;

    Spool() throws IOException {
        file = Files.createTempFile("sequitur-report", ".html");
        file.toFile().deleteOnExit();
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /** Where the sessions go. */
    Writer writer() {
        return writer;
    }

    /** Puts all of them into the page. */
    void copyTo(BufferedWriter page) throws IOException {
        writer.flush();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            reader.transferTo(page);
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(file);
    }
}
