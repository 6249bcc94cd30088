package sequitur.engine.watch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.failure.Failures;
import sequitur.engine.report.CallSite;
import sequitur.engine.report.Observation;
import sequitur.engine.report.Sink;
import sequitur.engine.transport.WeakIdentityMap;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Precaution;

/**
 * Says that a mail session has no time limit, once for each place in an app: before anything hangs, in one line at level INFO. Like the other signs
 * of life, it is not said where there is to be no banner.
 */
public final class NoLimit {

    /** So many places are remembered; one that was not met for the longest is forgotten. */
    private static final int MOST = 500;

    private final CurrentSettings settings;
    private final Failures failures;
    private final Sink sink;
    private final WeakIdentityMap<Boolean> sessions = new WeakIdentityMap<>();
    private final Set<String> places = Collections.synchronizedSet(Collections.newSetFromMap(new Places()));

    /** Forgets the place that came first. */
    private static final class Places extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }

    /**
     * Makes it; nothing is said yet.
     *
     * @param settings whether there is to be any sign of life
     * @param failures what knows the app's own words
     * @param sink where it is said
     */
    public NoLimit(CurrentSettings settings, Failures failures, Sink sink) {
        this.settings = settings;
        this.failures = failures;
        this.sink = sink;
    }

    /**
     * A connection is open, and waits without a limit.
     *
     * @param conversation the connection
     * @throws Throwable what the app's own objects throw
     */
    public void opened(Conversation conversation) throws Throwable {
        if (conversation.settings().action(Precaution.REPLY_TIMEOUT) == Action.OFF
                || !settings.now().banner()
                || !conversation.wire().meetsSession(sessions)) {
            return;
        }
        Optional<String> place = CallSite.find();
        if (places.add(place.orElse(""))) {
            boolean ended = settings.now().endsWaits(conversation.settings());
            sink.observed(
                    conversation.wire().application(),
                    new Observation(
                            ended
                                    ? "this mail session has no time limit of its own, so those of sequitur.timeout count"
                                    : "this mail session has no time limit, and a server that goes silent holds its thread"
                                            + " for ever",
                            Precaution.REPLY_TIMEOUT,
                            failures.counselOnWait(conversation),
                            failures.server(conversation),
                            place,
                            "nothing: this is said once",
                            Observation.Level.NOTE,
                            Observation.Target.LOG));
        }
    }
}
