package sequitur.engine.mend;

import java.util.List;
import java.util.Optional;
import sequitur.engine.act.Answer;
import sequitur.engine.act.Deeds;
import sequitur.engine.act.Events;
import sequitur.engine.act.Intervention;
import sequitur.engine.act.RefusedCommand;
import sequitur.engine.act.Remedy;
import sequitur.engine.config.HostSettings;
import sequitur.engine.config.RequirementMode;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.Dialogue;
import sequitur.engine.login.AuthObstacles;
import sequitur.engine.report.Outcome;
import sequitur.engine.transport.LocalReply;
import sequitur.smtp.diagnosis.MissingRequirement;
import sequitur.smtp.mend.Plan;
import sequitur.smtp.policy.Action;
import sequitur.smtp.rule.Correction;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Requirements;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/**
 * Decides what is done about a refusal: whether it shows that TLS or authentication is missing, or that the connection had
 * died before a transaction began, and whether that may be mended here.
 *
 * <p>Each answer is one to the reply: {@link Answer#PASS} leaves the refusal to the app.
 */
public final class Healer {

    private final AuthObstacles obstacles;
    private final RequirementLearner learner;
    private final Repetition repetition;
    private final Deeds deeds;
    private final Events events;

    /**
     * Makes it.
     *
     * @param corrector what inserts
     * @param obstacles what may stand in the way of an AUTH
     * @param learner what takes note of what servers insist on
     * @param deeds what is done, or only said
     * @param events where it is reported
     */
    public Healer(
            Corrector corrector, AuthObstacles obstacles, RequirementLearner learner, Deeds deeds, Events events) {
        this.obstacles = obstacles;
        this.learner = learner;
        this.repetition = new Repetition(corrector, learner, events);
        this.deeds = deeds;
        this.events = events;
    }

    /**
     * A command of the app's was refused.
     *
     * @param conversation the connection
     * @param before the state before the reply
     * @param reply the reply
     * @return what comes of it
     * @throws Throwable what the transport throws
     */
    public Answer refused(Conversation conversation, SessionState before, LocalReply reply) throws Throwable {
        Verb verb = before.awaitsReplyTo(Verb.MAIL) ? Verb.MAIL : Verb.RCPT;
        if (!before.awaitsReplyTo(verb)) {
            return Answer.PASS;
        }
        RefusedCommand refused = diagnosed(conversation, before, verb, reply);
        if (isOver(refused)) {
            return verb == Verb.MAIL ? replaceConnection(refused) : Answer.PASS;
        }
        if (isRefusedToInsertedLogin(refused)) {
            return closingOnFailure(refused, Rule.SESSION_CLOSED, () -> repetition.withoutLogin(refused));
        }
        Optional<Rule> missing = missingRequirement(refused);
        return missing.isPresent() ? supplied(refused, missing.get()) : Answer.PASS;
    }

    /** Whether the refusal says that this session is over, and that another one is welcome. */
    private static boolean isOver(RefusedCommand refused) {
        return refused.shown().filter(Rule::endsSession).isPresent()
                || (refused.shown().filter(Rule.MAIL_LIMIT::equals).isPresent()
                        && SessionLimit.isNamedIn(refused.reply()));
    }

    /** The app did not ask for this login, and nobody has told the agent to insert it in any case. */
    private static boolean isRefusedToInsertedLogin(RefusedCommand refused) {
        Conversation conversation = refused.conversation();
        return conversation.login().isOfTheAgent()
                && refused.before().connection().authentication() == Authentication.DONE
                && conversation.settings().authentication() != RequirementMode.ALWAYS
                && Permission.isDenied(refused.reply().code(), refused.reply().text())
                && !conversation.isInserting()
                && !conversation.owed().isServerOwing()
                && conversation.opening().isRepeatable()
                && conversation.mayMendTransaction();
    }

    /**
     * A command got no reply: if it was MAIL, the connection had died before it.
     *
     * @param conversation the connection
     * @param before the state before that
     * @param none what stands for the reply
     * @return what comes of it
     * @throws Throwable what the transport throws
     */
    public Answer unanswered(Conversation conversation, SessionState before, LocalReply none) throws Throwable {
        byte[] line = conversation.dialogue().answeredLine();
        return before.awaitsReplyTo(Verb.MAIL)
                ? replaceConnection(new RefusedCommand(
                        conversation,
                        before,
                        Verb.MAIL,
                        line,
                        none,
                        conversation.attempts().rehearsal(),
                        Optional.empty()))
                : Answer.PASS;
    }

    /**
     * A command could not be written: if it was MAIL, the connection had died before it.
     *
     * @param conversation the connection
     * @return true if it was written to a new one
     * @throws Throwable what the transport throws
     */
    public boolean rewritten(Conversation conversation) throws Throwable {
        SessionState before = conversation.state();
        byte[] line = conversation.dialogue().lastLine();
        LocalReply none = new LocalReply(0, "");
        RefusedCommand failed =
                new RefusedCommand(conversation, before, Verb.MAIL, line, none, Optional.empty(), Optional.empty());
        return before.awaitsReplyTo(Verb.MAIL) && mayReconnect(failed) && repetition.writtenToNewConnection(failed);
    }

    private Answer replaceConnection(RefusedCommand refused) throws Throwable {
        if (refused.action(Rule.SESSION_CLOSED) == Action.LOG
                && !refused.conversation().isInserting()) {
            events.report(
                    refused,
                    Rule.SESSION_CLOSED,
                    LocalReply.isRefusal(refused.reply().code())
                            ? new Outcome.RefusedByServer(refused.words())
                            : new Outcome.Noticed("the connection had ended, and the server said nothing"));
        }
        return mayReconnect(refused)
                ? closingOnFailure(
                        refused, Rule.SESSION_CLOSED, () -> secondRefusal(refused, repetition.onNewConnection(refused)))
                : Answer.PASS;
    }

    private Answer supplied(RefusedCommand refused, Rule rule) throws Throwable {
        return closingOnFailure(refused, rule, () -> supply(refused, rule));
    }

    private Answer closingOnFailure(RefusedCommand refused, Rule rule, Intervention<Answer> mending) throws Throwable {
        try {
            return mending.carryOut();
        } catch (Throwable failure) {
            return repetition.brokenOff(refused, rule, failure);
        }
    }

    /** A command with what its refusal says was broken, if that is certain enough. */
    private static RefusedCommand diagnosed(
            Conversation conversation, SessionState before, Verb verb, LocalReply reply) {
        Optional<Rule> shown = MissingRequirement.told(Reply.parse(reply.text()), verb, before);
        return new RefusedCommand(
                conversation,
                before,
                verb,
                conversation.dialogue().answeredLine(),
                reply,
                conversation.attempts().rehearsal(),
                shown);
    }

    /** What the refusal says is wanted, if it is missing, and nobody was told before the command went out. */
    private static Optional<Rule> missingRequirement(RefusedCommand refused) {
        return refused.shown()
                .filter(rule ->
                        MissingRequirement.isMissing(rule, refused.before().connection()))
                .filter(rule -> !refused.conversation().dialogue().isFlaggedFor(rule));
    }

    private Answer supply(RefusedCommand refused, Rule rule) throws Throwable {
        HostSettings settings = refused.conversation().settings();
        RequirementMode mode = rule.correction() == Correction.AUTH ? settings.authentication() : settings.tls();
        if (refused.action(rule) == Action.OFF || mode == RequirementMode.NEVER) {
            return Answer.PASS;
        }
        if (refused.action(rule) != Action.CORRECT) {
            events.report(refused, rule, new Outcome.RefusedByServer(refused.words()));
            return Answer.PASS;
        }
        Optional<String> obstacle = obstacle(refused, rule);
        if (obstacle.isEmpty()) {
            return supposed(refused, rule);
        }
        if (refused.verb() == Verb.MAIL && refused.conversation().owed().isServerOwing()) {
            // It can't be tried now. It is before the next MAIL, and taken back if it is in vain.
            learner.suppose(refused, rule);
        }
        events.report(refused, rule, Repetition.notCorrected(List.of(), obstacle.get()));
        return Answer.PASS;
    }

    /** Supplies what is missing. It is supposed to be for this command alone: the next one goes out as it would without the agent. */
    private Answer supposed(RefusedCommand refused, Rule rule) throws Throwable {
        Dialogue dialogue = refused.conversation().dialogue();
        Requirements former = refused.before().connection().requirements();
        learner.suppose(refused, rule);
        Answer answer = Answer.PASS;
        try {
            answer = refused.verb() == Verb.MAIL
                    ? deeds.supply(refused, rule, List.of("MAIL"), ofMail(refused, rule))
                    : deeds.supply(refused, rule, List.of("MAIL", "RCPT"), ofRecipient(refused, rule));
            return answer;
        } finally {
            if (refused.verb() == Verb.RCPT || deeds.hasFailed(answer)) {
                dialogue.require(former);
            }
        }
    }

    private Remedy<Answer> ofMail(RefusedCommand refused, Rule rule) {
        return new Remedy<>() {
            @Override
            public Plan plan() throws Throwable {
                return Planner.plan(refused.conversation(), refused.line());
            }

            @Override
            public Answer carryOut() throws Throwable {
                return secondRefusal(refused, repetition.mail(refused, rule));
            }
        };
    }

    private Remedy<Answer> ofRecipient(RefusedCommand refused, Rule rule) {
        return new Remedy<>() {
            @Override
            public Plan plan() throws Throwable {
                Conversation conversation = refused.conversation();
                return Planner.planAfterRset(conversation, conversation.mail().mailLine());
            }

            @Override
            public Answer carryOut() throws Throwable {
                return repetition.recipient(refused, rule);
            }
        };
    }

    private Optional<String> obstacle(RefusedCommand refused, Rule rule) throws Throwable {
        if (refused.conversation().owed().isServerOwing()) {
            return Optional.of("the app has yet to read the replies to other commands");
        }
        if (refused.verb() == Verb.RCPT && !refused.before().transaction().isOpen()) {
            return Optional.of("no transaction was open that could be built up again");
        }
        Optional<String> ofAuth =
                rule.correction() == Correction.AUTH ? obstacles.find(refused.conversation()) : Optional.empty();
        boolean again = ofAuth.isEmpty()
                && refused.verb() == Verb.RCPT
                && !refused.conversation().mayMendTransaction();
        return again ? Optional.of("this transaction was built up again before") : ofAuth;
    }

    /** MAIL was sent again, now that what was missing is there; the server may then say that something else is. */
    private Answer secondRefusal(RefusedCommand refused, Answer answer) throws Throwable {
        if (!(answer instanceof Answer.OtherReply other) || !LocalReply.isRefusal(other.code())) {
            return answer;
        }
        Conversation conversation = refused.conversation();
        SessionState before =
                conversation.state().sent(Verb.MAIL, conversation.dialogue().answeredLine());
        LocalReply reply = new LocalReply(other.code(), conversation.wire().replyText());
        RefusedCommand second = diagnosed(conversation, before, Verb.MAIL, reply);
        Optional<Rule> missing = missingRequirement(second);
        Answer next = missing.isPresent() ? supply(second, missing.get()) : Answer.PASS;
        return next == Answer.PASS ? answer : next;
    }

    /** Only where neither a transaction nor a reply is lost with the connection, and the new one was not just opened for this very command. */
    private boolean mayReconnect(RefusedCommand refused) {
        return refused.action(Rule.SESSION_CLOSED) == Action.CORRECT
                && !refused.before().transaction().isOpen()
                && !refused.conversation().isInserting()
                && !refused.conversation().owed().isServerOwing()
                && deeds.mayReconnect(refused);
    }
}
