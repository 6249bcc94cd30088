package sequitur.engine.watch;

import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.config.DurationText;
import sequitur.engine.config.Printable;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Conversations;
import sequitur.engine.conversation.Waiting;
import sequitur.engine.failure.Failures;
import sequitur.engine.report.CallSite;
import sequitur.engine.report.Observation;
import sequitur.engine.report.Sink;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Precaution;
import sequitur.smtp.session.Stage;

/**
 * All waits of all transports: tells of one that lasts longer than it should while it lasts, and ends it where that is asked for. It knows a thread by
 * its wait alone, and holds on to none.
 */
public final class Waits implements WatchThread.Look {

    /** As many characters tell one thread from another. */
    private static final int LONGEST_NAME = 100;

    private static final long LONGEST_PAUSE = Duration.ofSeconds(1).toNanos();
    private static final long SHORTEST_PAUSE = Duration.ofMillis(10).toNanos();

    /** A limit is met within this part of it. */
    private static final int PARTS = 5;

    private final Conversations conversations;
    private final CurrentSettings settings;
    private final Failures failures;
    private final Sink sink;
    private final WatchThread thread = new WatchThread(this);

    /**
     * Makes it; no thread is started.
     *
     * @param conversations all transports
     * @param settings whether to act or only to say
     * @param failures what knows the app's own words
     * @param sink where reports go
     */
    public Waits(Conversations conversations, CurrentSettings settings, Failures failures, Sink sink) {
        this.conversations = conversations;
        this.settings = settings;
        this.failures = failures;
        this.sink = sink;
    }

    /** A transport is about to connect, or was found connected: from now on somebody looks. */
    public void watch(Conversation conversation) {
        conversation.waiting().open();
        thread.wake();
    }

    /** Nobody looks any more, for good. */
    public void close() {
        thread.close();
    }

    @Override
    public boolean isNeeded() {
        AtomicLong open = new AtomicLong();
        conversations.forEach(each -> open.addAndGet(each.waiting().isOpen() ? 1 : 0));
        return open.get() > 0;
    }

    @Override
    public long atAll() {
        AtomicLong pause = new AtomicLong();
        long now = System.nanoTime();
        conversations.forEach(each -> {
            if (each.waiting().isOpen()) {
                long own =
                        each.waiting().look(now).map(view -> looked(each, view)).orElse(LONGEST_PAUSE);
                pause.accumulateAndGet(own, (one, other) -> one == 0 ? other : Math.min(one, other));
            }
        });
        return pause.get();
    }

    private long looked(Conversation conversation, Waiting.View view) {
        try {
            if (view.action() != Action.OFF && view.nanos() > limit(conversation, view)) {
                overdue(conversation, view);
            }
        } catch (Throwable unreachable) {
            // The transport is gone, or it is of a kind that nobody knows: nobody is helped by an error in its place.
        }
        long part = view.settings().limits().nanos(view.stage()) / PARTS;
        return Math.max(SHORTEST_PAUSE, Math.min(LONGEST_PAUSE, part));
    }

    /**
     * What is ended may last as long as the app itself is willing to wait. To connect, and for a handshake, the library has the same limit itself, and
     * comes first.
     */
    private long limit(Conversation conversation, Waiting.View view) {
        long limit = view.limit().toNanos();
        if (!isLimited(view)) {
            return limit;
        }
        long ofTheApp = Duration.ofMillis(conversation.waiting().appWaits()).toNanos();
        return view.way() == Waiting.Way.HANDSHAKE || view.stage() == Stage.CONNECT
                ? 2 * limit
                : Math.max(limit, ofTheApp);
    }

    private boolean isLimited(Waiting.View view) {
        return settings.now().endsWaits(view.settings());
    }

    /** Before the connection is there, nothing can be closed. */
    private boolean ends(Waiting.View view) {
        return isLimited(view) && view.stage() != Stage.CONNECT;
    }

    private void overdue(Conversation conversation, Waiting.View view) throws Throwable {
        StackTraceElement[] stack = view.thread().getStackTrace();
        if (view.way() == Waiting.Way.WRITING && !SocketWrite.isOn(stack)) {
            conversation.waiting().lookAgain();
        } else if (!ends(view)) {
            if (conversation.waiting().isNews(view)) {
                sink.observed(conversation.wire().application(), waiting(conversation, view, stack));
            }
        } else if (conversation.waiting().strike(view)) {
            Optional<Socket> socket = conversation.wire().findSocket();
            socket.ifPresent(SocketCloser::close);
        }
    }

    private Observation waiting(Conversation conversation, Waiting.View view, StackTraceElement[] stack) {
        boolean dry = view.action() == Action.CORRECT && view.stage() != Stage.CONNECT;
        return observation(
                conversation,
                "a thread waits for " + Waiting.name(view.stage()) + " for more than " + DurationText.of(view.limit()),
                CallSite.of(stack),
                "nothing: the thread \"" + Printable.of(view.thread().getName(), LONGEST_NAME) + "\" waits on"
                        + (dry ? " (dry run: the connection would have been closed)" : ""));
    }

    /**
     * A reply has come that took longer than it should.
     *
     * @param conversation the connection
     */
    public void repliedLate(Conversation conversation) {
        Stage stage = conversation.waiting().stage();
        Duration limit = conversation.settings().limits().of(stage);
        sink.observed(
                conversation.wire().application(),
                observation(
                        conversation,
                        Waiting.name(stage) + " took more than " + DurationText.of(limit),
                        CallSite.find(),
                        "nothing: the reply has come, and the dialogue goes on"));
    }

    private Observation observation(Conversation conversation, String what, Optional<String> place, String done) {
        return new Observation(
                what,
                Precaution.REPLY_TIMEOUT,
                failures.counselOnWait(conversation),
                failures.server(conversation),
                place,
                done,
                Observation.Level.WARNING,
                conversation.waiting().isOfLogging() ? Observation.Target.STANDARD_ERROR : Observation.Target.LOG);
    }
}
