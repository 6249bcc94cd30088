package sequitur.engine.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sequitur.engine.report.LearnedRequirement;
import sequitur.engine.transport.MailServer;
import sequitur.smtp.session.Requirement;
import sequitur.smtp.session.Requirements;

/**
 * What servers have shown by a refusal that they insist on, by host and port: for a time, and for so many servers. It is of
 * use to the next connection, which then is brought up to it before the server has to refuse again.
 */
public final class LearnedRequirements {

    static final int MOST_SERVERS = 256;
    /** How long it is remembered. */
    public static final Duration LIFE = Duration.ofHours(1);

    private record Learned(Requirements requirements, Instant at) {
        Instant until() {
            return at.plus(LIFE);
        }
    }

    private final Clock clock;

    private final Map<String, Learned> byServer = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Learned> eldest) {
            return size() > MOST_SERVERS;
        }
    };

    /**
     * Makes one to which no server has shown anything.
     *
     * @param clock what tells the time
     */
    public LearnedRequirements(Clock clock) {
        this.clock = clock;
    }

    /** What a server insists on, as far as it has shown. */
    synchronized Requirements of(MailServer server) {
        Learned learned = byServer.get(server.address());
        if (learned == null || clock.instant().isAfter(learned.until())) {
            byServer.remove(server.address());
            return Requirements.NONE;
        }
        return learned.requirements();
    }

    /**
     * A server has shown that it insists on something.
     *
     * @param server the server
     * @param shown what it has shown
     * @return true if that is new
     */
    public synchronized boolean add(MailServer server, Requirements shown) {
        Requirements known = of(server);
        Requirements more = strongest(known, shown);
        if (more.equals(known)) {
            // The hour is not begun anew: what is no longer true is to be forgotten even where mail goes out all day.
            return false;
        }
        byServer.put(server.address(), new Learned(more, clock.instant()));
        return true;
    }

    /**
     * What a server has shown is forgotten: it could not be given what it seemed to insist on.
     *
     * @param server the server
     */
    public synchronized void forget(MailServer server) {
        byServer.remove(server.address());
    }

    /**
     * All of it is forgotten.
     *
     * @return how many requirements there were
     */
    public synchronized int forgetAll() {
        int number = all().size();
        byServer.clear();
        return number;
    }

    /**
     * What a server is known to insist on, with what it has shown.
     *
     * @param server the server
     * @param known what is known apart from that
     * @return the stronger of both
     */
    public Requirements over(MailServer server, Requirements known) {
        return strongest(known, of(server));
    }

    /** All that is known and not forgotten, in no certain order. */
    public synchronized List<LearnedRequirement> all() {
        Instant now = clock.instant();
        List<LearnedRequirement> all = new ArrayList<>();
        byServer.forEach((server, learned) -> {
            if (!now.isAfter(learned.until())) {
                if (learned.requirements().tls() == Requirement.NEEDED) {
                    all.add(new LearnedRequirement(server, "tls", learned.at(), learned.until()));
                }
                if (learned.requirements().authentication() == Requirement.NEEDED) {
                    all.add(new LearnedRequirement(server, "auth", learned.at(), learned.until()));
                }
            }
        });
        return all;
    }

    private static Requirements strongest(Requirements one, Requirements other) {
        return new Requirements(
                stronger(one.tls(), other.tls()), stronger(one.authentication(), other.authentication()));
    }

    private static Requirement stronger(Requirement one, Requirement other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
