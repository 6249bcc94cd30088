package sequitur.smtp.session;

import sequitur.smtp.wire.Extensions;
import sequitur.smtp.wire.Limits;
import sequitur.smtp.wire.Reply;
import sequitur.smtp.wire.Verb;

/** What the reply to a line makes of the session that it finds: one arm for each verb, by the class of the reply. */
final class ReplyEffect {

    private static final int SERVICE_READY = 220;
    private static final int COMMAND_UNKNOWN = 500;
    private static final int COMMAND_NOT_IMPLEMENTED = 502;
    private static final int BAD_SEQUENCE = 503;
    private static final int ASSUMED = 250;

    private ReplyEffect() {}

    /** The state once the reply to the first outstanding line has come. */
    static SessionState of(SessionState state, Awaited answered, int code, String text) {
        return switch (code / 100) {
            case 2 -> accepted(reopened(state, answered), answered, code, text);
            case 3 -> intermediate(reopened(state, answered), answered);
            case 4, 5 -> refused(state, answered, code, text);
            default -> state.lost();
        };
    }

    private static SessionState accepted(SessionState state, Awaited answered, int code, String text) {
        Verb verb = answered.verb();
        return switch (verb) {
            case CONNECT ->
                next(state, verb, state.connection().greeted(Greeting.ACCEPTED), Transaction.NONE, Envelope.PLAIN);
            case EHLO -> greeted(state, verb, Hello.EHLO, Extensions.parse(text));
            case HELO -> greeted(state, verb, Hello.HELO, Extensions.NONE);
            // LMTP answers once per recipient, which this model does not follow: it stands aside.
            case LHLO -> state.lost();
            case STARTTLS ->
                next(state, verb, state.connection().tlsStarted(), Transaction.NONE, Envelope.PLAIN)
                        .discarding();
            case AUTH, SASL_RESPONSE ->
                next(state, verb, state.connection().authenticated(), state.transaction(), state.envelope());
            case MAIL -> next(state, verb, state.connection(), Transaction.SENDER, answered.envelope());
            case RCPT -> recipient(state, answered);
            // 354 is the only reply to DATA that means something; after another nobody knows who waits for what.
            case DATA -> state.lost();
            case BDAT -> next(state, verb, state.connection(), Transaction.CHUNKS, state.envelope());
            case BDAT_LAST -> next(state, verb, state.connection(), Transaction.LAST_CHUNK, Envelope.PLAIN);
            case END_OF_CONTENT, RSET -> next(state, verb, state.connection(), Transaction.NONE, Envelope.PLAIN);
            case QUIT -> state.over(Closing.BY_CLIENT, state.history());
            case XCLIENT ->
                code == SERVICE_READY
                        ? next(state, verb, state.connection().restarted(), Transaction.NONE, Envelope.PLAIN)
                        : state.afterReply(state.history());
            case VRFY, EXPN, HELP, NOOP, OTHER -> state.afterReply(state.history());
        };
    }

    private static SessionState greeted(SessionState state, Verb verb, Hello hello, Extensions offered) {
        return next(state, verb, state.connection().helloAccepted(hello, offered), Transaction.NONE, Envelope.PLAIN);
    }

    private static SessionState recipient(SessionState state, Awaited answered) {
        Limits limits = state.connection().extensions().limits();
        boolean counts = limits.limitsRecipients() || limits.limitsDomains();
        Envelope addressed = counts ? state.envelope().with(answered.domain()) : state.envelope();
        return switch (state.transaction()) {
            case UNKNOWN, CHUNKS -> next(state, answered.verb(), state.connection(), state.transaction(), addressed);
            default -> next(state, answered.verb(), state.connection(), Transaction.RECIPIENTS, addressed);
        };
    }

    private static SessionState intermediate(SessionState state, Awaited answered) {
        return switch (answered.verb()) {
            case DATA -> next(state, answered.verb(), state.connection(), Transaction.CONTENT, state.envelope());
            case AUTH, SASL_RESPONSE -> state.inExchange(true, state.history());
            case OTHER -> state.afterReply(state.history());
            default -> state.lost();
        };
    }

    private static SessionState refused(SessionState state, Awaited answered, int code, String text) {
        History remembered = state.history().refused(answered.verb(), reply(code, text));
        return switch (answered.verb()) {
            case CONNECT ->
                state.next(state.connection().greeted(Greeting.REFUSED), Transaction.NONE, Envelope.PLAIN, remembered);
            case SASL_RESPONSE -> state.inExchange(false, remembered);
            // RFC 5321 section 4.1.1.4: the buffers are cleared, whatever the reply.
            case END_OF_CONTENT -> state.next(state.connection(), Transaction.NONE, Envelope.PLAIN, remembered);
            case BDAT, BDAT_LAST -> chunkRefused(state, code, remembered);
            case DATA ->
                state.transaction() == Transaction.CHUNKS
                        ? chunkRefused(state, code, remembered)
                        : state.afterReply(remembered);
            default -> state.afterReply(remembered);
        };
    }

    /** RFC 3030 section 2, unless the server does not know the command, and so has done nothing. */
    private static SessionState chunkRefused(SessionState state, int code, History remembered) {
        if (code == COMMAND_UNKNOWN || code == COMMAND_NOT_IMPLEMENTED) {
            return state.afterReply(remembered);
        }
        boolean chunking = state.transaction() == Transaction.CHUNKS
                || state.transaction() == Transaction.INDETERMINATE
                || state.connection().extensions().offers("CHUNKING");
        boolean outOfSequence = code == BAD_SEQUENCE || state.transaction() == Transaction.INDETERMINATE;
        return state.next(
                state.connection(),
                chunking && outOfSequence ? Transaction.INDETERMINATE : Transaction.FAILED_CHUNK,
                state.envelope(),
                remembered);
    }

    /** What becomes of the state if a line that was sent without waiting is accepted. */
    static SessionState assuming(SessionState state, Awaited awaited) {
        return switch (awaited.verb()) {
            // What follows these is out of place in any case; that it also is text, or an afterword, says nothing new.
            case DATA, QUIT, LHLO -> state.afterReply(state.history());
            case EHLO ->
                greeted(state, Verb.EHLO, Hello.EHLO, state.connection().extensions());
            default -> accepted(state, awaited, ASSUMED, "");
        };
    }

    /** RFC 5321 section 3.8 lets nothing follow a 421, but a server that goes on has taken it back. */
    private static SessionState reopened(SessionState state, Awaited answered) {
        return state.connection().closing() == Closing.BY_SERVER && answered.verb() != Verb.QUIT
                ? state.with(state.connection().ended(Closing.NOT_YET))
                : state;
    }

    /** The state after a line was accepted. */
    private static SessionState next(
            SessionState state, Verb accepted, Connection changed, Transaction stage, Envelope kept) {
        boolean counted = accepted == Verb.MAIL && changed.extensions().limits().limitsTransactions();
        return state.next(changed, stage, kept, state.history().accepted(accepted, counted));
    }

    /** The reply with the code that counts, whatever the text begins with. */
    static Reply reply(int code, String text) {
        Reply read = Reply.parse(text);
        return new Reply(code, read.status(), read.text());
    }
}
