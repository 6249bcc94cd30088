package sequitur.engine.act;

import java.util.List;
import sequitur.engine.conversation.Conversation;
import sequitur.engine.conversation.CorrectionResult;
import sequitur.smtp.policy.Verdict;
import sequitur.smtp.rule.Rule;
import sequitur.smtp.rule.Violation;

/**
 * What the engine does once it has decided: an agent that acts does it, and one in a dry run only says what it would do. Which of
 * both is asked the border decides, by the settings that count at the moment.
 *
 * <p>A forged command is no matter for these: {@link ForgedCommands} blocks it in either case.
 */
public sealed interface Deeds permits Acting, Foreseeing {

    /**
     * Does what must not be left half done, and what nobody needs to hear of otherwise.
     *
     * @param intervention what is done
     * @return what comes of it; {@link Answer#PASS} if nothing is done
     */
    Answer attempt(Intervention<Answer> intervention) throws Throwable;

    /**
     * A command breaks rules.
     *
     * @param conversation the connection
     * @param verdict what is to happen
     * @param remedy how it can be corrected
     * @return what comes of it for the command
     */
    Answer judged(Conversation conversation, Verdict verdict, Remedy<CorrectionResult> remedy) throws Throwable;

    /**
     * A MAIL command is about to be built that would break rules, whatever stands in it.
     *
     * @param conversation the connection
     * @param verdict what is to happen
     * @param remedy how it can be corrected
     * @return what comes of it
     */
    Answer beforeMail(Conversation conversation, Verdict.Correct verdict, Remedy<CorrectionResult> remedy)
            throws Throwable;

    /** A message is sent in the middle of another one, which goes on. */
    Answer nested(Conversation conversation, Violation violation) throws Throwable;

    /** A rule says that the list of extensions is of no more use: an EHLO is due, which will bring another one. */
    void forgetExtensions(Conversation conversation) throws Throwable;

    /** Whether the stream for a message's content is kept open if somebody else than the library closes it, which breaks this rule. */
    boolean keepsOpen(Conversation conversation, Rule rule);

    /** The message's own code has closed the stream that it was given, and with it the connection. */
    void closedWithStream(Conversation conversation) throws Throwable;

    /** The content of a message broke off: nothing else may be taken for its text. */
    void contentBrokeOff(Conversation conversation) throws Throwable;

    /**
     * The connection is of no more use, and would do harm.
     *
     * @param conversation the connection
     * @param what what happened: a clause without full stop
     * @param violation what it breaks
     * @param purpose what is not to happen: a clause that goes on after "so that"
     * @return whether the connection was closed
     */
    boolean drop(Conversation conversation, String what, Violation violation, String purpose) throws Throwable;

    /** Whether RSET may be inserted, to end a transaction that nobody will complete. */
    boolean mayReset(Conversation conversation);

    /** MAIL went to a connection that was dead: whether a new one may take its place. */
    boolean mayReconnect(RefusedCommand refused);

    /**
     * A command was refused for want of what a rule asks for.
     *
     * @param refused the command
     * @param rule the rule
     * @param again the commands that would be repeated
     * @param remedy how that can be supplied, and the command repeated
     * @return what comes of it for the reply
     */
    Answer supply(RefusedCommand refused, Rule rule, List<String> again, Remedy<Answer> remedy) throws Throwable;

    /**
     * Whether what was supplied has not led to an accepted command; in a dry run, nobody can know.
     *
     * @param answer what came of it
     * @return true if it was in vain
     */
    boolean hasFailed(Answer answer);
}
