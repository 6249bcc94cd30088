package sequitur.engine.report.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** The file of dialogues: its owner's, no larger than it should be, and written to once for each. */
class TranscriptFileTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isItsOwnersAndGrowsNoLargerThanItShould() throws IOException {
        Path path = folder.resolve("dialogues.txt");
        TranscriptFile file = new TranscriptFile(path, 200);
        for (int i = 0; i < 50; i++) {
            write(file, "dialogue " + i + " " + "x".repeat(50));
        }

        assertThat(Files.readString(path)).contains("dialogue 49 ");
        assertThat(Files.readString(folder.resolve("dialogues.txt.1"))).doesNotContain("dialogue 49 ");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2).allSatisfy(each -> {
                assertThat(Files.size(each)).isLessThanOrEqualTo(200);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo("rw-------");
            });
        }
    }

    @Test
    void takesAFileThatOthersCouldReadAwayFromThem() throws IOException {
        Path path = Files.writeString(folder.resolve("open.txt"), "");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        write(new TranscriptFile(path, 1_000), "a");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    /** Somebody else may have put a link there, to a file that this user may write. */
    @Test
    void doesNotFollowALink() throws IOException {
        Path target = Files.writeString(folder.resolve("target.txt"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), target);
        write(new TranscriptFile(link, 1_000), "a");

        assertThat(Files.readString(target)).isEqualTo("mine");
    }

    @Test
    void writesEachOnceThoughItIsOfferedTwice() throws IOException {
        Path path = folder.resolve("once.txt");
        TranscriptFile file = new TranscriptFile(path, 1_000);
        LogTarget.Message message = new LogTarget.Message("sequitur.transcript", Level.INFO, "a", null);
        file.accept(null, message);
        file.accept(null, message);

        assertThat(Files.readString(path)).isEqualTo("a\n\n");
    }

    @Test
    void isHarmlessWhereItCanNotBeWritten() {
        TranscriptFile file = new TranscriptFile(folder.resolve("missing").resolve("file.txt"), 1_000);

        assertThat(file.accept(null, new LogTarget.Message("sequitur.transcript", Level.INFO, "a", null)))
                .isTrue();
    }

    private static void write(TranscriptFile file, String text) {
        file.accept(null, new LogTarget.Message("sequitur.transcript", Level.INFO, text, null));
    }
}
