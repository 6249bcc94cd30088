package sequitur.compatibility.pitfall;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sequitur.compatibility.matrix.Matrix;
import sequitur.testbed.library.Library;
import sequitur.testbed.pitfall.InjectionCheck;
import sequitur.testbed.pitfall.PitfallsRun;

/** CVE-2025-7962 on one release of the library after another, each in a JVM of its own. */
class InjectionTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @MethodSource("sequitur.testbed.library.Library#chosen")
    void noForgedCommandReachesTheServerUnlessTheAgentIsOff(Library library) throws IOException, InterruptedException {
        PitfallsRun run = new PitfallsRun(new ForkedPitfalls(library, folder));
        int waysIn = InjectionCheck.assertNothingForgedIsSent(library, run);

        Matrix.LIBRARIES.seen(library.label(), "CVE-2025-7962", "stopped, " + waysIn + " ways in");
    }
}
