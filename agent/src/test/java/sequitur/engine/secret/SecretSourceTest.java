package sequitur.engine.secret;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sequitur.engine.config.PasswordPlace;

/** Where passwords come from, and which are refused. */
class SecretSourceTest {

    private static final String PASSWORD = "hunter2 \u00fc";
    private static final int NOBODY = 65_534;

    private final SecretSource source =
            new SecretSource(Map.of("SMTP_PASSWORD", PASSWORD, "EMPTY", "", "hunter2", "")::get);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "\r", "\nsecond line\n", "\r\nsecond line"})
    void theFirstLineOfAFileCounts(String end) throws IOException, UnusableSecretException {
        assertThat(read(file((PASSWORD + end).getBytes(UTF_8)))).isEqualTo(PASSWORD);
    }

    @Test
    void aFileIsReadAfreshEachTime() throws IOException, UnusableSecretException {
        Path file = file("first".getBytes(UTF_8));
        assertThat(read(file)).isEqualTo("first");

        Files.writeString(file, "second");

        assertThat(read(file)).isEqualTo("second");
    }

    @Test
    void aVariableIsTakenWhole() throws UnusableSecretException {
        try (Secret secret = source.read(new PasswordPlace.Variable("SMTP_PASSWORD"))) {
            assertThat(new String(secret.octets(), UTF_8)).isEqualTo(PASSWORD);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ABSENT, the environment variable ABSENT is not set",
        "EMPTY, the environment variable EMPTY is empty",
        // Perhaps the password itself.
        "hunter3, the environment variable that is named there is not set",
        "hunter2, the environment variable that is named there is empty"
    })
    void aVariableWithoutValueIsRefused(String name, String reason) {
        refused(new PasswordPlace.Variable(name), reason);
    }

    @Test
    void aFileThatIsNotThereOrHoldsNoPasswordIsRefused() throws IOException {
        Path absent = folder.resolve("absent");
        refused(absent, "there is no file " + absent);
        refused(folder, folder + " is not a regular file");
        Path file = file(new byte[0]);
        refused(file, file + " is empty");
        Files.writeString(file, "\nhunter2");
        refused(file, file + " begins with an empty line");
        Files.write(file, "hunter2".getBytes(UTF_16LE));
        refused(file, file + " is not a text file in UTF-8");
    }

    @Test
    void aFileOfSixtyFourKibibytesIsRead() throws IOException, UnusableSecretException {
        byte[] content = new byte[1 << 16];
        Arrays.fill(content, (byte) 'x');
        Path file = file(content);
        assertThat(read(file)).hasSize(1 << 16);

        Files.write(file, Arrays.copyOf(content, content.length + 1));

        refused(file, file + " is larger than 64 KiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "r--r--r--"})
    void aFileThatOthersCanReadIsRefused(String mode) throws IOException {
        assumePosix();
        Path file = file(PASSWORD.getBytes(UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        refused(file, file + " can be read by others than its owner; run: chmod 600 " + file);

        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        refused(link, link + " can be read by others than its owner; run: chmod 600 " + link);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw--w----", "rw-----w-", "rwxrwxrwx"})
    void aFileThatOthersCanChangeIsRefused(String mode) throws IOException {
        assumePosix();
        Path file = file(PASSWORD.getBytes(UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        refused(file, file + " can be changed by others than its owner; run: chmod 600 " + file);
    }

    /** Only root can give files away, so only root's run shows it. */
    @Test
    void aFileOfAnotherUserIsRefused() throws IOException {
        assumePosix();
        Path file = file(PASSWORD.getBytes(UTF_8));
        assumeTrue(belongsTo(file, 0), "this process is not root");
        Files.setAttribute(file, "unix:uid", NOBODY);

        refused(file, file + " belongs to another user than this process and root; run: chown, to one of these");
    }

    @ParameterizedTest
    @CsvSource({"0777", "0775", "0757"})
    void aLinkThatOthersCanReplaceIsRefused(String mode) throws IOException {
        assumePosix();
        Path open = Files.createDirectory(folder.resolve("open"));
        Path link = Files.createSymbolicLink(open.resolve("link"), file(PASSWORD.getBytes(UTF_8)));
        Path deep = Files.createSymbolicLink(folder.resolve("deep"), open);
        Files.setAttribute(open, "unix:mode", Integer.parseInt(mode, 8));

        String reason = "the way to the file leads over the symbolic link " + link
                + ", which others may have made; name the file itself, or run: chmod go-w " + open;
        refused(link, reason);
        refused(deep.resolve("link"), reason);
    }

    /** Kubernetes mounts secrets so: links of root's in a folder like /tmp. */
    @Test
    void aLinkInAStickyFolderIsTakenIfItIsOurs() throws IOException, UnusableSecretException {
        assumePosix();
        Path sticky = Files.createDirectory(folder.resolve("sticky"));
        Path dated = Files.createDirectory(sticky.resolve("..2026_11_29"));
        Files.move(file(PASSWORD.getBytes(UTF_8)), dated.resolve("password"));
        Files.createSymbolicLink(sticky.resolve("..data"), Path.of("..2026_11_29"));
        Path link = Files.createSymbolicLink(sticky.resolve("password"), Path.of("..data", "password"));
        Files.setAttribute(sticky, "unix:mode", 01777);

        assertThat(read(link)).isEqualTo(PASSWORD);

        assumeTrue(belongsTo(link, 0), "this process is not root");
        Files.setAttribute(link, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        assertThatExceptionOfType(UnusableSecretException.class)
                .isThrownBy(() -> read(link))
                .withMessageContaining("symbolic link " + link);
    }

    @Test
    void aCircleOfLinksIsNoFile() throws IOException {
        assumePosix();
        Path one = Files.createSymbolicLink(folder.resolve("one"), Path.of("two"));
        Files.createSymbolicLink(folder.resolve("two"), Path.of("one"));

        refused(one, "there is no file " + one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-------", "r--------", "rwx--x--x"})
    void aFileThatOnlyItsOwnerCanReadIsTaken(String mode) throws IOException, UnusableSecretException {
        assumePosix();
        Path file = file(PASSWORD.getBytes(UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThat(read(file)).isEqualTo(PASSWORD);
    }

    @Test
    void aSecretIsOverwrittenInTheEndAndNeverPrinted() throws IOException, UnusableSecretException {
        Secret secret = source.read(new PasswordPlace.File(file(PASSWORD.getBytes(UTF_8))));
        byte[] octets = secret.octets();
        assertThat(secret.toString()).doesNotContain("hunter");

        secret.close();

        assertThat(octets).hasSize(PASSWORD.getBytes(UTF_8).length).containsOnly(0);
    }

    private void refused(Path file, String reason) {
        refused(new PasswordPlace.File(file), reason);
    }

    private void refused(PasswordPlace place, String reason) {
        assertThatExceptionOfType(UnusableSecretException.class)
                .isThrownBy(() -> source.read(place))
                .withMessage(reason);
    }

    private String read(Path file) throws UnusableSecretException {
        try (Secret secret = source.read(new PasswordPlace.File(file))) {
            return new String(secret.octets(), UTF_8);
        }
    }

    /** A file that only its owner can read, where there are such files. */
    private Path file(byte[] content) throws IOException {
        Path file = Files.createTempFile(folder, "password", "");
        return Files.write(file, content);
    }

    private static boolean belongsTo(Path file, int user) throws IOException {
        return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(user);
    }

    private static void assumePosix() {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    }
}
