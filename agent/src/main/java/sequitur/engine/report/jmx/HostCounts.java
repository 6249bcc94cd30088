package sequitur.engine.report.jmx;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts by host, of so many hosts: an app that mails to each domain's own server knows thousands. */
final class HostCounts {

    /** So many hosts are counted apart. */
    static final int MOST_HOSTS = 256;

    /** What stands for all others. */
    static final String OTHER = "other";

    private final Map<String, HostCount> byHost = new ConcurrentHashMap<>();

    /** The counts of a host. */
    HostCount of(String host) {
        HostCount known = byHost.get(host);
        return known == null ? added(host) : known;
    }

    private synchronized HostCount added(String host) {
        boolean room = byHost.size() < MOST_HOSTS || byHost.containsKey(host);
        return byHost.computeIfAbsent(room ? host : OTHER, first -> new HostCount());
    }

    /** All of them, by name. */
    Map<String, HostCount> all() {
        return new TreeMap<>(byHost);
    }
}
