package sequitur.advice;

import static sequitur.advice.facts.Circumstance.APP_UNKNOWN;
import static sequitur.advice.facts.Circumstance.USED_BEFORE;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import sequitur.advice.facts.Facts;
import sequitur.advice.failure.Failure;
import sequitur.advice.failure.FailureKind;
import sequitur.advice.framework.Change;
import sequitur.smtp.session.Stage;
import sequitur.smtp.wire.Verb;

/** What mends a connection that broke off, or a server that did not answer. */
final class LossAdvice {

    private static final Set<Verb> BETWEEN_MESSAGES = EnumSet.of(Verb.MAIL, Verb.NOOP, Verb.RSET, Verb.QUIT);
    private static final Set<Verb> MESSAGE_IS_OUT = EnumSet.of(Verb.END_OF_CONTENT, Verb.BDAT_LAST);

    private static final String TWICE = "The message may have been delivered: to send it again may deliver it twice.";

    private LossAdvice() {}

    static Advice of(Failure failure, Facts facts) {
        Verb at = failure.incident().at();
        if (at == Verb.QUIT && !facts.is(APP_UNKNOWN)) {
            return goodbye(failure, facts);
        }
        if (failure.kind() == FailureKind.ANSWER_TIMED_OUT) {
            return unanswered(at, facts);
        }
        if (facts.is(USED_BEFORE) && BETWEEN_MESSAGES.contains(at)) {
            return idle(facts, "The server closed the connection while the app did not use it.");
        }
        if ((at == Verb.EHLO || at == Verb.HELO) && HelloAdvice.isDoubtful(facts)) {
            return HelloAdvice.of(facts, "The server closed the connection after EHLO.");
        }
        if (at == Verb.DATA || at == Verb.BDAT) {
            return new Advice(
                    "The connection was lost while the content was written.",
                    "ask the server's operator for its log of this minute, and for its limit of size");
        }
        Advice advice = new Advice(
                "The connection was lost" + (at == Verb.OTHER ? "" : " at " + at.label()) + ".",
                "ask the server's operator for its log of this minute");
        return MESSAGE_IS_OUT.contains(at) ? advice.noting(TWICE) : advice;
    }

    /** The advice to ask the connection before each use. */
    static Advice idle(Facts facts, String cause) {
        return new Advice(cause, "ask Transport.isConnected() before each message, and connect again if it says false")
                .noting("Or close the Transport after each batch.");
    }

    /** The message is out, and close() is the only one that fails. */
    private static Advice goodbye(Failure failure, Facts facts) {
        String cause = "The server had taken the message before; only QUIT "
                + (failure.kind() == FailureKind.WRITE_FAILED ? "could not be written." : "was not answered.");
        Advice advice = facts.session().has(facts.property("quitwait"), "false")
                ? new Advice(cause, "take an exception of close() for no failure of the message")
                : new Advice(cause, new Change.Put(facts.property("quitwait"), "false"));
        return advice.noting("To send the message again delivers it twice.");
    }

    private static Advice unanswered(Verb at, Facts facts) {
        boolean out = MESSAGE_IS_OUT.contains(at);
        Stage stage = out ? Stage.FINAL : Stage.COMMAND;
        long longer = Wanted.milliseconds(stage);
        String cause = at == Verb.OTHER ? "The server did not answer" : "The server did not answer " + at.label();
        if (facts.is(APP_UNKNOWN)) {
            Advice raise =
                    new Advice(cause + " in time.", "raise " + facts.braced("timeout") + " if it is below " + longer);
            return out ? raise.noting(TWICE) : raise;
        }
        Optional<Long> timeout = facts.timeLimit(facts.property("timeout"));
        Wanted wanted = Wanted.of(facts, "timeout", stage);
        if (timeout.isEmpty()) {
            Wanted limit = Wanted.of(facts, "timeout", Stage.COMMAND);
            return new Advice(cause + ", and the app waits without a limit. " + limit.reason(), limit.change());
        }
        boolean enough = timeout.get() >= longer;
        Advice advice = enough
                ? new Advice(
                        cause + " within " + timeout.get() + " ms.", "ask the server's operator why it does not answer")
                : new Advice(
                        cause + " within the " + timeout.get() + " ms of " + facts.braced("timeout") + ".",
                        wanted.change());
        return out ? advice.noting(TWICE) : advice;
    }
}
