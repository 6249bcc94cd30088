package sequitur.engine.secret;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import sequitur.engine.config.Printable;

/**
 * A file that nobody else may read, change, or put another one in the place of: what ssh asks of a key. Where the file system
 * has no owners and modes of Unix, nothing is asked.
 *
 * <p>The file belongs to this process's user or to root. Its group may read it only where it is root's and this process is not:
 * then the process itself reads it by its group, as secrets of Kubernetes with {@code fsGroup} are read. A file of a third user's is
 * taken only if this process reads it by a group of its own: so a container beside the app hands its secrets over. A symbolic link on
 * the way belongs to this user or to root, and stands where others can't put another one.
 */
final class PrivateFile {

    private static final int GROUP_READ = 0040;
    private static final int OTHERS_READ = 0004;
    private static final int GROUP_OR_OTHERS_WRITE = 0022;
    private static final int STICKY = 01000;
    private static final int ROOT = 0;

    /** More links than the system itself follows are a circle. */
    private static final int MOST_LINKS = 40;

    /** On Linux a folder of the user that this process is. */
    private static final Path PROCESS = Path.of("/proc/self");

    /** There Linux says of which groups this process is. */
    private static final Path STATUS = PROCESS.resolve("status");

    private PrivateFile() {}

    /**
     * Checks it.
     *
     * @throws UnusableSecretException if others may have their hands on it; it says what to run
     * @throws IOException if the file system does not tell
     */
    static void check(Path file) throws IOException, UnusableSecretException {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("unix")) {
            return;
        }
        checkLinks(file);
        Path real = file.toRealPath();
        int mode = attribute(real, "mode");
        String name = Printable.of(file.toString()).toString();
        boolean handedOver = (mode & GROUP_READ) != 0 && !isTrusted(real) && isOfOurGroup(real);
        if (!isTrusted(real) && !handedOver) {
            throw new UnusableSecretException(
                    name + " belongs to another user than this process and root; run: chown, to one of these");
        }
        if ((mode & GROUP_OR_OTHERS_WRITE) != 0) {
            throw new UnusableSecretException(
                    name + " can be changed by others than its owner; run: chmod 600 " + name);
        }
        boolean byItsGroup = handedOver || (attribute(real, "uid") == ROOT && !isOurs(real));
        if ((mode & OTHERS_READ) != 0 || ((mode & GROUP_READ) != 0 && !byItsGroup)) {
            throw new UnusableSecretException(name + " can be read by others than its owner; run: chmod 600 " + name);
        }
    }

    /** Follows the path as the system does, one name after another. */
    private static void checkLinks(Path file) throws IOException, UnusableSecretException {
        Path absolute = file.toAbsolutePath();
        Path reached = absolute.getRoot();
        Deque<Path> rest = new ArrayDeque<>();
        absolute.forEach(rest::addLast);
        int links = 0;
        while (!rest.isEmpty()) {
            Path name = rest.removeFirst();
            Path next = reached.resolve(name).normalize();
            if (!Files.isSymbolicLink(next)) {
                reached = next;
                continue;
            }
            links++;
            if (links > MOST_LINKS) {
                throw new NoSuchFileException(file.toString());
            }
            checkLink(reached, next);
            Path target = Files.readSymbolicLink(next);
            if (target.isAbsolute()) {
                reached = target.getRoot();
            }
            for (int i = target.getNameCount() - 1; i >= 0; i--) {
                rest.addFirst(target.getName(i));
            }
        }
    }

    /** In a sticky folder, as /tmp is, everybody can make links, and nobody can replace those of another user. */
    private static void checkLink(Path folder, Path link) throws IOException, UnusableSecretException {
        int mode = attribute(folder, "mode");
        boolean replaceable = (mode & GROUP_OR_OTHERS_WRITE) != 0 && (mode & STICKY) == 0;
        if (replaceable || !isTrusted(link)) {
            throw new UnusableSecretException("the way to the file leads over the symbolic link "
                    + Printable.of(link.toString())
                    + ", which others may have made; name the file itself, or run: chmod go-w "
                    + Printable.of(folder.toString()));
        }
    }

    private static boolean isTrusted(Path file) throws IOException {
        return attribute(file, "uid") == ROOT || isOurs(file);
    }

    /** Whether this process is of the file's group; never where the system does not tell. */
    private static boolean isOfOurGroup(Path file) throws IOException {
        if (!Files.isReadable(STATUS)) {
            return false;
        }
        String group = Integer.toString(attribute(file, "gid"));
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("Gid:") || line.startsWith("Groups:"))
                .flatMap(line -> Arrays.stream(
                        line.substring(line.indexOf(':') + 1).strip().split("\\s+", -1)))
                .anyMatch(group::equals);
    }

    private static boolean isOurs(Path file) throws IOException {
        return Files.isDirectory(PROCESS)
                ? attribute(file, "uid") == (int) Files.getAttribute(PROCESS, "unix:uid")
                : Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName().equals(System.getProperty("user.name"));
    }

    /** Of a link itself, not of what it leads to. */
    private static int attribute(Path file, String name) throws IOException {
        return (int) Files.getAttribute(file, "unix:" + name, LinkOption.NOFOLLOW_LINKS);
    }
}
