package sequitur.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import sequitur.engine.config.Printable;

/** What a command reads. */
final class Input {

    /** What stands for standard input on the command line. */
    static final String STANDARD_INPUT = "-";

    private static final String WANTED = "give a file with a recorded dialogue, or - for standard input";

    /** More would not fit into a small JVM's memory, and no dialogue is that long. */
    private static final long LARGEST = 256L * 1024 * 1024;

    private final String name;
    private final byte[] octets;

    private Input(String name, byte[] octets) {
        this.name = name;
        this.octets = octets;
    }

    /** Reads a file, or standard input for {@code -}. */
    static Input read(String file, InputStream standardInput) {
        if (file.equals(STANDARD_INPUT)) {
            return readStandardInput(standardInput);
        }
        String name = Printable.of(file).toString();
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new BadInputException(name + ": this is a directory; " + WANTED);
            }
            if (Files.size(path) > LARGEST) {
                throw new BadInputException(
                        name + ": the file is larger than 256 MiB; give the part with the dialogue");
            }
            return new Input(name, Files.readAllBytes(path));
        } catch (NoSuchFileException | InvalidPathException missing) {
            throw new BadInputException(name + ": there is no such file; " + WANTED, missing);
        } catch (AccessDeniedException denied) {
            throw new BadInputException(name + ": this file may not be read", denied);
        } catch (IOException unreadable) {
            throw new BadInputException(name + ": it can't be read (" + reason(unreadable) + ")", unreadable);
        }
    }

    private static Input readStandardInput(InputStream standardInput) {
        try {
            return new Input("standard input", standardInput.readAllBytes());
        } catch (IOException unreadable) {
            throw new BadInputException("standard input: it can't be read (" + reason(unreadable) + ")", unreadable);
        }
    }

    /** How it is named in messages. */
    String name() {
        return name;
    }

    /** All of it. */
    byte[] octets() {
        return octets;
    }

    private static String reason(IOException failure) {
        String message = failure.getMessage();
        return Printable.of(message == null ? failure.getClass().getSimpleName() : message)
                .toString();
    }
}
