package sequitur.compatibility.pitfall;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.compatibility.matrix.Matrix;
import sequitur.testbed.library.Library;
import sequitur.testbed.pitfall.Mode;
import sequitur.testbed.pitfall.PitfallsCheck;
import sequitur.testbed.pitfall.PitfallsRun;

/** The mistakes of apps on one release of the library after another, each in a JVM of its own. */
class PitfallsTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("sequitur.testbed.library.Library#chosen")
    void mistakesEndAsExpectedUnderEachPolicy(Library library) throws IOException, InterruptedException {
        PitfallsRun run = new PitfallsRun(new ForkedPitfalls(library, folder));
        int mistakes = PitfallsCheck.assertMistakesEndAsExpected(library, run);

        for (Mode mode : List.of(Mode.LOG, Mode.BLOCK, Mode.CORRECT)) {
            Matrix.LIBRARIES.seen(library.label(), mode.word(), mistakes + " scenarios");
        }
    }
}
