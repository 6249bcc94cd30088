package sequitur.engine.report.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sequitur.engine.config.Printable;

/**
 * The file that dialogues are written to, which its owner alone may read. When it has grown to 10 MiB, it becomes the older one of two, and the
 * older one before is gone.
 */
final class TranscriptFile implements LogTarget {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private static final Set<OpenOption> APPENDING =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);

    private final Path file;
    private final long mostOctets;
    private final AtomicBoolean told = new AtomicBoolean();
    private @Nullable Message last;

    /**
     * Makes it; nothing is opened.
     *
     * @param file the file
     * @param mostOctets how large it grows
     */
    TranscriptFile(Path file, long mostOctets) {
        this.file = file;
        this.mostOctets = mostOctets;
    }

    /** Writes it, unless it was what was written last: at the JVM's end an event may be offered twice. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public synchronized boolean accept(@Nullable ClassLoader application, Message message) {
        if (message == last) {
            return true;
        }
        last = message;
        try {
            write(message.text() + "\n\n");
        } catch (IOException | RuntimeException unwritable) {
            if (told.compareAndSet(false, true)) {
                StandardError.say(
                        "Sequitur can't write to the file that sequitur.transcript.file names, and goes on without: "
                                + Printable.of(unwritable));
            }
        }
        return true;
    }

    private void write(String text) throws IOException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) + octets.length > mostOctets) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        boolean unix = Files.getFileStore(folder()).supportsFileAttributeView("posix");
        FileAttribute<?>[] attributes = unix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (SeekableByteChannel channel = Files.newByteChannel(file, APPENDING, attributes)) {
            if (unix && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
            ByteBuffer left = ByteBuffer.wrap(octets);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
    }

    private Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }
}
