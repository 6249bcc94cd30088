package sequitur.engine.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The mails of which nobody knows whether they were delivered: the last thousand of the last hour, each as a fingerprint with the place in the app that
 * has sent it. Of content and addresses nothing is kept.
 */
public final class MailsInDoubt {

    /** So many are kept; the oldest one goes first. */
    static final int MOST = 1_000;

    /** For so long each is kept. */
    static final Duration KEPT = Duration.ofHours(1);

    private final Clock clock;
    private final Map<Fingerprint, Doubt> doubts = new LinkedHashMap<>();
    private volatile boolean any;

    /**
     * A mail in doubt.
     *
     * @param since when it came into doubt
     * @param place where in the app it was sent; empty text if that is not known
     */
    record Doubt(Instant since, String place) {}

    /**
     * Makes one that knows no mail.
     *
     * @param clock the clock
     */
    public MailsInDoubt(Clock clock) {
        this.clock = clock;
    }

    /** Whether there may be one: it costs nothing to ask. */
    boolean areAny() {
        return any;
    }

    /** A mail has come into doubt, perhaps once more. */
    synchronized void add(Fingerprint mail, String place) {
        doubts.remove(mail);
        doubts.put(mail, new Doubt(clock.instant(), place));
        if (doubts.size() > MOST) {
            doubts.remove(doubts.keySet().iterator().next());
        }
        any = true;
    }

    /** Whether this mail is in doubt, and since when. */
    synchronized Optional<Doubt> find(Fingerprint mail) {
        forgetOld();
        return Optional.ofNullable(doubts.get(mail));
    }

    /** For how long a mail has been in doubt. */
    Duration age(Doubt doubt) {
        return Duration.between(doubt.since(), clock.instant());
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT);
        doubts.values().removeIf(doubt -> !doubt.since().isAfter(oldest));
        any = !doubts.isEmpty();
    }

    /** How many are kept. */
    public synchronized int size() {
        return doubts.size();
    }
}
