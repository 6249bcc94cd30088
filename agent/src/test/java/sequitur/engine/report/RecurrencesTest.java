package sequitur.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is told of the same that happens again and again. */
class RecurrencesTest {

    private static final Recurrences.Key KEY = new Recurrences.Key("mx:25", "auth-failed", "Shop.send", "not sent");

    private final AtomicLong time = new AtomicLong(Long.MAX_VALUE - 5);
    private final Recurrences<String> recurrences = new Recurrences<>(time::get);

    @Test
    void isToldTheFirstTimeAndThenAtEachPowerOfTen() {
        List<Long> told = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            recurrences.count(KEY, () -> "first").forEach(count -> told.add(count.times()));
        }

        assertThat(told).containsExactly(1L, 10L, 100L, 1_000L, 10_000L);
        assertThat(recurrences.takeRest()).isEmpty();
    }

    @Test
    void theRestIsToldInTheEnd() {
        for (int i = 0; i < 17; i++) {
            recurrences.count(KEY, () -> "first");
        }

        assertThat(recurrences.takeRest()).containsExactly(new Recurrences.Count<>("first", 17));
        assertThat(recurrences.takeRest()).isEmpty();
    }

    @Test
    void isToldAgainAfterTenMinutes() {
        recurrences.count(KEY, () -> "first");
        time.addAndGet(Duration.ofMinutes(9).toNanos());
        assertThat(recurrences.count(KEY, () -> "second")).isEmpty();

        time.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(recurrences.count(KEY, () -> "third")).containsExactly(new Recurrences.Count<>("first", 3));
        assertThat(recurrences.count(KEY, () -> "fourth")).isEmpty();
    }

    @Test
    void whateverDiffersIsCountedApart() {
        List<Recurrences.Key> others = List.of(
                KEY,
                new Recurrences.Key("mx:26", "auth-failed", "Shop.send", "not sent"),
                new Recurrences.Key("mx:25", "auth-required", "Shop.send", "not sent"),
                new Recurrences.Key("mx:25", "auth-failed", "Shop.order", "not sent"),
                new Recurrences.Key("mx:25", "auth-failed", "Shop.send", "in doubt"));

        assertThat(others)
                .allSatisfy(key -> assertThat(recurrences.count(key, () -> "any"))
                        .singleElement()
                        .matches(Recurrences.Count::isFirst));
    }

    /** However many there are, memory has an end; what is forgotten is told before. */
    @Test
    void theOldestIsForgotten() {
        recurrences.count(KEY, () -> "oldest");
        recurrences.count(KEY, () -> "oldest");
        List<String> told = new ArrayList<>();
        for (int i = 0; i < Recurrences.MOST; i++) {
            recurrences
                    .count(new Recurrences.Key("mx:" + i, "id", "", ""), () -> "new")
                    .forEach(count -> told.add(count.first() + " " + count.times()));
        }

        assertThat(told).hasSize(Recurrences.MOST + 1).endsWith("new 1", "oldest 2");
        assertThat(recurrences.count(KEY, () -> "again")).containsExactly(new Recurrences.Count<>("again", 1));
    }
}
