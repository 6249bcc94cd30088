package sequitur.engine.secret;

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

/** Reads secrets from the places that the configuration names, afresh for each use, so that a new one counts at once. */
public final class SecretSource {

    private static final int LARGEST = 1 << 16;

    /** A name that somebody gave to a variable. Anything else may be a password that was written in its place. */
    private static final Pattern SHOWN_NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Function<String, @Nullable String> environment;

    /**
     * Makes one.
     *
     * @param environment what looks up environment variables: null for one that is not set
     */
    public SecretSource(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * Reads a password or another secret of one line.
     *
     * @param place where it is
     * @return the secret, to be closed
     * @throws UnusableSecretException if it is not there, or others can read it too
     */
    public Secret read(PasswordPlace place) throws UnusableSecretException {
        return place instanceof PasswordPlace.File file
                ? firstLine(file.path())
                : variable(((PasswordPlace.Variable) place).name());
    }

    /** The JVM gives out the value as a String, and keeps it anyhow: only our own copy can be overwritten. */
    private Secret variable(String name) throws UnusableSecretException {
        String value = environment.apply(name);
        if (value == null || value.isEmpty()) {
            String which = SHOWN_NAME.matcher(name).matches() ? " " + name : " that is named there";
            throw new UnusableSecretException(
                    "the environment variable" + which + (value == null ? " is not set" : " is empty"));
        }
        return new Secret(value.getBytes(StandardCharsets.UTF_8));
    }

    private static Secret firstLine(Path file) throws UnusableSecretException {
        try (Secret whole = contents(file)) {
            byte[] octets = whole.octets();
            int end = 0;
            while (end < octets.length && octets[end] != '\n' && octets[end] != '\r') {
                if (octets[end] == 0) {
                    throw new UnusableSecretException(file + " is not a text file in UTF-8");
                }
                end++;
            }
            if (end == 0) {
                throw new UnusableSecretException(
                        octets.length == 0 ? file + " is empty" : file + " begins with an empty line");
            }
            return new Secret(Arrays.copyOf(octets, end));
        }
    }

    /**
     * Reads a secret of many lines, as a private key is.
     *
     * @param file where it is
     * @return all of it, to be closed
     * @throws UnusableSecretException if it is not there, or others can read it too
     */
    public Secret whole(Path file) throws UnusableSecretException {
        return contents(file);
    }

    private static Secret contents(Path file) throws UnusableSecretException {
        byte[] buffer = new byte[LARGEST + 1];
        try {
            check(file);
            int length = fill(buffer, file);
            if (length > LARGEST) {
                throw new UnusableSecretException(file + " is larger than 64 KiB");
            }
            return new Secret(Arrays.copyOf(buffer, length));
        } catch (AccessDeniedException denied) {
            throw new UnusableSecretException("this process has no permission to read " + file);
        } catch (IOException unreadable) {
            throw new UnusableSecretException(
                    file + " can't be read (" + unreadable.getClass().getSimpleName() + ")");
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    private static void check(Path file) throws IOException, UnusableSecretException {
        if (!Files.exists(file)) {
            throw new UnusableSecretException("there is no file " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw new UnusableSecretException(file + " is not a regular file");
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
