package sequitur.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sequitur.testbed.library.Library;
import sequitur.testbed.pitfall.InjectionCheck;
import sequitur.testbed.pitfall.PitfallsApp;
import sequitur.testbed.pitfall.PitfallsCheck;
import sequitur.testbed.pitfall.PitfallsRun;

/** The mistakes of apps, on the bench: with the newest release of the library and the oldest. */
@Tag("slow")
class PitfallsTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(names = {"JAVAX_1_4_7", "ANGUS_2_0_5"})
    void mistakesEndAsExpectedUnderEachPolicy(Library library) throws IOException, InterruptedException {
        PitfallsCheck.assertMistakesEndAsExpected(library, on(library));
    }

    @ParameterizedTest
    @EnumSource(names = {"JAVAX_1_4_7", "ANGUS_2_0_5"})
    void noForgedCommandReachesTheServerUnlessTheAgentIsOff(Library library) throws IOException, InterruptedException {
        InjectionCheck.assertNothingForgedIsSent(library, on(library));
    }

    private PitfallsRun on(Library library) {
        return new PitfallsRun((settings, trusted, arguments) -> {
            BenchedApp app = BenchedApp.of(PitfallsApp.class).on(library).trusting(trusted);
            BenchedApp attached = settings.isEmpty() ? app : app.configured(folder, settings.orElseThrow());
            return attached.run(arguments);
        });
    }
}
