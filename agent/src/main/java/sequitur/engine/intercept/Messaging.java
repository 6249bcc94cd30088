package sequitur.engine.intercept;

import java.util.Optional;
import sequitur.engine.act.Answer;
import sequitur.engine.act.Deeds;
import sequitur.engine.act.Events;
import sequitur.engine.act.ForgedCommands;
import sequitur.engine.act.Interventions;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.failure.Failures;
import sequitur.engine.receipt.Receipts;
import sequitur.engine.report.Outcome;
import sequitur.engine.watch.ConnectionLimits;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;

/** A transport is given a message: watches that it is the only one, that its content is whole, and how it ends. */
public final class Messaging {

    private final ForgedCommands forged;
    private final Interventions interventions;
    private final Deeds deeds;
    private final Events events;
    private final Failures failures;
    private final ConnectionLimits limits;
    private final Receipts receipts;

    /**
     * Makes it.
     *
     * @param forged what ends the transaction that a forged command leaves open
     * @param interventions what else is being done
     * @param deeds what is done, or only said
     * @param events where it is reported
     * @param failures what follows each attempt
     * @param limits what is done about time limits
     * @param receipts what tells of each mail
     */
    public Messaging(
            ForgedCommands forged,
            Interventions interventions,
            Deeds deeds,
            Events events,
            Failures failures,
            ConnectionLimits limits,
            Receipts receipts) {
        this.forged = forged;
        this.interventions = interventions;
        this.deeds = deeds;
        this.events = events;
        this.failures = failures;
        this.limits = limits;
        this.receipts = receipts;
    }

    /**
     * A message is about to be sent. In the middle of another message, its MAIL would be text of that one or end its transaction,
     * and the transport holds one message at a time.
     */
    public Answer messageStarting(Conversation conversation) throws Throwable {
        receipts.messageStarting(conversation);
        conversation.messages().begin();
        if (!conversation.messages().areNested()) {
            conversation.progress().begin();
            return Answer.PASS;
        }
        if (!conversation.isFollowed()) {
            return Answer.PASS;
        }
        Optional<Violation> nesting = AnyMail.violations(conversation.state()).stream()
                .filter(violation -> violation.rule() == Rule.DATA_CONTENT || violation.rule() == Rule.MAIL_NESTED)
                .filter(violation -> conversation.prevents(violation.rule()))
                .findFirst();
        return nesting.isPresent() ? deeds.nested(conversation, nesting.get()) : Answer.PASS;
    }

    /** Whether the stream for a message's content is to be kept open if somebody else than the library closes it. */
    public boolean keepsContentOpen(Conversation conversation) {
        return deeds.keepsOpen(conversation, closingBreaks(conversation));
    }

    /** Whether each write to it has a time limit. */
    public boolean limitsContent(Conversation conversation) {
        return limits.limitWrites(conversation);
    }

    /** It was closed, and stays open. */
    public void contentClosed(Conversation conversation) {
        events.reportClosedStream(conversation, closingBreaks(conversation), new Outcome.StreamClosed(true));
    }

    /** In DATA the connection ends with the stream; a chunk of BDAT that the app sends so is the last one. */
    private static Rule closingBreaks(Conversation conversation) {
        return conversation.dialogue().isInContent() ? Rule.DATA_CONTENT : Rule.BDAT_AFTER_LAST;
    }

    /** A message was sent, or could not be for this reason. */
    public void messageEnded(Conversation conversation, Optional<Throwable> failure) throws Throwable {
        try {
            if (failure.isPresent() && conversation.isFollowed()) {
                messageFailed(conversation, failure.get());
            }
        } finally {
            conversation.messages().end();
            failures.messageEnded(conversation, failure);
            receipts.messageEnded(conversation, failure.isPresent());
        }
    }

    /** The server may wait for the rest of its content, or for the rest of its transaction. */
    private void messageFailed(Conversation conversation, Throwable failure) throws Throwable {
        if (conversation.dialogue().isInContent()) {
            conversation.mail().contentFailed(failure);
        }
        interventions.attempt(Answer.PASS, () -> {
            cleanUp(conversation);
            return Answer.PASS;
        });
        if (conversation.state().connection().closed()) {
            // The library reads no reply for a message that has failed.
            conversation.owed().clear();
        }
    }

    private void cleanUp(Conversation conversation) throws Throwable {
        if (conversation.dialogue().isInContent()) {
            if (conversation.prevents(Rule.DATA_CONTENT)) {
                deeds.contentBrokeOff(conversation);
            }
        } else if (conversation.mail().takeForgeryBlocked()
                && conversation.state().transaction().isOpen()) {
            if (deeds.mayReset(conversation)) {
                forged.endTransaction(conversation);
            } else {
                forged.leaveTransaction(conversation);
            }
        }
    }
}
