package sequitur.engine.mend;

import sequitur.engine.act.Events;
import sequitur.engine.act.Remedy;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CorrectionResult;
import sequitur.engine.login.AuthObstacles;
import sequitur.engine.login.ConfiguredCredentials;
import sequitur.engine.login.RefusedLogins;
import sequitur.smtp.mend.Plan;

/** Puts the sequence right before a command, as far as that can be done. */
public final class Corrector {

    private final StepTaker steps;
    private final RequirementLearner learner;
    private final Events events;

    /**
     * Makes it.
     *
     * @param configured the credentials that the configuration has
     * @param obstacles what may stand in the way of an AUTH
     * @param refusedLogins which logins servers have refused
     * @param learner what forgets a requirement that can't be met
     * @param events where plans are told
     */
    public Corrector(
            ConfiguredCredentials configured,
            AuthObstacles obstacles,
            RefusedLogins refusedLogins,
            RequirementLearner learner,
            Events events) {
        this.steps = new StepTaker(configured, obstacles, refusedLogins);
        this.learner = learner;
        this.events = events;
    }

    /** How a command can be put right. */
    public Remedy<CorrectionResult> remedy(Conversation conversation, byte[] line) {
        return new Remedy<>() {
            @Override
            public Plan plan() throws Throwable {
                return Planner.plan(conversation, line);
            }

            @Override
            public CorrectionResult carryOut() throws Throwable {
                return correct(conversation, line);
            }
        };
    }

    CorrectionResult correct(Conversation conversation, byte[] line) throws Throwable {
        return conversation.inserting(() -> new Course(conversation, line, steps, learner, events).run());
    }
}
