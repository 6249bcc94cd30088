package sequitur.testbed.pitfall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sequitur.testbed.library.Library;

/**
 * CVE-2025-7962, line breaks in what the app takes from outside, by every way in: no release of the library sends a forged
 * command while the agent watches, whatever it is told to do about other mistakes.
 */
public final class InjectionCheck {

    /** The commands that the mistakes forge. */
    private static final Pattern FORGED = Pattern.compile("C: (VRFY|MAIL FROM:<.*victim|RCPT TO:<.*victim).*");

    /** What the app is told by the releases that have the fault mended, and by the agent. */
    private static final Pattern REFUSAL = Pattern.compile(
            "(javax|jakarta)\\.mail\\.MessagingException Can't send command"
                    + " to SMTP host <- java\\.lang\\.IllegalArgumentException Command contains illegal character: 0x0[0ad]; (.*)");

    private static final Set<Library> MENDED = EnumSet.of(
            Library.JAKARTA_1_6_8,
            Library.JAKARTA_2_0_2,
            Library.ANGUS_2_0_4,
            Library.ANGUS_2_0_5,
            Library.ANGUS_SMTP_2_0_5,
            Library.ANGUS_BUNDLE_2_0_5,
            Library.ANGUS_2_1_0_M1);

    private static final Set<Library> BEFORE_UTF8 = EnumSet.of(Library.JAVAX_1_4_7, Library.JAVAX_1_5_6);

    private static final Set<String> WAYS_IN = Set.of(
            "f01", "f03", "f04", "f05", "f06", "f07", "f07m", "f08", "f09", "f11", "f12", "f12h", "f13", "f14", "f18",
            "f19", "f20", "f21");

    /** What this server takes for no line end, but others may. */
    private static final Set<String> NO_LINE_END_HERE = Set.of("f18r", "f18z");

    /** Older releases send low octets even where they are asked for UTF-8. */
    private static final Set<String> IN_PLACE_OF_UTF8 = Set.of("f15");

    private InjectionCheck() {}

    /**
     * Forges by every way in, in every mode, and checks that nothing forged reaches the server.
     *
     * @param library the release of the library
     * @param run what makes the mistakes with that release
     * @return how many ways in there are
     * @throws IOException if the app can't be run
     * @throws InterruptedException if this thread is interrupted
     * @throws AssertionError if something forged did, or does not where the agent is off and the release lets it through
     */
    public static int assertNothingForgedIsSent(Library library, PitfallsRun run)
            throws IOException, InterruptedException {
        Set<String> waysIn = new TreeSet<>(WAYS_IN);
        if (BEFORE_UTF8.contains(library)) {
            waysIn.addAll(IN_PLACE_OF_UTF8);
        }

        Map<String, Map<Mode, Outcome>> outcomes =
                run.outcomes(name -> name.startsWith("f"), List.of(Mode.OFF, Mode.LOG, Mode.BLOCK, Mode.CORRECT));

        assertThat(forgedUnder(Mode.OFF, outcomes)).isEqualTo(MENDED.contains(library) ? Set.of() : waysIn);
        for (Mode mode : List.of(Mode.LOG, Mode.BLOCK, Mode.CORRECT)) {
            assertThat(forgedUnder(mode, outcomes)).as("%s", mode).isEmpty();
            assertThat(refusedUnder(mode, outcomes))
                    .as("%s", mode)
                    .containsAll(waysIn)
                    .containsAll(NO_LINE_END_HERE);
        }
        return waysIn.size();
    }

    /** The ways in by which a forged command reached the server. */
    private static Set<String> forgedUnder(Mode mode, Map<String, Map<Mode, Outcome>> outcomes) {
        return those(
                outcomes,
                mode,
                outcome -> outcome.transcripts().stream()
                        .flatMap(List::stream)
                        .anyMatch(line -> FORGED.matcher(line).matches()));
    }

    /** The ways in where the app was told so, and its next message was sent: not under {@code log}, which does not end the transaction. */
    private static Set<String> refusedUnder(Mode mode, Map<String, Map<Mode, Outcome>> outcomes) {
        return those(outcomes, mode, outcome -> {
            Matcher refusal = REFUSAL.matcher(outcome.whole());
            return refusal.matches() && (mode == Mode.LOG || refusal.group(2).equals("sent"));
        });
    }

    private static Set<String> those(
            Map<String, Map<Mode, Outcome>> outcomes, Mode mode, Predicate<Outcome> condition) {
        Set<String> those = new TreeSet<>();
        outcomes.forEach((way, byMode) -> {
            if (condition.test(Objects.requireNonNull(byMode.get(mode)))) {
                those.add(way);
            }
        });
        return those;
    }
}
