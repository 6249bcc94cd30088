package sequitur.engine;

import java.lang.instrument.Instrumentation;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import sequitur.engine.act.Acting;
import sequitur.engine.act.Deeds;
import sequitur.engine.act.Events;
import sequitur.engine.act.Foreseeing;
import sequitur.engine.act.ForgedCommands;
import sequitur.engine.act.Interventions;
import sequitur.engine.border.GuardedHooks;
import sequitur.engine.border.HeardHooks;
import sequitur.engine.border.Moments;
import sequitur.engine.config.CurrentSettings;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Conversations;
import sequitur.engine.conversation.LearnedRequirements;
import sequitur.engine.failure.Failures;
import sequitur.engine.intercept.Connecting;
import sequitur.engine.intercept.Messaging;
import sequitur.engine.intercept.Receiving;
import sequitur.engine.intercept.Sending;
import sequitur.engine.login.AuthObstacles;
import sequitur.engine.login.ConfiguredCredentials;
import sequitur.engine.login.PasswordKnowledge;
import sequitur.engine.login.RefusedLogins;
import sequitur.engine.mend.Corrector;
import sequitur.engine.mend.Healer;
import sequitur.engine.mend.OAuthRefusal;
import sequitur.engine.mend.OutOfStepGuard;
import sequitur.engine.mend.PasswordOffer;
import sequitur.engine.mend.RequirementLearner;
import sequitur.engine.receipt.Dictation;
import sequitur.engine.receipt.ReceiptMaking;
import sequitur.engine.receipt.Receipts;
import sequitur.engine.rehearsal.Rehearsals;
import sequitur.engine.report.Listeners;
import sequitur.engine.report.Notices;
import sequitur.engine.report.Renewals;
import sequitur.engine.report.SignsOfLife;
import sequitur.engine.report.Sink;
import sequitur.engine.report.jmx.ManagementSink;
import sequitur.engine.report.relay.LogRelay;
import sequitur.engine.secret.SecretSource;
import sequitur.engine.token.AccessTokens;
import sequitur.engine.transport.AppAccess;
import sequitur.engine.watch.ConnectionLimits;
import sequitur.engine.watch.Duplicates;
import sequitur.engine.watch.LentLimits;
import sequitur.engine.watch.MailsInDoubt;
import sequitur.engine.watch.NoLimit;
import sequitur.engine.watch.SocketLimits;
import sequitur.engine.watch.Waits;
import sequitur.engine.weave.Hooks;

/** Makes what is behind the hooks and joins it: once for an engine that acts, and once for one that only says what it would do. */
public final class Works {

    /** How long a command of the engine's own may take before the engine would rather stay, in milliseconds. */
    private static final long PATIENCE = 5_000;

    private final AppAccess app;
    private final Conversations conversations;
    private final Interventions interventions = new Interventions();
    private final Failures failures;
    private final Waits waits;
    private final ConnectionLimits limits;
    private final SignsOfLife signs;
    private final Receipts receipts;
    private final Renewals renewals;
    private final Hooks hooks;

    /**
     * Makes it.
     *
     * @param instrumentation what opens the packages of named modules
     * @param settings what is to be done
     * @param sink where events go
     * @param relay the way to the app's logging
     * @param management what shows the engine by JMX
     */
    public Works(
            Instrumentation instrumentation,
            CurrentSettings settings,
            Sink sink,
            LogRelay relay,
            ManagementSink management) {
        Notices notices = new Notices(relay);
        this.app = new AppAccess(instrumentation);
        this.conversations = new Conversations(app);
        this.signs = new SignsOfLife(relay, notices, settings, Release.ofThis().text());
        this.renewals = new Renewals(settings, signs, notices);
        LearnedRequirements learned = new LearnedRequirements(Clock.systemUTC());
        RequirementLearner learner = new RequirementLearner(learned, notices, management::publish);
        this.failures = new Failures(settings, sink);
        this.receipts = new Receipts(sink, new ReceiptMaking(settings, failures), new Dictation(settings, sink));
        MailsInDoubt mails = new MailsInDoubt(Clock.systemUTC());
        management.show(new EngineControls(settings, renewals, conversations, learned, mails));
        this.waits = new Waits(conversations, settings, failures, sink);
        this.limits = limits(settings, sink);
        Duplicates duplicates = new Duplicates(mails, settings, failures, sink);
        this.hooks = hooks(settings, notices, learned, learner, duplicates, sink);
    }

    private Hooks hooks(
            CurrentSettings settings,
            Notices notices,
            LearnedRequirements learned,
            RequirementLearner learner,
            Duplicates duplicates,
            Sink sink) {
        RefusedLogins refusedLogins = new RefusedLogins(Clock.systemUTC());
        ConfiguredCredentials configured = configured(refusedLogins, notices);
        PasswordKnowledge passwords = new PasswordKnowledge(configured, refusedLogins, Clock.systemUTC());
        Events events = new Events(sink, failures);
        AuthObstacles obstacles = new AuthObstacles(configured, refusedLogins);
        Corrector corrector = new Corrector(configured, obstacles, refusedLogins, learner, events);
        Supplier<Optional<Rehearsals>> rehearsals = rehearsals(settings, notices);
        Function<Deeds, Moments> moments = deeds -> moments(
                deeds,
                events,
                connecting(settings, learned, configured, deeds, rehearsals),
                new Healer(corrector, obstacles, learner, deeds, events),
                corrector,
                duplicates,
                passwords);
        Moments acting = moments.apply(new Acting(interventions, events));
        Moments foreseeing = moments.apply(new Foreseeing(obstacles, events));
        return new GuardedHooks(conversations, acting, foreseeing, settings, signs, renewals, notices);
    }

    private Connecting connecting(
            CurrentSettings settings,
            LearnedRequirements learned,
            ConfiguredCredentials configured,
            Deeds deeds,
            Supplier<Optional<Rehearsals>> rehearsals) {
        return new Connecting(
                settings, learned, configured, deeds, failures, signs.connections(), limits, rehearsals, receipts);
    }

    /** Made when a thread first rehearses, a test's for instance: where none does, nothing of it is loaded. */
    private static Supplier<Optional<Rehearsals>> rehearsals(CurrentSettings settings, Notices notices) {
        AtomicReference<@Nullable Rehearsals> made = new AtomicReference<>();
        return () -> {
            if (!settings.now().rehearses()) {
                return Optional.empty();
            }
            return Optional.ofNullable(
                    made.updateAndGet(known -> known == null ? new Rehearsals(settings, notices) : known));
        };
    }

    private static ConfiguredCredentials configured(RefusedLogins refusedLogins, Notices notices) {
        SecretSource secrets = new SecretSource(System::getenv);
        return new ConfiguredCredentials(secrets, new AccessTokens(secrets), refusedLogins, notices);
    }

    private ConnectionLimits limits(CurrentSettings settings, Sink sink) {
        NoLimit noLimit = new NoLimit(settings, failures, sink);
        return new ConnectionLimits(waits, new LentLimits(settings), new SocketLimits(settings), noLimit);
    }

    private Moments moments(
            Deeds deeds,
            Events events,
            Connecting connecting,
            Healer healer,
            Corrector corrector,
            Duplicates duplicates,
            PasswordKnowledge passwords) {
        ForgedCommands forged = new ForgedCommands(interventions, events);
        OutOfStepGuard guard = new OutOfStepGuard(deeds, events);
        return new Moments(
                connecting,
                new Sending(
                        forged,
                        guard,
                        corrector,
                        healer,
                        interventions,
                        deeds,
                        failures,
                        limits,
                        duplicates,
                        passwords,
                        receipts),
                receiving(guard, deeds, events, healer, duplicates, passwords),
                new Messaging(forged, interventions, deeds, events, failures, limits, receipts));
    }

    private Receiving receiving(
            OutOfStepGuard guard,
            Deeds deeds,
            Events events,
            Healer healer,
            Duplicates duplicates,
            PasswordKnowledge passwords) {
        return new Receiving(
                guard,
                new OAuthRefusal(deeds, events),
                healer,
                interventions,
                failures,
                limits,
                duplicates,
                new PasswordOffer(deeds),
                passwords,
                receipts);
    }

    /** What says that the agent is there. */
    SignsOfLife signs() {
        return signs;
    }

    /** What has the settings loaded again. */
    Renewals renewals() {
        return renewals;
    }

    /**
     * What woven code calls.
     *
     * @return the hooks
     */
    public Hooks hooks() {
        return hooks;
    }

    /**
     * What woven code calls, where others may listen.
     *
     * @param listeners who is told what is said
     * @return the hooks
     */
    public Hooks hooks(Listeners listeners) {
        return new HeardHooks(hooks, conversations, listeners);
    }

    /**
     * Stops the engine between two of its interventions, so that the hooks can be taken away without harm to a message that is
     * just being sent.
     *
     * @return false if the engine is in the middle of one, and goes on as before
     */
    boolean retire() {
        return interventions.end(conversations::haveLocalReply, PATIENCE);
    }

    /** Lets go of the app's classes; to be called when nothing calls the hooks any more. */
    void forget() {
        waits.close();
        conversations.forEach(this::leave);
        app.forget();
    }

    private void leave(Conversation conversation) {
        failures.connectsNoMore(conversation);
        try {
            receipts.leave(conversation);
            limits.connectEnded(conversation, true);
        } catch (Throwable gone) {
            // The transport is, and so is its mail session.
        }
    }
}
