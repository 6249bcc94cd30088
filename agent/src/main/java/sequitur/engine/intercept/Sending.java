package sequitur.engine.intercept;

import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import sequitur.engine.act.Answer;
import sequitur.engine.act.Deeds;
import sequitur.engine.act.ForgedCommands;
import sequitur.engine.act.Interventions;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CorrectionResult;
import sequitur.engine.failure.Failures;
import sequitur.engine.mend.Corrector;
import sequitur.engine.mend.Healer;
import sequitur.engine.mend.OutOfStepGuard;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.Wire;
import sequitur.engine.watch.ConnectionLimits;
import sequitur.engine.watch.Duplicates;
import sequitur.smtp.policy.Action;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Command;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** A transport sends a command: has it judged before it is written, and sees to one that could not be. */
public final class Sending {

    /** What ends the library's own wait for the end. */
    private static final LocalReply GOODBYE = LocalReply.of(Reply.of(221, "2.0.0", "Bye"));

    private final ForgedCommands forged;
    private final OutOfStepGuard guard;
    private final Corrector corrector;
    private final Healer healer;
    private final Interventions interventions;
    private final Deeds deeds;
    private final Failures failures;
    private final ConnectionLimits limits;
    private final Duplicates duplicates;

    /**
     * Makes it.
     *
     * @param forged what blocks forged commands
     * @param guard what sees that replies are out of step
     * @param corrector what puts the sequence right before a command
     * @param healer what puts it right after one that failed
     * @param interventions what else is being done
     * @param deeds what is done, or only said
     * @param failures what follows each attempt
     * @param limits what is done about time limits
     * @param duplicates what sees a mail that is sent again
     */
    public Sending(
            ForgedCommands forged,
            OutOfStepGuard guard,
            Corrector corrector,
            Healer healer,
            Interventions interventions,
            Deeds deeds,
            Failures failures,
            ConnectionLimits limits,
            Duplicates duplicates) {
        this.forged = forged;
        this.guard = guard;
        this.corrector = corrector;
        this.healer = healer;
        this.interventions = interventions;
        this.deeds = deeds;
        this.failures = failures;
        this.limits = limits;
        this.duplicates = duplicates;
    }

    /** A MAIL command is about to be built: what is to be inserted before it is inserted here. */
    public Answer mailStarting(Conversation conversation) throws Throwable {
        conversation.mail().takeCorrection();
        if (conversation.isHandshaking()) {
            // Whatever is sent now is in clear, where the server may wait for the handshake: nothing is added to it.
            conversation.handshakeMissed();
            conversation.mail().setCorrection(new CorrectionResult.LeftToServer(List.of()));
            return Answer.PASS;
        }
        guard.beforeMail(conversation);
        SessionState state = conversation.stateForThisThread();
        if (conversation.dialogue().isReadyForMail(state)) {
            return Answer.PASS;
        }
        List<Violation> violations = AnyMail.violations(state);
        if (violations.isEmpty()) {
            conversation.dialogue().readyForMail(state);
            return Answer.PASS;
        }
        return conversation.verdict(violations) instanceof Verdict.Correct correct
                ? deeds.beforeMail(conversation, correct, corrector.remedy(conversation, AnyMail.line()))
                : Answer.PASS;
    }

    /** A line is about to be written. */
    public Answer commandSending(Conversation conversation, byte[] line) throws Throwable {
        if (conversation.isHandshaking()) {
            conversation.handshakeMissed();
        }
        SessionState state = conversation.stateForThisThread();
        Verb verb = state.classify(line);
        if (verb == Verb.MAIL) {
            guard.beforeMail(conversation);
            state = conversation.stateForThisThread();
        }
        coming(conversation, verb, line);
        if (verb == Verb.QUIT && isGoodbyeAnswered(conversation)) {
            return Answer.SKIP;
        }
        Command command = conversation.dialogue().command(verb, line);
        List<Violation> violations = Rulebook.check(state, command);
        conversation.dialogue().flag(violations);
        if (violations.isEmpty()) {
            return legal(conversation, command, line);
        }
        Answer answer = judged(conversation, line, violations);
        if (answer == Answer.PASS) {
            sending(conversation, verb, line);
        } else if (answer instanceof Answer.Rewrite rewrite) {
            sending(conversation, verb, rewrite.line());
        }
        return answer;
    }

    private void coming(Conversation conversation, Verb verb, byte[] line) throws Throwable {
        conversation.login().keepSecret(verb, line);
        conversation.commandComing(verb);
        if (verb == Verb.END_OF_CONTENT || verb == Verb.BDAT_LAST) {
            limits.finalReplyComing(conversation);
        }
    }

    /** It goes out, but for a mail that may have been delivered already. */
    private Answer legal(Conversation conversation, Command command, byte[] line) throws Throwable {
        if (command.verb() == Verb.MAIL) {
            Optional<LocalReply> refusal = duplicates.mailComing(conversation, line);
            if (refusal.isPresent()) {
                conversation.owed().add(refusal.get());
                return Answer.SKIP;
            }
        }
        conversation.sending(command, line);
        return Answer.PASS;
    }

    /** The library leaves since a reply that it is just reading makes no sense: nobody is there to say goodbye to. */
    private boolean isGoodbyeAnswered(Conversation conversation) throws Throwable {
        boolean answered = conversation.reading().isUnderWay() && guard.replyGarbled(conversation);
        if (answered) {
            conversation.reading().answerGoodbye(GOODBYE);
        }
        return answered;
    }

    /** What was inserted in the meantime was looked at with the same cursor. */
    private static void sending(Conversation conversation, Verb verb, byte[] line) {
        conversation.sending(conversation.dialogue().command(verb, line), line);
    }

    private Answer judged(Conversation conversation, byte[] line, List<Violation> violations) throws Throwable {
        Verdict verdict = conversation.verdict(violations);
        if (verdict instanceof Verdict.Block block && ForgedCommands.isOne(block)) {
            return forged.block(conversation, block, line);
        }
        return conversation.isInserting()
                ? corrector.inserted(conversation, line, violations)
                : deeds.judged(conversation, verdict, corrector.remedy(conversation, line));
    }

    /**
     * A command could not be written.
     *
     * @return {@link Answer#SKIP} if it was, to another connection; or what is to be thrown in place of what became of the socket
     */
    public Answer commandFailed(Conversation conversation, Throwable failure) throws Throwable {
        SessionState before = conversation.state();
        boolean struck = conversation.waiting().end();
        if (before.awaitsReplyTo(Verb.END_OF_CONTENT) && wasClosedWithContent(conversation)) {
            deeds.closedWithStream(conversation);
        }
        if (conversation.isInserting()) {
            return Answer.PASS;
        }
        failures.lost(conversation, Optional.empty(), before);
        conversation.owed().withdraw();
        if (struck) {
            return timedOut(conversation, before, failure);
        }
        boolean rewritten = interventions.attempt(false, () -> healer.rewritten(conversation));
        if (rewritten) {
            conversation.sentAgain();
            return Answer.SKIP;
        }
        failures.goodbyeFailed(conversation, before, failure);
        return Answer.PASS;
    }

    /** The server took nothing for too long, and the socket was closed for that. */
    private Answer timedOut(Conversation conversation, SessionState before, Throwable failure) throws Throwable {
        Wire wire = conversation.wire();
        Throwable told = wire.messagingException(
                String.valueOf(failure.getMessage()), new SocketTimeoutException("Write timed out"));
        failures.goodbyeFailed(conversation, before, told);
        wire.close();
        return new Answer.Throw(told);
    }

    /** The library leaves the socket open until the dot is answered: one that is closed by then was closed with the stream. */
    private static boolean wasClosedWithContent(Conversation conversation) throws Throwable {
        return conversation.action(Rule.DATA_CONTENT) != Action.OFF
                && conversation.wire().findSocket().filter(Socket::isClosed).isPresent();
    }
}
