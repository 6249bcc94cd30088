package sequitur.engine.token;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.PasswordPlace;
import sequitur.engine.secret.Secret;
import sequitur.engine.secret.SecretSource;
import sequitur.engine.secret.UnusableSecretException;

/**
 * The refresh token of one credential. An authorization server may give a new one with each access token, and take the one before no
 * more (RFC 6749 section 6): that one is kept in memory, and counts until another one stands in the file. It is written there only
 * if the configuration says so.
 */
final class RefreshTokens {

    private final SecretSource secrets;
    private final EndpointSettings settings;

    /** What stood in the file when the new one came. */
    private @Nullable Secret read;

    private @Nullable Secret renewed;
    private Optional<String> notice = Optional.empty();

    RefreshTokens(SecretSource secrets, EndpointSettings settings) {
        this.secrets = secrets;
        this.settings = settings;
    }

    /** The one that counts, to be closed. */
    synchronized Secret current() throws TokenTrouble, UnusableSecretException {
        PasswordPlace place = settings.given().refreshToken().orElseThrow(() -> settings.unset("refresh-token-file"));
        Secret inFile = secrets.read(place);
        boolean sameFile = read != null && Arrays.equals(read.octets(), inFile.octets());
        if (renewed != null && sameFile) {
            inFile.close();
            return renewed.copy();
        }
        if (read != null) {
            read.close();
        }
        read = inFile.copy();
        return inFile;
    }

    /** The authorization server has given another one. */
    synchronized void renewed(Secret token) {
        boolean same = renewed == null
                ? read != null && Arrays.equals(read.octets(), token.octets())
                : Arrays.equals(renewed.octets(), token.octets());
        if (same) {
            token.close();
            return;
        }
        if (renewed != null) {
            renewed.close();
        }
        renewed = token;
        notice = settings.given().rewritesRefreshToken()
                ? written(token)
                : Optional.of(settings.key("refresh-token-file")
                        + ": the authorization server has given a new refresh token, which is kept in memory alone; "
                        + settings.key("refresh-token-rewrite") + "=true writes it into the file");
    }

    /** What has become of it, if whoever runs the app should hear of it. */
    synchronized Optional<String> notice() {
        return notice;
    }

    /** Says why it could not be written. */
    private Optional<String> written(Secret token) {
        if (!(settings.given().refreshToken().orElse(null) instanceof PasswordPlace.File place)) {
            return Optional.empty();
        }
        try {
            replace(place.path().toRealPath(), token.octets());
            return Optional.empty();
        } catch (IOException | UnsupportedOperationException failure) {
            return Optional.of(settings.key("refresh-token-file")
                    + ": the new refresh token can't be written into the file ("
                    + failure.getClass().getSimpleName()
                    + ") and is kept in memory alone; let this process write into the folder");
        }
    }

    /** A file beside it takes its place at once, so that nobody finds half a token. */
    private static void replace(Path file, byte[] token) throws IOException {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] ownersAlone = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path folder = file.toAbsolutePath().getParent();
        Path written = Files.createTempFile(folder == null ? file : folder, ".refresh-token", "", ownersAlone);
        try {
            Files.write(written, token);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
