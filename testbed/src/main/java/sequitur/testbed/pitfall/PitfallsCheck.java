package sequitur.testbed.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import sequitur.testbed.library.Library;

/**
 * Mistakes that Jakarta Mail apps make, each with the server that shows it: what goes over the wire and what the app is told,
 * without the agent and under each policy, on every release of the library.
 */
public final class PitfallsCheck {

    private static final Expectations EXPECTED = Expectations.ofAllGroups();

    /** The server hangs up on these while the library writes, so what each still sees is a matter of time. */
    private static final Set<String> FOR_INJECTIONS = Set.of("f18", "f18r");

    private PitfallsCheck() {}

    /**
     * Makes every mistake in every mode, and checks what comes of it.
     *
     * @param library the release of the library
     * @param run what makes the mistakes with that release
     * @return how many mistakes were made
     * @throws IOException if the app can't be run
     * @throws InterruptedException if this thread is interrupted
     * @throws AssertionError if something else came of one than is written down
     */
    public static int assertMistakesEndAsExpected(Library library, PitfallsRun run)
            throws IOException, InterruptedException {
        Map<String, Map<Mode, Outcome>> outcomes = new LinkedHashMap<>();
        for (List<Mode> modes : List.of(List.of(Mode.WITHOUT), List.of(Mode.LOG, Mode.BLOCK, Mode.CORRECT))) {
            run.outcomes(name -> !FOR_INJECTIONS.contains(name), modes)
                    .forEach((mistake, byMode) -> outcomes.computeIfAbsent(mistake, name -> new TreeMap<>())
                            .putAll(byMode));
        }

        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        outcomes.forEach((mistake, byMode) -> byMode.forEach((mode, outcome) -> {
            expected.put(mistake + " " + mode, EXPECTED.of(mistake, mode, library));
            actual.put(mistake + " " + mode, outcome.inShort());
        }));
        writeDown(library, actual);
        assertThat(differing(actual, expected))
                .as("what came of it, where that is not what is written down")
                .isEqualTo(differing(expected, actual));
        assertLogChangesNothing(library, outcomes);
        return outcomes.size();
    }

    /** What stands in one of them and not so in the other: all that a reader of a failure needs. */
    private static Map<String, String> differing(Map<String, String> these, Map<String, String> others) {
        Map<String, String> differing = new TreeMap<>(these);
        differing.entrySet().removeAll(others.entrySet());
        return differing;
    }

    /** Every octet on the wire and every exception that the app sees, with all its causes. */
    private static void assertLogChangesNothing(Library library, Map<String, Map<Mode, Outcome>> outcomes) {
        outcomes.forEach((mistake, byMode) -> {
            if (!EXPECTED.logActs(mistake, library)) {
                assertThat(byMode.get(Mode.LOG)).as("%s", mistake).isEqualTo(byMode.get(Mode.WITHOUT));
            }
        });
    }

    /** For whoever has to bring the expectations up to a change. */
    private static void writeDown(Library library, Map<String, String> actual) throws IOException {
        List<String> lines = new ArrayList<>();
        actual.forEach((key, outcome) -> lines.add(key + ": " + outcome));
        Files.write(Files.createDirectories(Path.of("target", "pitfalls")).resolve(library.label() + ".txt"), lines);
    }
}
