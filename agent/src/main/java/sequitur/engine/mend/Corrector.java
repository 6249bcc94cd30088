package sequitur.engine.mend;

import java.util.List;
import java.util.Optional;
import sequitur.engine.act.Answer;
import sequitur.engine.act.Events;
import sequitur.engine.act.Remedy;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CorrectionResult;
import sequitur.engine.login.AuthObstacles;
import sequitur.engine.login.ConfiguredCredentials;
import sequitur.engine.login.RefusedLogins;
import sequitur.engine.transport.LocalReply;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.mend.Rewriting;
import sequitur.smtp.rule.Violation;

/** Puts the sequence right before a command, as far as that can be done. */
public final class Corrector {

    private final StepTaker steps;
    private final TokenInPlace tokens;
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
        this.tokens = new TokenInPlace(configured);
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

    /**
     * A command that is inserted, or sent by the library for a connection that is opened again, breaks rules: what is changed in
     * the app's own commands is changed in it, too.
     *
     * @param conversation the connection
     * @param line the command without CR LF
     * @param violations what it breaks
     * @return the command to be written in its place, or {@link Answer#PASS}
     * @throws Throwable what the transport throws
     */
    public Answer inserted(Conversation conversation, byte[] line, List<Violation> violations) throws Throwable {
        if (TokenInPlace.isDue(conversation, violations)) {
            CorrectionResult result = tokens.logIn(conversation, line, List.of());
            Optional<LocalReply> reply = result instanceof CorrectionResult.Replaced replaced
                    ? Optional.of(replaced.reply())
                    : result instanceof CorrectionResult.WithoutToken none
                            ? Optional.of(none.reply())
                            : Optional.empty();
            if (reply.isPresent()) {
                conversation.reading().answerInserted(reply.get());
                return Answer.SKIP;
            }
        }
        Optional<Rewriting> rewriting = Planner.rewriting(conversation, line, violations);
        return rewriting.isPresent() ? new Answer.Rewrite(rewriting.get().line()) : Answer.PASS;
    }

    CorrectionResult correct(Conversation conversation, byte[] line) throws Throwable {
        return conversation.inserting(() -> new Course(conversation, line, steps, tokens, learner, events).run());
    }
}
