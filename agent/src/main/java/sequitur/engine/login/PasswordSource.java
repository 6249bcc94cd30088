package sequitur.engine.login;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.PasswordPlace;

/** Reads passwords from the places that the configuration names, afresh for each use, so that a new token counts at once. */
public final class PasswordSource {

    private static final int LARGEST = 1 << 16;

    /** A name that somebody gave to a variable. Anything else may be a password that was written in its place. */
    private static final Pattern SHOWN_NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Function<String, @Nullable String> environment;

    /**
     * Makes one.
     *
     * @param environment what looks up environment variables: null for one that is not set
     */
    public PasswordSource(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * Reads a password.
     *
     * @throws UnusablePasswordException if it is not there, or others can read it too
     */
    Secret read(PasswordPlace place) throws UnusablePasswordException {
        return place instanceof PasswordPlace.File file
                ? firstLine(file.path())
                : variable(((PasswordPlace.Variable) place).name());
    }

    /** The JVM gives out the value as a String, and keeps it anyhow: only our own copy can be overwritten. */
    private Secret variable(String name) throws UnusablePasswordException {
        String value = environment.apply(name);
        if (value == null || value.isEmpty()) {
            String which = SHOWN_NAME.matcher(name).matches() ? " " + name : " that password-env names";
            throw new UnusablePasswordException(
                    "the environment variable" + which + (value == null ? " is not set" : " is empty"));
        }
        return new Secret(value.getBytes(StandardCharsets.UTF_8));
    }

    private static Secret firstLine(Path file) throws UnusablePasswordException {
        byte[] buffer = new byte[LARGEST + 1];
        try {
            check(file);
            int length = fill(buffer, file);
            if (length > LARGEST) {
                throw new UnusablePasswordException(file + " is larger than 64 KiB");
            }
            int end = 0;
            while (end < length && buffer[end] != '\n' && buffer[end] != '\r') {
                if (buffer[end] == 0) {
                    throw new UnusablePasswordException(file + " is not a text file in UTF-8");
                }
                end++;
            }
            if (end == 0) {
                throw new UnusablePasswordException(
                        length == 0 ? file + " is empty" : file + " begins with an empty line");
            }
            return new Secret(Arrays.copyOf(buffer, end));
        } catch (AccessDeniedException denied) {
            throw new UnusablePasswordException("this process has no permission to read " + file);
        } catch (IOException unreadable) {
            throw new UnusablePasswordException(
                    file + " can't be read (" + unreadable.getClass().getSimpleName() + ")");
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    private static void check(Path file) throws IOException, UnusablePasswordException {
        if (!Files.exists(file)) {
            throw new UnusablePasswordException("there is no file " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw new UnusablePasswordException(file + " is not a regular file");
        }
        PrivateFile.check(file);
    }

    /** Reads straight into the buffer that is overwritten later. How many octets there are, at most the buffer's length. */
    private static int fill(byte[] buffer, Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            return input.readNBytes(buffer, 0, buffer.length);
        }
    }
}
