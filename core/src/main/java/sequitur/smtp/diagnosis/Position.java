package sequitur.smtp.diagnosis;

import static sequitur.smtp.fault.Fault.AUTH_IN_TRANSACTION;
import static sequitur.smtp.fault.Fault.AUTH_OFFERED;
import static sequitur.smtp.fault.Fault.AUTH_ONCE;
import static sequitur.smtp.fault.Fault.BDAT_AFTER_LAST;
import static sequitur.smtp.fault.Fault.BDAT_BEFORE_RCPT;
import static sequitur.smtp.fault.Fault.BDAT_MIXED;
import static sequitur.smtp.fault.Fault.BDAT_OFFERED;
import static sequitur.smtp.fault.Fault.BINARYMIME_DATA;
import static sequitur.smtp.fault.Fault.COMMAND_UNKNOWN;
import static sequitur.smtp.fault.Fault.DATA_BEFORE_MAIL;
import static sequitur.smtp.fault.Fault.DATA_BEFORE_RCPT;
import static sequitur.smtp.fault.Fault.EHLO_AFTER_STARTTLS;
import static sequitur.smtp.fault.Fault.EHLO_NEEDED;
import static sequitur.smtp.fault.Fault.GREETING_REFUSED;
import static sequitur.smtp.fault.Fault.HELLO_FIRST;
import static sequitur.smtp.fault.Fault.MAIL_NESTED;
import static sequitur.smtp.fault.Fault.PARAMETER_OFFERED;
import static sequitur.smtp.fault.Fault.RCPT_BEFORE_MAIL;
import static sequitur.smtp.fault.Fault.SEQUENCE;
import static sequitur.smtp.fault.Fault.STARTTLS_IN_TRANSACTION;
import static sequitur.smtp.fault.Fault.STARTTLS_OFFERED;
import static sequitur.smtp.fault.Fault.STARTTLS_ONCE;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sequitur.smtp.fault.Fault;
import sequitur.smtp.rule.Rulebook;
import sequitur.smtp.session.Hello;
import sequitur.smtp.session.SessionState;
import sequitur.smtp.wire.Verb;

/** What the state of the session adds to the words of a reply. */
final class Position {

    private static final double CERTAIN = 0.95;

    /** What a server may mean by no more than "out of order", or by words that fit several faults. */
    private static final Set<Fault> OPEN_TO_THE_STATE = EnumSet.of(
            SEQUENCE,
            HELLO_FIRST,
            RCPT_BEFORE_MAIL,
            DATA_BEFORE_MAIL,
            DATA_BEFORE_RCPT,
            BDAT_BEFORE_RCPT,
            MAIL_NESTED,
            AUTH_OFFERED,
            AUTH_IN_TRANSACTION,
            STARTTLS_IN_TRANSACTION,
            STARTTLS_OFFERED,
            BDAT_OFFERED,
            PARAMETER_OFFERED,
            COMMAND_UNKNOWN);

    /** The faults that consist in the state alone, whatever stands in the command. */
    private static final Set<Fault> IN_THE_STATE = EnumSet.of(
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
            BINARYMIME_DATA);

    /** A command of each verb with nothing wrong in itself. */
    private static final Map<Verb, String> PLAIN = Map.of(
            Verb.STARTTLS, "STARTTLS",
            Verb.AUTH, "AUTH PLAIN",
            Verb.MAIL, "MAIL FROM:<>",
            Verb.RCPT, "RCPT TO:<a@example.com>",
            Verb.DATA, "DATA",
            Verb.BDAT, "BDAT 1",
            Verb.BDAT_LAST, "BDAT 1 LAST");

    private Position() {}

    /**
     * The fault that the model finds in this command here, if the words leave it open.
     *
     * @param before the state in which the reply came
     * @param answered the command that it answers
     * @param words the diagnosis of the words
     * @return the fault that the model finds, or nothing if the words are clear or the model finds none
     */
    static Optional<Diagnosis> of(SessionState before, Verb answered, Diagnosis words) {
        if (!OPEN_TO_THE_STATE.contains(words.fault()) || !PLAIN.containsKey(answered)) {
            return Optional.empty();
        }
        // Whether the command had a parameter only the words can tell; that HELO allows none, only the state.
        if (words.fault() == PARAMETER_OFFERED) {
            return before.connection().hello() == Hello.HELO
                    ? Optional.of(new Diagnosis(EHLO_NEEDED, CERTAIN))
                    : Optional.empty();
        }
        byte[] line = PLAIN.getOrDefault(answered, "").getBytes(StandardCharsets.US_ASCII);
        return Rulebook.check(answered(before), answered, line).stream()
                .flatMap(violation -> Fault.of(violation.rule().id()).stream())
                .filter(IN_THE_STATE::contains)
                .findFirst()
                .map(fault -> new Diagnosis(fault, CERTAIN));
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
