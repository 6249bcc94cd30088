package sequitur.engine.intercept;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sequitur.engine.report.CallSite;
import sequitur.engine.report.Event;
import sequitur.engine.report.Outcome;
import sequitur.engine.report.ViolationLog;
import sequitur.engine.weave.Hooks;
import sequitur.smtp.Action;
import sequitur.smtp.Policy;
import sequitur.smtp.Reply;
import sequitur.smtp.Rewriting;
import sequitur.smtp.Rule;
import sequitur.smtp.Step;
import sequitur.smtp.Verb;
import sequitur.smtp.Verdict;
import sequitur.smtp.Violation;

/** Carries out a verdict: lets the command go, answers it in the server's place, or throws; and reports it. */
final class VerdictExecution {

    private final AppAccess app;
    private final ViolationLog log;

    VerdictExecution(AppAccess app, ViolationLog log) {
        this.app = app;
        this.log = log;
    }

    /** Carries out a verdict that asks for no correction; the answer is as {@link Hooks#commandSending} says. */
    @Nullable
    Object decided(Object transport, Conversation conversation, Verdict verdict, byte[] line) throws Throwable {
        if (verdict instanceof Verdict.Log logged) {
            report(transport, conversation, logged.violation(), logged.all(), new Outcome.Sent(), remark(conversation));
            return null;
        }
        return verdict instanceof Verdict.Block block
                ? block(transport, conversation, block.violation(), block.all(), line, List.of())
                : null;
    }

    /** Carries out what came of a correction; the answer is as {@link Hooks#commandSending} says. */
    @Nullable
    Object corrected(
            Object transport, Conversation conversation, Verdict.Correct verdict, byte[] line, CorrectionResult result)
            throws Throwable {
        Violation violation = verdict.violation();
        List<String> inserted = names(result.taken());
        if (result instanceof CorrectionResult.Mended mended) {
            Optional<String> change = mended.rewriting().map(Rewriting::change);
            Outcome outcome = new Outcome.Corrected(inserted, change);
            report(transport, conversation, violation, verdict.all(), outcome, Optional.empty());
            return mended.rewriting().map(Rewriting::line).orElse(null);
        }
        if (result instanceof CorrectionResult.Redundant) {
            Reply already = Reply.of(235, "2.7.0", "Already authenticated as this user");
            report(transport, conversation, violation, verdict.all(), new Outcome.Answered(already), Optional.empty());
            return answer(transport, conversation, violation.verb(), LocalReply.of(already));
        }
        if (result instanceof CorrectionResult.NoCredentials none) {
            report(
                    transport,
                    conversation,
                    violation,
                    verdict.all(),
                    new Outcome.NotCorrected(inserted, none.why(), "the command was sent as it was"),
                    Optional.empty());
            return null;
        }
        if (result instanceof CorrectionResult.LeftToServer) {
            report(
                    transport,
                    conversation,
                    violation,
                    verdict.all(),
                    new Outcome.NotCorrected(
                            inserted, "nothing can be inserted or left out safely", "the command was sent as it was"),
                    Optional.empty());
            return null;
        }
        if (result instanceof CorrectionResult.Refused refused) {
            String why = "the server refused " + refused.step() + " with "
                    + refused.reply().text().strip();
            report(
                    transport,
                    conversation,
                    violation,
                    verdict.all(),
                    new Outcome.NotCorrected(inserted, why, "the app was given that reply"),
                    Optional.empty());
            return answer(transport, conversation, violation.verb(), refused.reply());
        }
        if (result instanceof CorrectionResult.Failed failed) {
            String why = failed.step() + " failed with "
                    + failed.failure().getClass().getName();
            report(
                    transport,
                    conversation,
                    violation,
                    verdict.all(),
                    new Outcome.NotCorrected(inserted, why, "the app was given that exception"),
                    Optional.empty());
            return failed.failure();
        }
        Violation left = ((CorrectionResult.Impossible) result).violation();
        return block(transport, conversation, left, verdict.all(), line, inserted);
    }

    /** The content of a message broke off: the connection is closed before anything else can be taken for its text. */
    void contentBrokeOff(Object transport, Conversation conversation) throws Throwable {
        Policy policy = conversation.settings().policy();
        if (policy.action(Rule.DATA_CONTENT) == Action.BLOCK || policy.action(Rule.DATA_CONTENT) == Action.CORRECT) {
            Violation violation = new Violation(Rule.DATA_CONTENT, Verb.OTHER, conversation.state());
            Optional<String> remark = remark(conversation);
            app.members(transport).closeConnection(transport);
            report(
                    transport,
                    conversation,
                    "sendMessage() failed in the middle of the message content",
                    violation,
                    List.of(violation),
                    new Outcome.Dropped(),
                    remark);
        }
    }

    /** A transaction was left open by a command that was blocked: RSET ends it, or else the connection is closed. */
    void endTransaction(Object transport, Conversation conversation) throws Throwable {
        TransportMembers members = app.members(transport);
        int code = members.lastReturnCode(transport);
        String text = members.lastServerResponse(transport);
        conversation.setInserting(true);
        try {
            if (members.simpleCommand(transport, "RSET") / 100 != 2) {
                members.closeConnection(transport);
            }
        } finally {
            conversation.setInserting(false);
            members.setLastReply(transport, code, text);
        }
    }

    private Object block(
            Object transport,
            Conversation conversation,
            Violation violation,
            List<Violation> all,
            byte[] line,
            List<String> inserted)
            throws Throwable {
        if (violation.rule() == Rule.COMMAND_INJECTION) {
            conversation.forgeryWasBlocked();
            String text = "Command contains illegal character: " + firstIllegal(line);
            report(transport, conversation, violation, all, new Outcome.Refused(text), Optional.empty());
            // What Angus Mail 2.0.4 and its contemporaries throw, so that apps need to know but one exception.
            return app.members(transport)
                    .messagingException("Can't send command to SMTP host", new IllegalArgumentException(text));
        }
        Reply reply = violation.localReply();
        Outcome outcome = new Outcome.Blocked(reply);
        Optional<String> remark = remark(conversation);
        if (conversation.isInContent()) {
            app.members(transport).closeConnection(transport);
            outcome = new Outcome.Dropped();
        } else if (!inserted.isEmpty()) {
            outcome = new Outcome.NotCorrected(inserted, "nothing more can be inserted safely", "it was blocked");
        }
        report(transport, conversation, violation, all, outcome, remark);
        return answer(transport, conversation, violation.verb(), LocalReply.of(reply));
    }

    /** Gives the app a reply in the server's place. BDAT has none: its chunk would be written before it is read. */
    private Object answer(Object transport, Conversation conversation, Verb verb, LocalReply reply) throws Throwable {
        if (verb == Verb.BDAT || verb == Verb.BDAT_LAST) {
            return app.members(transport).messagingException(reply.text(), null);
        }
        conversation.answerLocally(reply);
        return Hooks.SKIP;
    }

    private void report(
            Object transport,
            Conversation conversation,
            Violation violation,
            List<Violation> all,
            Outcome outcome,
            Optional<String> remark) {
        String what = violation.rule().describe(violation.verb());
        report(transport, conversation, what, violation, all, outcome, remark);
    }

    private void report(
            Object transport,
            Conversation conversation,
            String what,
            Violation violation,
            List<Violation> all,
            Outcome outcome,
            Optional<String> remark) {
        List<Rule> others = all.stream()
                .map(Violation::rule)
                .filter(rule -> rule != violation.rule())
                .toList();
        Server server = conversation.server();
        log.report(
                transport.getClass().getClassLoader(),
                new Event(
                        what,
                        violation,
                        others,
                        outcome,
                        server.protocol(),
                        server.address(),
                        CallSite.find(),
                        remark));
    }

    private static Optional<String> remark(Conversation conversation) {
        return conversation.isInContent()
                ? conversation.contentFailure().map(failure -> "The content failed with " + failure + ".")
                : Optional.empty();
    }

    private static List<String> names(List<Step> steps) {
        return steps.stream().map(Step::name).toList();
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
