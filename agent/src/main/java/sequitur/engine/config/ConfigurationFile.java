package sequitur.engine.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads a configuration file. */
final class ConfigurationFile {

    private static final int LARGEST = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ConfigurationFile() {}

    /** Takes all that a file says; nothing, and a problem, if it can't be read. A relative name is relative to the directory. */
    static GivenSettings read(String name, Path directory, Problems problems) {
        String content;
        try {
            content = text(directory.resolve(name));
        } catch (IOException | RuntimeException unreadable) {
            problems.add(
                    name,
                    () -> Printable.of(String.valueOf(unreadable.getMessage())) + ".",
                    "The defaults are used in its place.");
            return GivenSettings.NONE;
        }
        List<ConfigEntry> entries = new ArrayList<>();
        for (LogicalLine line : LogicalLine.split(content)) {
            try {
                entries.add(line.entry(name));
            } catch (IllegalArgumentException malformed) {
                problems.add(
                        new Source.InFile(name, line.number()),
                        () -> "\"\\u\" is not followed by four hexadecimal digits; a backslash is written as \"\\\\\".",
                        "The line is ignored.");
            }
        }
        Path file = directory.resolve(name).toAbsolutePath();
        return new GivenSettings(Optional.empty(), entries, Objects.requireNonNull(file.getParent()));
    }

    /**
     * Reads a file of at most 1 MiB as UTF-8, without a byte order mark.
     *
     * @throws IOException if that is not possible; its message is a clause about the file
     */
    private static String text(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("this is a directory, not a file");
        }
        if (!Files.exists(file)) {
            throw new IOException("there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("this is not a regular file");
        }
        String text = new String(bytes(file), StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new IOException("this is not a text file in UTF-8");
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static byte[] bytes(Path file) throws IOException {
        byte[] bytes;
        try (InputStream input = Files.newInputStream(file)) {
            bytes = input.readNBytes(LARGEST + 1);
        } catch (AccessDeniedException denied) {
            throw new IOException("this process has no permission to read the file", denied);
        } catch (IOException unreadable) {
            throw new IOException("the file can't be read (" + unreadable.getMessage() + ")", unreadable);
        }
        if (bytes.length > LARGEST) {
            throw new IOException("the file is larger than 1 MiB");
        }
        return bytes;
    }
}
