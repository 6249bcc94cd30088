package sequitur.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sequitur.engine.config.Cue;
import sequitur.engine.config.Rehearsal;
import sequitur.engine.config.Settings;

/** Which commands are answered, and which are left to the server. */
class TurnsTest {

    private static Rehearsal rehearsal(String conditions) {
        StringBuilder arguments = new StringBuilder("rehearse.*.mail=451 Try later");
        for (String condition : conditions.isEmpty() ? new String[0] : conditions.split(" ")) {
            arguments.append(",rehearse.*.mail.").append(condition);
        }
        Settings.Loaded loaded = Settings.load(arguments.toString(), Path.of(""));
        assertThat(loaded.problems()).isEmpty();
        return loaded.settings().rehearsal(Cue.MAIL, "mx.example.com", 25).orElseThrow();
    }

    private static String answers(Turns turns, int number, Duration apart) {
        StringBuilder answers = new StringBuilder();
        long now = Long.MAX_VALUE - Duration.ofSeconds(90).toNanos();
        for (int i = 0; i < number; i++) {
            answers.append(turns.next(now) > 0 ? 'A' : '.');
            now += apart.toNanos();
        }
        return answers.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "'', AAAAAA",
        "times=1, A.....",
        "times=2, AA....",
        "after=3, ...AAA",
        "every=2, .A.A.A",
        "every=3 times=1, ..A...",
        "after=2 every=2, ...A.A",
        "after=1 every=2 times=1, ..A...",
        "per-minute=4, ....AA",
        "per-minute=2 times=1, ..A...",
        // Those that are left first count for no minute.
        "after=2 per-minute=2, ....AA",
        "per-minute=2 every=2, ...A.A"
    })
    void theyAreLeftOrAnswered(String conditions, String expected) {
        assertThat(answers(new Turns(rehearsal(conditions)), 6, Duration.ofMillis(1)))
                .isEqualTo(expected);
    }

    /** The clock may begin anew from the lowest number at any time. */
    @ParameterizedTest
    @CsvSource({
        "per-minute=2, 20, ..A..A..A",
        "per-minute=2, 30, .........",
        "per-minute=1, 59, .A.A.A.A.",
        "per-minute=1, 60, ........."
    })
    void aMinuteIsTheOneThatEndsNow(String conditions, int seconds, String expected) {
        assertThat(answers(new Turns(rehearsal(conditions)), 9, Duration.ofSeconds(seconds)))
                .isEqualTo(expected);
    }

    @Test
    void anAnswerSaysItsNumber() {
        Turns turns = new Turns(rehearsal("every=2"));

        assertThat(IntStream.range(0, 6).map(i -> turns.next(i))).containsExactly(0, 1, 0, 2, 0, 3);
    }

    @Test
    void allThreadsAreCountedTogether() throws Exception {
        Turns turns = new Turns(rehearsal("after=100 every=3 times=50"));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> counted = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            counted.add(threads.submit(() -> (int)
                    IntStream.range(0, 1_000).filter(j -> turns.next(j) > 0).count()));
        }
        threads.shutdown();
        int answers = 0;
        for (Future<Integer> count : counted) {
            answers += count.get();
        }
        assertThat(answers).isEqualTo(50);
    }
}
