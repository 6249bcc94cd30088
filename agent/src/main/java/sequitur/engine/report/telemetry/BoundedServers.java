package sequitur.engine.report.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the number of servers that metrics name within bounds: the first {@value #MOST} stand for themselves, all later ones for {@value #OTHER}.
 * An app that mails to every domain's own server would otherwise fill the memory of whoever collects its metrics.
 */
final class BoundedServers {

    /** So many servers are told apart. */
    static final int MOST = 256;

    /** What stands in the place of any other, and of its port. */
    static final String OTHER = "other";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** Whether a server is told by its own name. */
    boolean tells(String server) {
        return known.contains(server) || becomesKnown(server);
    }

    private synchronized boolean becomesKnown(String server) {
        return known.contains(server) || (known.size() < MOST && known.add(server));
    }
}
