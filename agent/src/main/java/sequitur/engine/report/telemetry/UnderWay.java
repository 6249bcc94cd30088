package sequitur.engine.report.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps an app whose telemetry sends mail from telling its telemetry of that mail, on the same thread, for ever. */
final class UnderWay {

    private final Set<Thread> busy = ConcurrentHashMap.newKeySet();

    /** Does something, unless this thread is in the middle of it. */
    void once(Runnable work) {
        if (busy.add(Thread.currentThread())) {
            try {
                work.run();
            } finally {
                busy.remove(Thread.currentThread());
            }
        }
    }
}
