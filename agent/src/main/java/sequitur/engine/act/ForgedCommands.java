package sequitur.engine.act;

import java.util.Locale;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.report.Outcome;
import sequitur.engine.transport.LocalReply;
import sequitur.engine.transport.Wire;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Weight;

/** Blocks commands that would be more than one, in a dry run as well, and ends the transaction that they leave open. */
public final class ForgedCommands {

    private final Interventions interventions;
    private final Events events;

    /**
     * Makes it.
     *
     * @param interventions what else is being done
     * @param events where it is reported
     */
    public ForgedCommands(Interventions interventions, Events events) {
        this.interventions = interventions;
        this.events = events;
    }

    /**
     * Whether a verdict is on a forged command.
     *
     * @param verdict any verdict
     * @return true for a block by {@link Rule#COMMAND_INJECTION}
     */
    public static boolean isOne(Verdict verdict) {
        return verdict instanceof Verdict.Block block
                && block.violation().rule().weight() == Weight.FORGERY;
    }

    /**
     * Blocks one with an exception.
     *
     * @param conversation the connection
     * @param verdict the verdict on it
     * @param line the command without CR LF at its end
     * @return what is thrown
     * @throws Throwable what the transport throws
     */
    public Answer block(Conversation conversation, Verdict.Block verdict, byte[] line) throws Throwable {
        return interventions.attempt(Answer.PASS, () -> {
            if (conversation.wire().refusesForgeries() && hasLineBreak(line)) {
                conversation.mail().librarysForgeryWasBlocked();
            } else {
                conversation.mail().forgeryWasBlocked();
            }
            String text = "Command contains illegal character: " + firstIllegal(line);
            events.report(conversation, verdict.violation(), verdict.all(), new Outcome.Refused(text));
            // What Angus Mail 2.0.4 and its contemporaries throw, so that apps need to know but one exception.
            return new Answer.Throw(conversation
                    .wire()
                    .messagingException("Can't send command to SMTP host", new IllegalArgumentException(text)));
        });
    }

    /**
     * A transaction was left open by a command that was blocked: RSET ends it, or else the connection is closed, as where replies
     * are outstanding that would be taken for the one to RSET.
     *
     * @param conversation the connection
     * @throws Throwable what the transport throws
     */
    public void endTransaction(Conversation conversation) throws Throwable {
        Wire wire = conversation.wire();
        LocalReply last = new LocalReply(wire.replyCode(), wire.replyText());
        try {
            if (conversation.owed().isServerOwing()
                    || !LocalReply.isAcceptance(conversation.inserting(() -> wire.send("RSET")))) {
                wire.close();
            }
        } catch (Throwable unanswered) {
            if (!wire.isMessagingException(unanswered)) {
                throw unanswered;
            }
            wire.close();
        } finally {
            wire.setReply(last);
        }
    }

    /**
     * The same where nothing may be inserted. A library that refuses such commands itself leaves the transaction open, and so it stays;
     * with any other one the app has no reason to expect that, and the connection is closed.
     *
     * @param conversation the connection
     * @throws Throwable what the transport throws
     */
    public void leaveTransaction(Conversation conversation) throws Throwable {
        Wire wire = conversation.wire();
        if (!conversation.mail().isLibrarysForgery()) {
            LocalReply last = new LocalReply(wire.replyCode(), wire.replyText());
            wire.close();
            wire.setReply(last);
        }
    }

    /** The libraries that look for forgeries let NUL pass. */
    private static boolean hasLineBreak(byte[] line) {
        for (byte octet : line) {
            if (octet == '\r' || octet == '\n') {
                return true;
            }
        }
        return false;
    }

    private static String firstIllegal(byte[] line) {
        for (byte octet : line) {
            if (octet == '\r' || octet == '\n' || octet == 0) {
                return String.format(Locale.ROOT, "0x%02x", octet);
            }
        }
        throw new IllegalArgumentException("the line holds no CR, LF or NUL");
    }
}
