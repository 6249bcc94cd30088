package sequitur.smtp.diagnosis;

import static sequitur.smtp.fault.Fault.AUTH_IN_TRANSACTION;
import static sequitur.smtp.fault.Fault.AUTH_OFFERED;
import static sequitur.smtp.fault.Fault.AUTH_ONCE;
import static sequitur.smtp.fault.Fault.BDAT_AFTER_LAST;
import static sequitur.smtp.fault.Fault.BDAT_BEFORE_RCPT;
import static sequitur.smtp.fault.Fault.BDAT_MIXED;
import static sequitur.smtp.fault.Fault.BDAT_OFFERED;
import static sequitur.smtp.fault.Fault.BINARYMIME_DATA;
import static sequitur.smtp.fault.Fault.DATA_BEFORE_MAIL;
import static sequitur.smtp.fault.Fault.DATA_BEFORE_RCPT;
import static sequitur.smtp.fault.Fault.EHLO_AFTER_STARTTLS;
import static sequitur.smtp.fault.Fault.EHLO_NEEDED;
import static sequitur.smtp.fault.Fault.GREETING_REFUSED;
import static sequitur.smtp.fault.Fault.HELLO_FIRST;
import static sequitur.smtp.fault.Fault.MAIL_NESTED;
import static sequitur.smtp.fault.Fault.PARAMETER_OFFERED;
import static sequitur.smtp.fault.Fault.RCPT_BEFORE_MAIL;
import static sequitur.smtp.fault.Fault.STARTTLS_IN_TRANSACTION;
import static sequitur.smtp.fault.Fault.STARTTLS_OFFERED;
import static sequitur.smtp.fault.Fault.STARTTLS_ONCE;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.session.Authentication;
import sequitur.smtp.session.Connection;
import sequitur.smtp.session.Hello;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/** What the state of the session says of a refusal: what the model finds wrong there, and what was offered and not done. */
final class MeaningByState {

    /** The faults that consist in the state alone, whatever stands in the command. */
    static final Set<Fault> IN_THE_STATE = Set.copyOf(EnumSet.of(
            GREETING_REFUSED,
            HELLO_FIRST,
            EHLO_NEEDED,
            STARTTLS_OFFERED,
            STARTTLS_ONCE,
            STARTTLS_IN_TRANSACTION,
            EHLO_AFTER_STARTTLS,
            AUTH_OFFERED,
            AUTH_ONCE,
            AUTH_IN_TRANSACTION,
            MAIL_NESTED,
            RCPT_BEFORE_MAIL,
            DATA_BEFORE_MAIL,
            DATA_BEFORE_RCPT,
            BDAT_OFFERED,
            BDAT_BEFORE_RCPT,
            BDAT_MIXED,
            BDAT_AFTER_LAST,
            BINARYMIME_DATA));

    /** A command of each verb with nothing wrong in itself. */
    private static final Map<Verb, String> PLAIN = Map.of(
            Verb.STARTTLS, "STARTTLS",
            Verb.AUTH, "AUTH PLAIN",
            Verb.MAIL, "MAIL FROM:<>",
            Verb.RCPT, "RCPT TO:<a@example.com>",
            Verb.DATA, "DATA",
            Verb.BDAT, "BDAT 1",
            Verb.BDAT_LAST, "BDAT 1 LAST");

    private MeaningByState() {}

    /**
     * The faults that the model finds in a command of this verb here, whatever its argument is.
     *
     * @param before the state in which the reply came
     * @param answered the command that it answers
     * @return the faults in the order of the rules; empty if the model finds none, or knows nothing of such a command
     */
    static List<Fault> found(SessionState before, Verb answered) {
        if (!PLAIN.containsKey(answered)) {
            return List.of();
        }
        byte[] line = PLAIN.getOrDefault(answered, "").getBytes(StandardCharsets.US_ASCII);
        return Rulebook.check(answered(before), answered, line).stream()
                .flatMap(violation -> Fault.of(violation.rule().id()).stream())
                .filter(IN_THE_STATE::contains)
                .toList();
    }

    /** Whether the model can judge a command of this verb here. */
    static boolean isJudged(SessionState before, Verb answered) {
        return PLAIN.containsKey(answered)
                && before.connection().isKnown()
                && switch (answered(before).transaction()) {
                    case NONE, SENDER, RECIPIENTS, CONTENT, CHUNKS -> true;
                    case LAST_CHUNK, FAILED_CHUNK, INDETERMINATE, UNKNOWN -> false;
                };
    }

    /**
     * What the server offered and the client has not done: where a refusal gives no reason of its own, that is the likeliest.
     *
     * @param before the state in which the reply came
     * @return AUTH before TLS, as a server that offers AUTH in clear wants that; nothing if neither is open
     */
    static Optional<Fault> undone(SessionState before) {
        Connection connection = before.connection();
        if (connection.hello() != Hello.EHLO) {
            return Optional.empty();
        }
        if (connection.authentication() == Authentication.NONE
                && connection.extensions().offers("AUTH")) {
            return Optional.of(Fault.AUTH_REQUIRED);
        }
        return !connection.tls() && connection.extensions().offers("STARTTLS")
                ? Optional.of(Fault.STARTTLS_REQUIRED)
                : Optional.empty();
    }

    /** Whether the command had a parameter only the words can tell; that HELO allows none, only the state. */
    static Fault withHello(Fault words, SessionState before) {
        return words == PARAMETER_OFFERED && before.connection().hello() == Hello.HELO ? EHLO_NEEDED : words;
    }

    /**
     * The state with nothing outstanding: the model takes what is outstanding for accepted, and this command was not. "Command
     * unrecognized" is the refusal that leaves every state as it was.
     */
    private static SessionState answered(SessionState before) {
        SessionState state = before;
        while (!state.outstanding().isEmpty()) {
            state = state.received(500, "500 5.5.1 Command unrecognized");
        }
        return state;
    }
}
