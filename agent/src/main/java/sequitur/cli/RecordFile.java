package sequitur.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import sequitur.engine.config.Printable;

/**
 * A file that a record is read from, or standard input.
 *
 * @param name how it is named in messages
 * @param folder the directory that was named in its place; empty text if it was named itself
 * @param path where it is; the empty path for standard input
 * @param standardInput what is read for the empty path
 */
record RecordFile(String name, String folder, Path path, InputStream standardInput) {

    private static final Path NONE = Path.of("");

    /** Standard input. */
    static RecordFile of(InputStream standardInput) {
        return new RecordFile("standard input", "", NONE, standardInput);
    }

    /** A file. */
    static RecordFile of(Path path) {
        return new RecordFile(Printable.of(path.toString()).toString(), "", path, InputStream.nullInputStream());
    }

    /** The same file as one that was found in a directory. */
    RecordFile foundIn(Path directory) {
        return new RecordFile(name, Printable.of(directory.toString()).toString(), path, standardInput);
    }

    InputStream open() {
        if (path.equals(NONE)) {
            return standardInput;
        }
        try {
            return new BufferedInputStream(Files.newInputStream(path));
        } catch (IOException unreadable) {
            throw failure(unreadable);
        }
    }

    /** Why it can't be read, in one line. */
    BadInputException failure(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return missing(name, failure);
        }
        if (failure instanceof AccessDeniedException) {
            return new BadInputException(name + ": this file may not be read", failure);
        }
        String packed = failure instanceof ZipException || failure instanceof java.io.EOFException
                ? ", a packed file that is damaged or cut off"
                : "";
        String message = failure.getMessage();
        String reason = message == null ? failure.getClass().getSimpleName() : message;
        return new BadInputException(name + ": it can't be read (" + Printable.of(reason) + packed + ")", failure);
    }

    /** There is nothing of this name. */
    static BadInputException missing(String name, Exception reason) {
        return new BadInputException(
                name + ": there is no such file; give a file with a recorded dialogue, or - for standard input",
                reason);
    }

    /** A file's name without the directories that it is in, which are nobody else's business. */
    static String lastName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** A path, if the text can be one. */
    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException none) {
            throw missing(Printable.of(text).toString(), none);
        }
    }
}
