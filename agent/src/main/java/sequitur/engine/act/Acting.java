package sequitur.engine.act;

import java.util.List;
import java.util.Optional;
import sequitur.engine.config.Printable;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CorrectionResult;
import sequitur.engine.report.Outcome;
import sequitur.engine.report.Outcome.GivenBack.Left;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.Wire;
import sequitur.smtp.mend.Rewriting;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.BlockedBy;
import sequitur.smtp.rule.Correction;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** Does what was decided: lets the command go, answers it in the server's place, or throws; and reports it. */
public final class Acting implements Deeds {

    /** Two of them, and what is said of them, fit into one line of a report. */
    private static final int LONGEST_NAME = 180;

    private static final String NO_HALF_MESSAGE = "the server does not deliver half a message";

    private final Interventions interventions;
    private final Events events;

    /**
     * Makes it.
     *
     * @param interventions what else is being done
     * @param events where it is reported
     */
    public Acting(Interventions interventions, Events events) {
        this.interventions = interventions;
        this.events = events;
    }

    @Override
    public Answer attempt(Intervention<Answer> intervention) throws Throwable {
        return interventions.attempt(Answer.PASS, intervention);
    }

    @Override
    public Answer judged(Conversation conversation, Verdict verdict, Remedy<CorrectionResult> remedy) throws Throwable {
        return attempt(() -> {
            if (verdict instanceof Verdict.Log log) {
                Optional<String> remark = remark(conversation, log.violation());
                events.report(conversation, log.violation(), log.all(), new Outcome.Sent(), remark);
            } else if (verdict instanceof Verdict.Block block) {
                return block(conversation, block.violation(), block.all(), List.of());
            } else if (verdict instanceof Verdict.Correct correct) {
                return corrected(conversation, correct, keptOrCarriedOut(conversation, correct, remedy));
            }
            return Answer.PASS;
        });
    }

    private static CorrectionResult keptOrCarriedOut(
            Conversation conversation, Verdict.Correct verdict, Remedy<CorrectionResult> remedy) throws Throwable {
        Optional<CorrectionResult> kept = conversation.mail().takeCorrection();
        return kept.isPresent() && verdict.violation().verb() == Verb.MAIL ? kept.get() : remedy.carryOut();
    }

    @Override
    public Answer beforeMail(Conversation conversation, Verdict.Correct verdict, Remedy<CorrectionResult> remedy)
            throws Throwable {
        return attempt(() -> {
            CorrectionResult result = remedy.carryOut();
            if (result instanceof CorrectionResult.Mended || result instanceof CorrectionResult.Failed) {
                return corrected(conversation, verdict, result);
            }
            if (result instanceof CorrectionResult.TakenBack back) {
                // The connection may be another one by now, on which MAIL breaks no rule: it is told here.
                corrected(conversation, verdict, back);
                conversation.mail().setCorrection(new CorrectionResult.Reported(back.taken()));
                return Answer.PASS;
            }
            conversation.mail().setCorrection(result);
            return Answer.PASS;
        });
    }

    private Answer corrected(Conversation conversation, Verdict.Correct verdict, CorrectionResult result)
            throws Throwable {
        Violation violation = verdict.violation();
        if (result instanceof CorrectionResult.Reported) {
            return Answer.PASS;
        }
        if (result instanceof CorrectionResult.Mended mended) {
            Optional<String> change = mended.rewriting().map(Rewriting::change);
            events.report(conversation, violation, verdict.all(), new Outcome.Corrected(mended.takenNames(), change));
            Optional<byte[]> line = mended.rewriting().map(Rewriting::line);
            return line.isPresent() ? new Answer.Rewrite(line.get()) : Answer.PASS;
        }
        if (result instanceof CorrectionResult.Redundant) {
            Reply already = Reply.of(235, "2.7.0", "Already authenticated as this user");
            events.report(conversation, violation, verdict.all(), new Outcome.Answered(already));
            return answer(conversation, violation.verb(), LocalReply.of(already));
        }
        if (result instanceof CorrectionResult.Replaced replaced) {
            return replaced(conversation, verdict, replaced);
        }
        if (result instanceof CorrectionResult.WithoutToken none) {
            String given = none.reply().text().strip() + " in the server's place";
            Outcome outcome = new Outcome.TokenFailed(none.takenNames(), none.why(), none.change(), given);
            events.report(conversation, violation, verdict.all(), outcome);
            return answer(conversation, violation.verb(), none.reply());
        }
        return result instanceof CorrectionResult.Impossible impossible
                ? block(conversation, impossible.violation(), verdict.all(), result.takenNames())
                : notCorrected(conversation, verdict, result);
    }

    private Answer replaced(Conversation conversation, Verdict.Correct verdict, CorrectionResult.Replaced replaced)
            throws Throwable {
        Outcome outcome = LocalReply.isAcceptance(replaced.reply().code())
                ? new Outcome.Corrected(
                        replaced.takenNames(),
                        Optional.of(
                                "as AUTH " + replaced.mechanism() + ", with an access token in place of the password"))
                : new Outcome.TokenFailed(replaced.takenNames(), replaced.why(), replaced.change(), "that reply");
        events.report(conversation, verdict.violation(), verdict.all(), outcome);
        return answer(conversation, verdict.violation().verb(), replaced.reply());
    }

    private Answer notCorrected(Conversation conversation, Verdict.Correct verdict, CorrectionResult result)
            throws Throwable {
        Outcome outcome = outcome(result);
        events.report(conversation, verdict.violation(), verdict.all(), outcome);
        if (result instanceof CorrectionResult.Refused refused) {
            return answer(conversation, verdict.violation().verb(), refused.reply());
        }
        return result instanceof CorrectionResult.Failed failed ? new Answer.Throw(failed.failure()) : Answer.PASS;
    }

    private static Outcome outcome(CorrectionResult result) {
        if (result instanceof CorrectionResult.Refused) {
            return new Outcome.GivenBack(result.takenNames(), result.why(), "that reply", Left.AS_IT_IS);
        }
        if (result instanceof CorrectionResult.Failed) {
            return new Outcome.GivenBack(result.takenNames(), result.why(), "that exception", Left.AS_IT_IS);
        }
        String then =
                result instanceof CorrectionResult.TakenBack back ? back.then() : "the command was sent as it was";
        return new Outcome.NotCorrected(result.takenNames(), result.why(), then);
    }

    private Answer block(Conversation conversation, Violation violation, List<Violation> all, List<String> inserted)
            throws Throwable {
        Reply reply = violation.localReply();
        Outcome outcome = new Outcome.Blocked(reply);
        Optional<String> remark = remark(conversation, violation);
        if (violation.rule().endsSession()) {
            // The library would send RSET to a server that is gone, and the app would be told of that.
            conversation.wire().close();
        }
        if (conversation.dialogue().isInContent()) {
            conversation.wire().close();
            outcome = new Outcome.Dropped(NO_HALF_MESSAGE);
        } else if (violation.rule().blockedBy() == BlockedBy.GIVE_UP
                && conversation.state().inSaslExchange()) {
            remark = Optional.of(giveUpExchange(conversation));
        } else if (violation.rule().correction() == Correction.READ_REPLY
                && conversation.owed().isMissed()) {
            // Without a timeout the app may still read one reply for each of its commands, in their order.
            conversation.wire().close();
            outcome = new Outcome.Dropped("the late reply is not taken for the answer to another command");
        } else if (!inserted.isEmpty()) {
            outcome = new Outcome.NotCorrected(inserted, "nothing more can be inserted safely", "it was blocked");
        }
        events.report(conversation, violation, all, outcome, remark);
        return answer(conversation, violation.verb(), LocalReply.of(reply));
    }

    /**
     * The app is told that the exchange is over, so it has to be: else the next command would be taken for a line of it. Says what
     * was done, in a sentence.
     */
    private static String giveUpExchange(Conversation conversation) throws Throwable {
        Wire wire = conversation.wire();
        try {
            if (conversation.owed().isServerOwing()) {
                wire.close();
                return "Replies were outstanding in the SASL exchange that it was sent into, and the connection was closed.";
            }
            conversation.inserting(() -> wire.send("*"));
            return "The SASL exchange that it was sent into was canceled.";
        } catch (Throwable failure) {
            if (!wire.isMessagingException(failure)) {
                throw failure;
            }
            wire.close();
            return "The SASL exchange that it was sent into could not be canceled, and the connection was closed.";
        }
    }

    /** Gives the app a reply in the server's place. BDAT has none: its chunk would be written before it is read. */
    private static Answer answer(Conversation conversation, Verb verb, LocalReply reply) throws Throwable {
        if (verb == Verb.BDAT || verb == Verb.BDAT_LAST) {
            return new Answer.Throw(conversation.wire().messagingException(reply.text(), null));
        }
        conversation.owed().add(reply);
        return Answer.SKIP;
    }

    private static Optional<String> remark(Conversation conversation, Violation violation) {
        if (violation.rule() == Rule.TRANSPORT_SHARED) {
            return Optional.of("The transaction was opened by the thread \""
                    + Printable.of(conversation.mail().ownerName(), LONGEST_NAME)
                    + "\", and this command comes from \""
                    + Printable.of(Thread.currentThread().getName(), LONGEST_NAME) + "\".");
        }
        return conversation.dialogue().isInContent()
                ? conversation
                        .mail()
                        .contentFailure()
                        .map(failure -> "The content failed with " + Printable.of(failure) + ".")
                : Optional.empty();
    }

    @Override
    public Answer nested(Conversation conversation, Violation violation) throws Throwable {
        conversation.messages().end();
        String text = "sendMessage() in the middle of another message on the same Transport";
        events.report(
                conversation,
                text,
                violation,
                new Outcome.Refused(text),
                Optional.of("The other message goes on. Send this one on a Transport of its own."));
        // Without an IOException in it: for one of those the library would close the connection.
        return new Answer.Throw(conversation.wire().messagingException(text, null));
    }

    @Override
    public void forgetExtensions(Conversation conversation) throws Throwable {
        conversation.wire().forgetExtensions();
    }

    @Override
    public boolean keepsOpen(Conversation conversation, Rule rule) {
        return conversation.prevents(rule);
    }

    @Override
    public void closedWithStream(Conversation conversation) {
        events.reportClosedStream(conversation, Rule.DATA_CONTENT, new Outcome.StreamClosed(false));
    }

    @Override
    public void contentBrokeOff(Conversation conversation) throws Throwable {
        Violation violation = new Violation(Rule.DATA_CONTENT, Verb.OTHER, conversation.state());
        Optional<String> remark = remark(conversation, violation);
        conversation.wire().close();
        events.report(
                conversation,
                "sendMessage() failed in the middle of the message content",
                violation,
                new Outcome.Dropped(NO_HALF_MESSAGE),
                remark);
    }

    @Override
    public boolean drop(Conversation conversation, String what, Violation violation, String purpose) throws Throwable {
        conversation.wire().close();
        events.report(conversation, what, violation, new Outcome.Dropped(purpose), Optional.empty());
        return true;
    }

    @Override
    public boolean mayReplaceLogin() {
        return true;
    }

    @Override
    public boolean mayReset(Conversation conversation) {
        return conversation.prevents(Rule.MAIL_NESTED);
    }

    @Override
    public boolean mayReconnect(RefusedCommand refused) {
        return true;
    }

    @Override
    public Answer supply(RefusedCommand refused, Rule rule, List<String> again, Remedy<Answer> remedy)
            throws Throwable {
        return remedy.carryOut();
    }

    @Override
    public boolean hasFailed(Answer answer) {
        return !(answer instanceof Answer.OtherReply other) || LocalReply.isRefusal(other.code());
    }
}
