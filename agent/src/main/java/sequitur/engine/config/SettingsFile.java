package sequitur.engine.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A file of settings.
 *
 * @param name its name, as it was given
 * @param folder what a relative name is relative to
 * @param named whether somebody has named it, so that it has to be there
 */
public record SettingsFile(String name, Path folder, boolean named) {

    /**
     * How the file was when it was looked at. Where its name leads to another file since, as behind the symbolic links of Kubernetes, it is
     * another one.
     *
     * @param written when it was written
     * @param size its size in octets
     * @param identity what tells it from other files, on the systems that have such a thing
     */
    record Stamp(Instant written, long size, Optional<Object> identity) {

        /** Whether somebody may still be writing it. */
        boolean isYoungerThan(Duration age, Instant now) {
            return Duration.between(written, now).abs().compareTo(age) < 0;
        }
    }

    /** How it is now; nothing if it is not there, or this process may not look. */
    Optional<Stamp> stamp() {
        try {
            BasicFileAttributes found = Files.readAttributes(folder.resolve(name), BasicFileAttributes.class);
            return Optional.of(new Stamp(
                    found.lastModifiedTime().toInstant(), found.size(), Optional.ofNullable(found.fileKey())));
        } catch (IOException | InvalidPathException | SecurityException absent) {
            return Optional.empty();
        }
    }

    /** What stands in it; nothing if it is not there and nobody has named it. */
    Optional<GivenSettings> read(Problems problems) {
        return named || Files.exists(folder.resolve(name))
                ? Optional.of(ConfigurationFile.read(name, folder, problems))
                : Optional.empty();
    }
}
