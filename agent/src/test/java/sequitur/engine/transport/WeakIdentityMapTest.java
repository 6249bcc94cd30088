package sequitur.engine.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WeakIdentityMapTest {

    private static final int MANY = 5_000;

    private final WeakIdentityMap<Integer> map = new WeakIdentityMap<>();

    /** An object that takes itself for any other, and must not be asked. */
    private static final class Hostile {
        private final AtomicBoolean asked;

        Hostile(AtomicBoolean asked) {
            this.asked = asked;
        }

        @Override
        public boolean equals(Object other) {
            asked.set(true);
            return other instanceof Hostile;
        }

        @Override
        public int hashCode() {
            asked.set(true);
            return 7;
        }
    }

    @Test
    void objectsAreToldApartWithoutAskingThem() {
        AtomicBoolean asked = new AtomicBoolean();
        List<Hostile> keys = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            keys.add(new Hostile(asked));
            assertThat(map.get(keys.get(i))).isNull();
            assertThat(map.putIfAbsent(keys.get(i), i)).isEqualTo(i);
            assertThat(map.putIfAbsent(keys.get(i), -1)).isEqualTo(i);
        }

        for (int i = 0; i < MANY; i++) {
            assertThat(map.get(keys.get(i))).isEqualTo(i);
        }
        assertThat(map.anyMatch(value -> value == MANY - 1)).isTrue();
        assertThat(map.anyMatch(value -> value == MANY)).isFalse();
        assertThat(asked).isFalse();
    }

    @Test
    void whatTheAppLetsGoOfIsForgottenAndTheRestIsFoundStill() throws InterruptedException {
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Object key = new Object();
            map.putIfAbsent(key, i);
            if (i % 3 == 0) {
                kept.add(key);
            }
        }

        for (int i = 0; i < 100 && map.anyMatch(value -> value % 3 != 0); i++) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(map.anyMatch(value -> value % 3 != 0)).isFalse();
        for (int i = 0; i < MANY; i++) {
            // Each look-up takes one that is gone out of the buckets.
            assertThat(map.get(kept.get(i % kept.size()))).isEqualTo(i % kept.size() * 3);
        }
        map.putIfAbsent(new Object(), -1);
        for (int i = 0; i < kept.size(); i++) {
            assertThat(map.get(kept.get(i))).isEqualTo(i * 3);
        }
    }

    @Test
    void whoeverReadsWhileOthersWriteFindsWhatIsThere() throws InterruptedException {
        Object[] keys = new Object[MANY];
        for (int i = 0; i < MANY; i++) {
            keys[i] = new Object();
        }
        AtomicBoolean lost = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            int from = number;
            threads.add(new Thread(() -> {
                for (int i = from; i < MANY; i += 4) {
                    map.putIfAbsent(keys[i], i);
                    map.putIfAbsent(new Object(), -1);
                    for (int j = from; j <= i; j += 64) {
                        Integer found = map.get(keys[j]);
                        lost.compareAndSet(false, found == null || found != j);
                    }
                }
            }));
        }

        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(lost).isFalse();
    }
}
