package sequitur.engine;

import java.lang.instrument.Instrumentation;
import java.time.Clock;
import sequitur.engine.act.Acting;
import sequitur.engine.act.Deeds;
import sequitur.engine.act.Events;
import sequitur.engine.act.ForgedCommands;
import sequitur.engine.act.Interventions;
import sequitur.engine.act.Rehearsing;
import sequitur.engine.border.GuardedHooks;
import sequitur.engine.border.Moments;
import sequitur.engine.config.Settings;
import sequitur.engine.conversation.Conversations;
import sequitur.engine.conversation.LearnedRequirements;
import sequitur.engine.failure.Failures;
import sequitur.engine.intercept.Connecting;
import sequitur.engine.intercept.Messaging;
import sequitur.engine.intercept.Receiving;
import sequitur.engine.intercept.Sending;
import sequitur.engine.login.AuthObstacles;
import sequitur.engine.login.ConfiguredCredentials;
import sequitur.engine.login.PasswordSource;
import sequitur.engine.login.RefusedLogins;
import sequitur.engine.mend.Corrector;
import sequitur.engine.mend.Healer;
import sequitur.engine.mend.OAuthRefusal;
import sequitur.engine.mend.OutOfStepGuard;
import sequitur.engine.mend.RequirementLearner;
import sequitur.engine.report.Notices;
import sequitur.engine.report.SignsOfLife;
import sequitur.engine.report.Sink;
import sequitur.engine.transport.AppAccess;
import sequitur.engine.weave.Hooks;

/** Makes what is behind the hooks and joins it: here it is chosen once whether the engine acts or only rehearses. */
public final class Works {

    /** How long a command of the engine's own may take before the engine would rather stay, in milliseconds. */
    private static final long PATIENCE = 5_000;

    private final AppAccess app;
    private final Conversations conversations;
    private final Interventions interventions = new Interventions();
    private final RequirementLearner learner;
    private final Failures failures;
    private final Hooks hooks;

    /**
     * Makes it.
     *
     * @param instrumentation what opens the packages of named modules
     * @param settings what is to be done
     * @param signs what says that the agent is there
     * @param sink where events go
     * @param notices where the agent's own troubles go
     */
    public Works(Instrumentation instrumentation, Settings settings, SignsOfLife signs, Sink sink, Notices notices) {
        this.app = new AppAccess(instrumentation);
        this.conversations = new Conversations(app);
        LearnedRequirements learned = new LearnedRequirements(Clock.systemUTC());
        this.learner = new RequirementLearner(learned, notices);
        RefusedLogins refusedLogins = new RefusedLogins(Clock.systemUTC());
        ConfiguredCredentials configured =
                new ConfiguredCredentials(new PasswordSource(System::getenv), refusedLogins, notices);
        this.failures = new Failures(settings, sink);
        Moments moments = moments(settings, learned, configured, refusedLogins, signs, sink);
        this.hooks = new GuardedHooks(conversations, moments, settings, signs, notices);
    }

    private Moments moments(
            Settings settings,
            LearnedRequirements learned,
            ConfiguredCredentials configured,
            RefusedLogins refusedLogins,
            SignsOfLife signs,
            Sink sink) {
        Events events = new Events(sink, failures);
        AuthObstacles obstacles = new AuthObstacles(configured, refusedLogins);
        Deeds deeds = settings.dryRun() ? new Rehearsing(obstacles, events) : new Acting(interventions, events);
        ForgedCommands forged = new ForgedCommands(interventions, events);
        OutOfStepGuard guard = new OutOfStepGuard(deeds, events);
        Corrector corrector = new Corrector(configured, obstacles, refusedLogins, learner, events);
        Healer healer = new Healer(corrector, obstacles, learner, deeds, events);
        return new Moments(
                new Connecting(settings, learned, configured, deeds, failures, signs.connections()),
                new Sending(forged, guard, corrector, healer, interventions, deeds, failures),
                new Receiving(guard, new OAuthRefusal(deeds, events), healer, interventions, failures),
                new Messaging(forged, interventions, deeds, events, failures));
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
        conversations.forEach(failures::connectsNoMore);
        learner.withdraw();
        app.forget();
    }
}
