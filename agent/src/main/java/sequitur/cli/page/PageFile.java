package sequitur.cli.page;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The file that the page goes to. Another page may be replaced, and nothing else; a page that breaks off replaces nothing. */
public final class PageFile {

    /** By this a page is known again; it is part of the template. */
    private static final String MARK = "<meta name=\"generator\" content=\"Sequitur report\">";

    private static final int BEGINNING = 400;

    private final Path file;

    /**
     * Names a file.
     *
     * @param file the file, which need not be there
     */
    public PageFile(Path file) {
        this.file = file;
    }

    /**
     * Why no page may be put there.
     *
     * @return a clause and what to do; nothing if one may
     */
    public Optional<String> obstacle() {
        Path folder = folder();
        if (Files.isDirectory(file)) {
            return Optional.of("this is a directory; name a file in it, such as report.html");
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of("there is no such directory; make it first, or name another");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !isPage()) {
            return Optional.of("this file exists and is no report, so it is left as it is; name another one");
        }
        return Files.isWritable(folder) ? Optional.empty() : Optional.of("nothing may be written to this directory");
    }

    private Path folder() {
        return Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
    }

    private boolean isPage() {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream octets = Files.newInputStream(file)) {
            return new String(octets.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1).contains(MARK);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Writes the page. */
    void write(Content content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path draft = Files.createTempFile(target.getParent(), ".sequitur-report", ".html");
        try {
            try (BufferedWriter page = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                content.writeTo(page);
            }
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** What is written. */
    interface Content {
        void writeTo(BufferedWriter page) throws IOException;
    }
}
