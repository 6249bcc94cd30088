package sequitur.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sequitur.engine.config.Printable;

/** Finds the files that the command line names: a file, a pattern where the shell knows none, a directory with the files in it. */
final class RecordFiles {

    /** What stands for standard input on the command line. */
    static final String STANDARD_INPUT = "-";

    private static final Pattern GLOB = Pattern.compile("[*?]");

    private RecordFiles() {}

    /** The files, in the order in which they are named, those of a directory by name; at least one for each name. */
    static List<RecordFile> of(List<String> names, InputStream standardInput) {
        List<RecordFile> files = new ArrayList<>();
        for (String name : names) {
            if (name.equals(STANDARD_INPUT)) {
                files.add(RecordFile.of(standardInput));
            } else {
                files.addAll(named(name));
            }
        }
        return files;
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name)) && !Files.isDirectory(Path.of(name));
        } catch (InvalidPathException none) {
            return false;
        }
    }

    private static List<RecordFile> named(String name) {
        if (GLOB.matcher(name).find() && !isFile(name)) {
            return matching(name);
        }
        Path path = RecordFile.path(name);
        if (Files.isDirectory(path)) {
            return inside(path);
        }
        if (!Files.exists(path)) {
            throw RecordFile.missing(Printable.of(name).toString(), new IOException(name));
        }
        return List.of(RecordFile.of(path));
    }

    private static List<RecordFile> matching(String name) {
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        Path folder = RecordFile.path(slash < 0 ? "." : name.substring(0, slash + 1));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, name.substring(slash + 1))) {
            entries.forEach(found::add);
        } catch (IOException | RuntimeException none) {
            throw RecordFile.missing(Printable.of(name).toString(), none);
        }
        List<RecordFile> files = sorted(found.stream());
        if (files.isEmpty()) {
            throw RecordFile.missing(Printable.of(name).toString(), new IOException(name));
        }
        return files;
    }

    private static List<RecordFile> inside(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<RecordFile> files =
                    sorted(entries).stream().map(file -> file.foundIn(folder)).toList();
            if (files.isEmpty()) {
                throw new BadInputException(Printable.of(folder.toString())
                        + ": this is a directory; there is no file in it; give a file with a recorded dialogue, or - for"
                        + " standard input");
            }
            return files;
        } catch (IOException unreadable) {
            throw RecordFile.of(folder).failure(unreadable);
        }
    }

    private static List<RecordFile> sorted(Stream<Path> paths) {
        return paths.filter(Files::isRegularFile).sorted().map(RecordFile::of).toList();
    }
}
