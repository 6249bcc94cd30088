package sequitur.engine.report.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BoundedServersTest {

    private final BoundedServers servers = new BoundedServers();

    @Test
    void theFirstOnesAreToldForGood() {
        for (int i = 0; i < BoundedServers.MOST; i++) {
            assertThat(servers.tells("mx" + i)).isTrue();
        }

        assertThat(servers.tells("one more")).isFalse();
        assertThat(servers.tells("mx0")).isTrue();
    }

    @Test
    void manyThreadsTellNoMore() throws Exception {
        Set<String> told = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> work = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(thread -> () -> {
                        for (int i = 0; i < 1_000; i++) {
                            String server = "mx" + (i + thread * 500);
                            if (servers.tells(server)) {
                                told.add(server);
                            }
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(told.stream().filter(servers::tells)).hasSizeLessThanOrEqualTo(BoundedServers.MOST);
    }
}
